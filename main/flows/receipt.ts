import { ReceiptEmail } from '../../central/contract/payments.ts'
import type { receiptProcedures } from '../contract/receipt.ts'
import type { Handlers } from '../contract/procedure.ts'
import { linkQrModules, qrRowsOf } from '../documents/codes/qr-modules.ts'
import { maskName, maskTaxCode } from '../domain/debtor-mask.ts'
import { maskEmail } from '../domain/email-mask.ts'
import { classifyCode, normalizeCode, noticeNumberFromIuv } from '../domain/notice-number.ts'
import type { PaymentReceipt, ReceiptCopy } from '../domain/payment-receipt.ts'
import { stepReceipt, type ReceiptEvent, type ReceiptState, type ReceiptSummary } from '../domain/receipt.ts'
import { checkTaxCode } from '../domain/tax-code.ts'
import type { SignedInPerson } from '../identity/person.ts'
import type { CentralClient } from '../sync/central.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'
import { askedOnce } from './asked-once.ts'
import type { GuessLimit } from './guess-limit.ts'
import type { PrintFlow } from './print.ts'
import { done, notNow } from './visit.ts'

/** What the flow needs from the rest of the kiosk. */
export interface ReceiptFlowParts {
  readonly visit: Visit
  readonly central: Pick<CentralClient, 'findReceipt' | 'mailReceipt' | 'makeReceiptLink'>
  readonly person: Pick<SignedInPerson, 'receiptEmail' | 'key'>
  readonly guesses: GuessLimit
  readonly print: PrintFlow['begin']
  readonly drawReceipt: (receipt: PaymentReceipt, copy: ReceiptCopy, askedCents?: number) => Promise<Uint8Array>
  readonly newId: () => string
  /** Told of errors in work that no call waits for. */
  readonly onFault: (what: string, error: unknown) => void
}

/** The flow `receipt` (requirements 5.1, 5.2, 12): a receipt by its code and a tax code of it, or of the own board, on paper, by mail or on the phone. */
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
  /** By what it was found. */
  readonly by: { readonly code: string; readonly taxCode: string } | { readonly paymentId: string }
  /** Under which id it has an address: a new one under the same id is the end of the old one. */
  linkId?: string | undefined
}

/** The flow `receipt` on one visit. */
export function createReceiptFlow(parts: ReceiptFlowParts): ReceiptFlow {
  const { visit, central, guesses, person } = parts
  let found: Found | undefined
  const asked = askedOnce(parts.newId)
  visit.onEnd(() => {
    found = undefined
    asked.answered()
  })
  visit.onHandOver('receipt', (input) => {
    if ('code' in input) return visit.show({ flow: 'receipt', state: { name: 'entry', code: input.code, taxCode: '' } })
    const { paymentId, receipt, askedCents } = input
    found = { receipt, askedCents, copy: 'payer', by: { paymentId } }
    visit.show({ flow: 'receipt', state: { name: 'found', receipt: summaryOf(found), email: person.receiptEmail() } })
  })

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
      const hit: Found = { ...answer.value, by: { code, taxCode } }
      const email = person.receiptEmail()
      if (advance({ name: 'found', lookUpId, receipt: summaryOf(hit), email })) found = hit
      return true
    } catch (error) {
      failed('unreachable')
      throw error
    }
  }

  /** How the centre is told which receipt it is; undefined where it knows the person no longer. */
  function nameOf({ by }: Found) {
    if ('code' in by) return by
    const session = person.key()
    return session && { session, paymentId: by.paymentId }
  }

  async function makeLink(its: Found): Promise<void> {
    const visitId = visit.id()
    const isCurrent = () => visit.id() === visitId && found === its
    // Nobody else may ask under it until it was answered: whose answer came last at the centre, nobody would know.
    const linkId = its.linkId ?? parts.newId()
    its.linkId = undefined
    try {
      const named = nameOf(its)
      const answer = named && (await central.makeReceiptLink({ ...named, linkId, language: visit.screen().language }))
      if (!isCurrent()) return
      if (answer?.ok !== true || answer.value.result !== 'made') {
        advance({ name: 'not-linked' })
        return
      }
      its.linkId = linkId
      const { address, expiresAt } = answer.value
      const qrRows = qrRowsOf(linkQrModules(address))
      advance({ name: 'linked', qrRows, expiresAt })
    } catch (error) {
      if (isCurrent()) advance({ name: 'not-linked' })
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
        if (hit === undefined || state === undefined || !canPrint(state)) return notNow
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
        const named = nameOf(hit)
        if (named === undefined) return { ok: false, refusal: 'unreachable' }
        const { language } = visit.screen()
        const answer = await central.mailReceipt({
          ...named,
          email,
          requestId: asked.idOf({ by: hit.by, email, language }),
          language,
        })
        if (answer.ok) asked.answered()
        // The person may have gone, or on to another receipt: nothing of this answer may be said of that one.
        if (visit.id() !== visitId || found !== hit) return notNow
        if (!answer.ok || answer.value.result !== 'queued') return { ok: false, refusal: 'unreachable' }
        return advance({ name: 'mail-queued', maskedEmail: maskEmail(email) }) ? done : notNow
      },
      'receipt.by-phone': () => {
        const hit = found
        if (hit === undefined || !advance({ name: 'link-asked' })) return notNow
        makeLink(hit).catch((error: unknown) => parts.onFault('receipt-link', error))
        return done
      },
      'receipt.back': () => {
        if (stateNow()?.name === 'found' && found !== undefined && 'paymentId' in found.by) {
          visit.handOver({ next: 'board', input: 'back' })
          return done
        }
        if (advance({ name: 'back', email: person.receiptEmail() })) return done
        if (stateNow()?.name !== 'entry') return notNow
        visit.handOver({ next: 'home' })
        return done
      },
    },
  }
}

/** The screens that have a button to print. */
function canPrint(state: ReceiptState): state is Extract<ReceiptState, { name: 'found' | 'mailed' }> {
  return state.name === 'found' || state.name === 'mailed'
}

/** What a screen shows of a receipt. The debtor is masked here, in main: the whole name never reaches a page. */
function summaryOf({ receipt, copy, askedCents, by }: Found): ReceiptSummary {
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
    ...('paymentId' in by && { isOwn: true }),
  }
}
