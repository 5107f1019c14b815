import { formatMoment } from '../../domain/calendar.ts'
import { groupNoticeNumber } from '../../domain/notice-number.ts'
import { euroOnPaper } from '../page/euro-on-paper.ts'
import type { Fonts } from '../page/fonts.ts'
import { soundDrawings, type TownDrawings } from '../page/marks.ts'
import { printableIn } from '../page/printable.ts'
import type { ReceiptDocument } from './receipt.ts'

/**
 * Every text of a receipt as it will be printed. Absent is what has nothing to print, and on the debtor's copy what the debtor may
 * not see: who paid, how, the fee and the total.
 */
export type ReceiptContent = {
  readonly title: string | undefined
  readonly isDebtorCopy: boolean
  readonly creditor: { readonly fiscalCode: string; readonly name: string; readonly officeName: string | undefined }
  readonly debtor: { readonly fiscalCode: string | undefined; readonly name: string }
  readonly payer: { readonly fiscalCode: string | undefined; readonly name: string } | undefined
  readonly amount: string
  /** Absent also where the receipt tells no fee. */
  readonly costs: { readonly fee: string; readonly total: string } | undefined
  readonly difference: { readonly asked: string; readonly amount: string; readonly isMore: boolean } | undefined
  readonly paidAt: string
  readonly psp: { readonly name: string; readonly codes: string | undefined; readonly channel: string | undefined }
  readonly method: string | undefined
  /** In groups of four digits. */
  readonly noticeNumber: string | undefined
  readonly iuv: string
  readonly receiptId: string
  /** Only where there is more than one. */
  readonly shares: readonly ShareContent[]
  readonly drawings: TownDrawings
  readonly givenBy: { readonly name: string; readonly info: string | undefined }
}

/** What one creditor got; `detail` is what the transfer says it is for, where that is not the subject of the whole. */
export type ShareContent = {
  readonly name: string
  readonly code: string | undefined
  readonly detail: string | undefined
  readonly amount: string
}

// What the schema of a receipt allows, and for who gives it out what settings allow. Cleaning can make a text longer (ﬁ, ẞ).
const LIMITS = { person: 70, company: 140, text: 140, code: 35, receiptId: 70, contacts: 100 } as const

/** Cleans, shortens and formats the texts of a receipt. Throws the RangeErrors of `renderReceipt`. */
export function prepareReceipt(document: ReceiptDocument, fonts: Fonts): ReceiptContent {
  const { receipt, language, copy, askedCents } = document
  const { words, code } = printableIn(fonts)
  const euro = (cents: number): string => euroOnPaper(cents, language)
  const person = ({ name, fiscalCode }: { name: string; fiscalCode: string }) => ({
    name: words(name, LIMITS.person) ?? '',
    fiscalCode: code(fiscalCode, LIMITS.code),
  })
  const giver = words(document.creditor.name, LIMITS.contacts) ?? ''
  const title = words(receipt.description, LIMITS.text)
  const pspCodes = [receipt.psp.id, receipt.psp.fiscalCode].map((text) => words(text, LIMITS.receiptId))
  const { payer, feeCents, amountCents } = receipt
  const isDebtorCopy = copy === 'debtor'
  return {
    title,
    isDebtorCopy,
    creditor: {
      fiscalCode: receipt.creditor.fiscalCode,
      name: words(receipt.creditor.name, LIMITS.company) ?? giver,
      officeName: words(receipt.creditor.officeName, LIMITS.company),
    },
    debtor: person(receipt.debtor),
    payer: isDebtorCopy || payer === undefined ? undefined : person(payer),
    amount: euro(amountCents),
    costs:
      isDebtorCopy || feeCents === undefined ? undefined : { fee: euro(feeCents), total: euro(amountCents + feeCents) },
    difference:
      askedCents === undefined || askedCents === amountCents
        ? undefined
        : {
            asked: euro(askedCents),
            amount: euro(Math.abs(amountCents - askedCents)),
            isMore: amountCents > askedCents,
          },
    paidAt: formatMoment(receipt.paidAt, language),
    psp: {
      name: words(receipt.psp.name, LIMITS.person) ?? '',
      codes: pspCodes.filter((text) => text !== undefined).join(' · ') || undefined,
      channel: words(receipt.psp.channel, LIMITS.code),
    },
    method: isDebtorCopy ? undefined : words(receipt.paymentMethod, LIMITS.code),
    noticeNumber: receipt.noticeNumber === undefined ? undefined : groupNoticeNumber(receipt.noticeNumber),
    iuv: code(receipt.iuv, LIMITS.code) ?? '',
    receiptId: code(receipt.receiptId, LIMITS.receiptId) ?? '',
    shares:
      receipt.transfers.length < 2
        ? []
        : receipt.transfers.map(({ creditorName, creditorCode, remittanceInformation, ...share }) => {
            const detail = words(remittanceInformation, LIMITS.text)
            return {
              name: words(creditorName, LIMITS.company) ?? '',
              code: code(creditorCode, LIMITS.code),
              detail: detail === title ? undefined : detail,
              amount: euro(share.amountCents),
            }
          }),
    drawings: soundDrawings(document.creditor),
    givenBy: { name: giver, info: words(document.creditor.info, LIMITS.contacts) },
  }
}
