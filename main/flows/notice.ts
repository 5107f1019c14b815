import type { noticeProcedures } from '../contract/notice.ts'
import type { Handlers } from '../contract/procedure.ts'
import { noticeQrModules, qrRowsOf } from '../documents/codes/qr-modules.ts'
import { payability, type DebtPosition, type PaymentOption } from '../domain/debt-position.ts'
import { checkNoticeNumber, classifyCode, normalizeCode } from '../domain/notice-number.ts'
import {
  noticeStart,
  stepNotice,
  type NoticeEvent,
  type NoticeFault,
  type NoticeState,
  type NoticeSummary,
} from '../domain/notice.ts'
import type { Payment } from '../domain/pay.ts'
import { noticeQrText } from '../domain/qr-code.ts'
import { romeDate } from '../domain/calendar.ts'
import { checkTaxCode } from '../domain/tax-code.ts'
import type { LookUp } from '../sync/look-up.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'
import type { GuessLimit } from './guess-limit.ts'
import { summaryOf } from './notice-summary.ts'
import type { PrintFlow } from './print.ts'
import { done, notNow } from './visit.ts'

/** What the flow needs from the rest of the kiosk. */
export interface NoticeFlowParts {
  readonly visit: Visit
  readonly guesses: GuessLimit
  readonly creditor: string
  readonly lookUp: (code: string) => Promise<LookUp>
  /** Draws the notice as PDF. */
  readonly draw: (notice: FoundNotice) => Promise<Uint8Array>
  readonly print: PrintFlow['begin']
  readonly newId: () => string
  readonly now: () => Date
}

/** A notice that was found, whole: it stays in main, and goes with the visit. */
export interface FoundNotice {
  readonly position: DebtPosition
  readonly option: PaymentOption
  readonly cachedAt: string | undefined
}

/** The flow `notice`: a guest's way from a code to a phone or to paper (requirements 6, 10, 6.1, 10.1). */
export interface NoticeFlow {
  readonly handlers: Handlers<typeof noticeProcedures, Caller>
  /** Takes what a scanner read: the code of a notice, the tax code that is asked for, or something else. False when it came too late. */
  readonly scanned: (
    read:
      | { readonly code: string; readonly paperAmountCents?: number }
      | { readonly taxCode: string }
      | { readonly fault: NoticeFault },
  ) => Promise<boolean>
}

/** The flow `notice` on one visit. */
export function createNoticeFlow(parts: NoticeFlowParts): NoticeFlow {
  const { visit, guesses, now } = parts
  let found: FoundNotice | undefined
  /** Where this flow stood when it handed over. */
  let leftFor: NoticeState | undefined
  /** Whether this visit has proved that it knows whose notice it is. */
  let hasProved = false
  visit.onEnd(() => {
    found = undefined
    leftFor = undefined
    hasProved = false
  })
  visit.onHandOver('notice', (input) => {
    const again: NoticeState | undefined = input === 'back' ? leftFor : { name: 'entry', typed: input.code }
    if (input !== 'back') found = undefined
    visit.show({ flow: 'notice', state: again ?? noticeStart })
    leftFor = undefined
  })

  const stateNow = (): NoticeState | undefined => {
    const { scene } = visit.screen()
    return scene.flow === 'notice' ? scene.state : undefined
  }
  const advance = (event: NoticeEvent, from = stateNow()): boolean => {
    // While a sheet is being made nothing but its end changes the screen.
    if (visit.screen().print?.name === 'printing') return false
    const next = from && stepNotice(from, event)
    if (next === undefined) return false
    visit.show({ flow: 'notice', state: next })
    return true
  }

  async function search(code: string, paperAmountCents?: number): Promise<boolean> {
    const lookUpId = parts.newId()
    const visitId = visit.id()
    if (!advance({ name: 'search-began', code, lookUpId }, stateNow() ?? noticeStart)) return false
    try {
      if (await guesses.isReached())
        return advance({ name: 'fault-found', lookUpId, fault: { kind: 'too-many-attempts' } })
      const result = await parts.lookUp(code)
      // Counted also when the person has gone: who leaves before the answer guesses no more often.
      if (!result.found && result.why === 'unknown') await guesses.count(visitId)
      // The person may have gone, and the next one be searching: nothing of this answer may reach that screen.
      if (visit.id() !== visitId) return true
      if (result.found) show(result, code, lookUpId, paperAmountCents)
      else if (result.why === 'unknown')
        advance({ name: 'fault-found', lookUpId, fault: { kind: 'unknown-code', code } })
      else advance({ name: 'fault-found', lookUpId, fault: { kind: 'unreachable', code } })
      return true
    } catch (error) {
      advance({ name: 'fault-found', lookUpId, fault: { kind: 'unreachable', code } })
      throw error
    }
  }

  function show(
    result: Extract<LookUp, { found: true }>,
    code: string,
    lookUpId: string,
    paperAmountCents: number | undefined,
  ): void {
    const { position, noticeNumber, cachedAt } = result
    const option = position.options.find((each) => each.noticeNumber === noticeNumber)
    if (option === undefined) throw new Error('The centre named an option that its position does not have')
    const payable = payability(position, option, now().toISOString())
    if (payable.state === 'payable') {
      const shown = { position, option, cachedAt }
      const creditorName = visit.settings()?.name ?? ''
      const summary = summaryOf(shown, { name: creditorName, code: parts.creditor }, payable.isOverdue)
      const isOtherAmount = paperAmountCents !== undefined && paperAmountCents !== option.amountCents
      const notice = isOtherAmount ? { ...summary, paperAmountCents } : summary
      // The person may have gone on to another code: only what the screen shows may be printed.
      if (advance({ name: 'found', lookUpId, notice })) {
        found = shown
        hasProved = false
      }
    } else if (payable.state === 'not-yet') {
      advance({ name: 'fault-found', lookUpId, fault: { kind: 'not-yet', code, from: romeDate(payable.from) } })
    } else {
      const kind = payable.state === 'draft' ? 'unknown-code' : payable.state
      advance({ name: 'fault-found', lookUpId, fault: { kind, code } })
    }
  }

  /** Hands the notice out: on paper, or on the way that `take` goes on to. */
  function handOut(wanted: 'print' | 'take', { requestId }: Caller): boolean {
    const notice = found
    const state = stateNow()
    if (notice === undefined || state === undefined || !('notice' in state)) return false
    if (visit.settings()?.guestPrint !== 'open' && !hasProved) return advance({ name: 'tax-code-asked', wanted })
    const { creditorName, amountCents, noticeNumber, subject } = state.notice
    const facts = { creditorName, amountCents, noticeNumber }
    if (wanted === 'print') return parts.print({ document: 'notice', facts, draw: () => parts.draw(notice), requestId })
    if (!leave(state.notice)) return false
    visit.handOver({ next: 'take', input: { notice: { ...facts, subject } } })
    return true
  }

  /** Ends here for now; who comes back finds the notice. False while a sheet is being made. */
  function leave(notice: NoticeSummary): boolean {
    if (visit.screen().print?.name === 'printing') return false
    leftFor = { name: 'summary', notice }
    visit.setPrint(null)
    return true
  }

  /** Ends here for now, and hands the notice over to a payment. */
  function pay(way: 'here' | 'page'): boolean {
    const state = stateNow()
    if (state === undefined || !('notice' in state) || !leave(state.notice)) return false
    const { noticeNumber, creditorName, subject, amountCents, paperAmountCents, isOverdue } = state.notice
    const payment: Payment = {
      noticeNumber,
      creditorName,
      subject,
      amountCents,
      isOverdue,
      ...(paperAmountCents !== undefined && { paperAmountCents }),
    }
    visit.handOver({ next: 'pay', input: { payment, way } })
    return true
  }

  return {
    scanned: async (read) => {
      if ('taxCode' in read) return advance({ name: 'tax-code-typed', typed: read.taxCode })
      if ('code' in read) return await search(read.code, read.paperAmountCents)
      return advance({ name: 'scan-failed', fault: read.fault }, stateNow() ?? noticeStart)
    },
    handlers: {
      'notice.keep-typed': ({ typed }) => (advance({ name: 'typed', typed }) ? done : notNow),
      'notice.find': async ({ code: typed, isSure }) => {
        const code = normalizeCode(typed)
        const kind = classifyCode(code)
        if (kind === 'too-short' || kind === 'invalid') return { ok: false, refusal: 'malformed' }
        const isDoubtful = kind === 'notice-number' && checkNoticeNumber(code) === 'wrong-check-digits'
        if (isDoubtful && !isSure) return advance({ name: 'doubted', code }) ? done : notNow
        if (stateNow() === undefined) return notNow
        return (await search(code)) ? done : notNow
      },
      'notice.show-qr': () => {
        if (found === undefined) return notNow
        const { noticeNumber, amountCents } = found.option
        const text = noticeQrText({ noticeNumber, creditor: parts.creditor, amountCents })
        const qrRows = qrRowsOf(noticeQrModules(text))
        if (!advance({ name: 'phone-chosen', qrRows })) return notNow
        visit.setPrint(null)
        return done
      },
      'notice.print': (_, caller) => (handOut('print', caller) ? done : notNow),
      'notice.take': (_, caller) => (handOut('take', caller) ? done : notNow),
      'notice.keep-tax-code': ({ typed }) => (advance({ name: 'tax-code-typed', typed }) ? done : notNow),
      'notice.give-tax-code': async ({ taxCode }, caller) => {
        const notice = found
        const state = stateNow()
        if (notice === undefined || state?.name !== 'tax-code') return notNow
        const given = normalizeCode(taxCode)
        // What the creditor registered may itself fail the check: only its shape is asked for.
        const check = checkTaxCode(given)
        if (!check.ok && check.reason === 'length') return { ok: false, refusal: 'bad-tax-code' }
        if (await guesses.isReached()) {
          visit.show({ flow: 'notice', state: { name: 'fault', fault: { kind: 'too-many-attempts' } } })
          return done
        }
        if (given !== notice.position.debtor.fiscalCode) {
          await guesses.count(visit.id())
          return advance({ name: 'tax-code-wrong' }) ? done : notNow
        }
        if (!advance({ name: 'tax-code-right' })) return notNow
        hasProved = true
        return handOut(state.wanted, caller) ? done : notNow
      },
      'notice.pay-here': () => (pay('here') ? done : notNow),
      'notice.pay-by-page': () => (pay('page') ? done : notNow),
      'notice.find-receipt': () => {
        const state = stateNow()
        if (state?.name !== 'fault' || state.fault.kind !== 'paid') return notNow
        visit.handOver({ next: 'receipt', input: { code: state.fault.code } })
        return done
      },
      'notice.back': () => {
        if (advance({ name: 'back' })) return done
        if (stateNow()?.name !== 'entry') return notNow
        visit.show({ flow: 'visit', state: { name: 'home' } })
        return done
      },
    },
  }
}
