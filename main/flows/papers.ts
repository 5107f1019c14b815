import type { Settings } from '../../central/contract/settings.ts'
import type { Fonts } from '../documents/page/fonts.ts'
import type { Office } from '../documents/slip/office.ts'
import type { TicketSlipDocument } from '../documents/slip/ticket-slip.ts'
import type { Payment } from '../domain/pay.ts'
import type { PaymentReceipt, ReceiptCopy } from '../domain/payment-receipt.ts'
import type { Visit } from '../visit/visit.ts'
import type { FoundNotice } from './notice.ts'

/** What the slip of a request for assistance says of it: `reason` in words, in the language of the visit. */
export type TicketOnSlip = Pick<TicketSlipDocument, 'number' | 'code' | 'reason' | 'openedAt' | 'answerBy'>

/** Draws the papers of this kiosk's municipality as PDF, as they are now; before its settings have come every one of these rejects. */
export interface Papers {
  readonly notice: (notice: FoundNotice) => Promise<Uint8Array>
  readonly receipt: (receipt: PaymentReceipt, copy: ReceiptCopy, askedCents?: number) => Promise<Uint8Array>
  readonly slip: (payment: Payment, freeAt: string) => Promise<Uint8Array>
  readonly ticket: (ticket: TicketOnSlip) => Promise<Uint8Array>
  /** Loads what drawing takes, so that the first paper does not wait for it. */
  readonly prepare: () => Promise<void>
}

/** The papers of a kiosk, in the language of the visit. */
export function createPapers(parts: {
  readonly visit: Visit
  readonly creditor: string
  /** The fonts, parsed when they are first asked for. */
  readonly fonts: () => Promise<Fonts>
  readonly now: () => Date
}): Papers {
  const { visit, creditor } = parts
  const settings = (): Settings => {
    const known = visit.settings()
    if (known === undefined) throw new Error('Nothing can be drawn before the settings have come')
    return known
  }
  const tools = async () => {
    const [{ drawing }, fonts] = await Promise.all([import('../documents/drawing.ts'), parts.fonts()])
    return { ...drawing, fonts }
  }
  const inThisVisit = () => ({ language: visit.screen().language, producedAt: parts.now().toISOString() })
  return {
    notice: async (notice) => {
      const { noticeDocumentOf, renderNotice, fonts } = await tools()
      return renderNotice(noticeDocumentOf(notice, creditor, settings(), inThisVisit()), fonts)
    },
    receipt: async (receipt, copy, askedCents) => {
      const { renderReceipt, fonts } = await tools()
      const { name, info, crest, marks } = settings()
      return renderReceipt(
        {
          ...inThisVisit(),
          receipt,
          copy,
          creditor: { name, info, crest, marks },
          ...(askedCents !== undefined && { askedCents }),
        },
        fonts,
      )
    },
    slip: async ({ noticeNumber, subject, amountCents }, freeAt) => {
      const { renderSlip, fonts } = await tools()
      const { name, crest, marks } = settings()
      return renderSlip(
        {
          ...inThisVisit(),
          creditor: { fiscalCode: creditor, name, crest, marks },
          noticeNumber,
          subject,
          amountCents,
          freeAt,
          office: officeOf(settings()),
        },
        fonts,
      )
    },
    ticket: async (ticket) => {
      const { renderTicketSlip, fonts } = await tools()
      const { name } = settings()
      return renderTicketSlip({ ...inThisVisit(), ...ticket, creditor: { name }, office: officeOf(settings()) }, fonts)
    },
    prepare: async () => {
      await tools()
    },
  }
}

function officeOf({ officeName, officeAddress, officeHours, officePhone, officeEmail }: Settings): Office {
  return {
    name: officeName,
    address: officeAddress,
    hours: officeHours,
    ...(officePhone !== undefined && { phone: officePhone }),
    ...(officeEmail !== undefined && { email: officeEmail }),
  }
}
