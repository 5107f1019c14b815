import { ReceiptEmail } from '../../central/contract/payments.ts'
import type { receiptProcedures } from '../contract/receipt.ts'
import type { Handlers } from '../contract/procedure.ts'
import { maskName, maskTaxCode } from '../domain/debtor-mask.ts'
import { maskEmail } from '../domain/email-mask.ts'
import { classifyCode, normalizeCode, noticeNumberFromIuv } from '../domain/notice-number.ts'
import type { PaymentReceipt, ReceiptCopy } from '../domain/payment-receipt.ts'
import { stepReceipt, type ReceiptEvent, type ReceiptState, type ReceiptSummary } from '../domain/receipt.ts'
import { checkTaxCode } from '../domain/tax-code.ts'
import type { CentralClient } from '../sync/central.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'
import type { GuessLimit } from './guess-limit.ts'
import type { PrintFlow } from './print.ts'
import { done, notNow } from './visit.ts'

/** What the flow needs from the rest of the kiosk. */
export interface ReceiptFlowParts {
  readonly visit: Visit
  readonly central: Pick<CentralClient, 'findReceipt' | 'mailReceipt'>
  readonly guesses: GuessLimit
  readonly print: PrintFlow['begin']
  readonly drawReceipt: (receipt: PaymentReceipt, copy: ReceiptCopy, askedCents?: number) => Promise<Uint8Array>
  readonly newId: () => string
}

/** The flow `receipt` (requirements 5.2, 12): a receipt by its code and a tax code of it, on paper or by mail. */
export interface ReceiptFlow {
  readonly handlers: Handlers<typeof receiptProcedures, Caller>
  /** Takes what a scanner read into its field. False when it came too late. */
  readonly scanned: (read: { readonly code: string } | { readonly taxCode: string }) => boolean
}

/** A receipt that was found, whole: it stays in main, and goes with the visit. */
interface Found {
  readonly receipt: PaymentReceipt
  readonly copy: ReceiptCopy
  readonly askedCents?: number | undefined
  readonly code: string
  readonly taxCode: string
}

/** The flow `receipt` on one visit. */
export function createReceiptFlow(parts: ReceiptFlowParts): ReceiptFlow {
  const { visit, central, guesses } = parts
  let found: Found | undefined
  visit.onEnd(() => {
    found = undefined
  })
  visit.onHandOver('receipt', ({ code }) =>
    visit.show({ flow: 'receipt', state: { name: 'entry', code, taxCode: '' } }),
  )

  const stateNow = (): ReceiptState | undefined => {
    const { scene } = visit.screen()
    return scene.flow === 'receipt' ? scene.state : undefined
  }
  const advance = (event: ReceiptEvent): boolean => {
    const state = stateNow()
    const next = state && stepReceipt(state, event)
    if (next === undefined) return false
    visit.show({ flow: 'receipt', state: next })
    return true
  }

  async function search(code: string, taxCode: string): Promise<boolean> {
    const lookUpId = parts.newId()
    const visitId = visit.id()
    if (!advance({ name: 'search-began', code, taxCode, lookUpId })) return false
    const failed = (fault: 'not-found' | 'too-many-attempts' | 'unreachable') =>
      advance({ name: 'failed', lookUpId, fault })
    try {
      if (await guesses.isReached()) return failed('too-many-attempts')
      const answer = await central.findReceipt({ code, taxCode })
      // Counted also when the person has gone: who leaves before the answer guesses no more often.
      if (answer.ok && !answer.value.found) await guesses.count(visitId)
      // The person may have gone, and the next one be searching: nothing of this answer may reach that screen.
      if (visit.id() !== visitId) return true
      if (!answer.ok) return failed('unreachable')
      if (!answer.value.found) return failed('not-found')
      const hit: Found = { ...answer.value, code, taxCode }
      if (advance({ name: 'found', lookUpId, receipt: summaryOf(hit) })) found = hit
      return true
    } catch (error) {
      failed('unreachable')
      throw error
    }
  }

  return {
    scanned: (read) => advance({ name: 'scanned', ...read }),
    handlers: {
      'receipt.keep-typed': ({ code, taxCode }) => (advance({ name: 'typed', code, taxCode }) ? done : notNow),
      'receipt.find': async ({ code: typedCode, taxCode: typedTaxCode }) => {
        const code = normalizeCode(typedCode)
        const taxCode = normalizeCode(typedTaxCode)
        const kind = classifyCode(code)
        if (kind === 'too-short' || kind === 'invalid') return { ok: false, refusal: 'bad-code' }
        // What the creditor registered may itself fail the check: only its length is asked for.
        const check = checkTaxCode(taxCode)
        if (!check.ok && check.reason === 'length') return { ok: false, refusal: 'bad-tax-code' }
        return (await search(code, taxCode)) ? done : notNow
      },
      'receipt.print': (_, { requestId }) => {
        const hit = found
        const state = stateNow()
        if (hit === undefined || (state?.name !== 'found' && state?.name !== 'mailed')) return notNow
        const { creditorName, amountCents, noticeNumber, iuv } = state.receipt
        const facts = { creditorName, amountCents, noticeNumber: noticeNumber ?? iuv }
        const draw = () => parts.drawReceipt(hit.receipt, hit.copy, hit.askedCents)
        return parts.print({ document: 'receipt', facts, draw, requestId }) ? done : notNow
      },
      'receipt.keep-email': ({ email }) => (advance({ name: 'email-typed', email }) ? done : notNow),
      'receipt.mail': async ({ email }) => {
        const hit = found
        const visitId = visit.id()
        if (hit === undefined || stateNow()?.name !== 'found') return notNow
        if (!ReceiptEmail.safeParse(email).success) return { ok: false, refusal: 'bad-email' }
        const { code, taxCode } = hit
        const answer = await central.mailReceipt({
          code,
          taxCode,
          email,
          requestId: parts.newId(),
          language: visit.screen().language,
        })
        if (visit.id() !== visitId) return notNow
        if (!answer.ok || answer.value.result !== 'queued') return { ok: false, refusal: 'unreachable' }
        return advance({ name: 'mail-queued', maskedEmail: maskEmail(email) }) ? done : notNow
      },
      'receipt.back': () => {
        if (advance({ name: 'back' })) return done
        if (stateNow()?.name !== 'entry') return notNow
        visit.handOver({ next: 'home' })
        return done
      },
    },
  }
}

/** What a screen shows of a receipt. The debtor is masked here, in main: the whole name never reaches a page. */
function summaryOf({ receipt, copy, askedCents }: Found): ReceiptSummary {
  const { iuv, creditor, description, amountCents, feeCents, paidAt, psp, debtor } = receipt
  const noticeNumber = receipt.noticeNumber ?? noticeNumberFromIuv(iuv)
  return {
    ...(noticeNumber !== undefined && { noticeNumber }),
    iuv,
    creditorName: creditor.name,
    creditorCode: creditor.fiscalCode,
    subject: description,
    amountCents,
    ...(copy === 'payer' && feeCents !== undefined && { feeCents }),
    paidAt,
    pspName: psp.name,
    maskedDebtor: { name: maskName(debtor.name), fiscalCode: maskTaxCode(debtor.fiscalCode) },
    ...(askedCents !== undefined && { askedCents }),
  }
}
