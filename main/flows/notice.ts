import type { KioskStore } from '../../db/kiosk/client.ts'
import type { noticeProcedures } from '../contract/notice.ts'
import type { Handlers } from '../contract/procedure.ts'
import type { scanProcedures } from '../contract/scan.ts'
import { noticeQrModules } from '../documents/qr-modules.ts'
import { payability, type DebtPosition, type PaymentOption } from '../domain/debt-position.ts'
import { checkNoticeNumber, classifyCode, normalizeCode } from '../domain/notice-number.ts'
import { noticeStart, stepNotice, type NoticeEvent, type NoticeFault, type NoticeState } from '../domain/notice.ts'
import { printId, type PrintState } from '../domain/print-job.ts'
import { noticeQrText } from '../domain/qr-code.ts'
import { romeDate } from '../domain/calendar.ts'
import { readScan } from '../domain/scan.ts'
import type { PrintProgress, PrintQueue } from '../printing/print-queue.ts'
import type { LookUp } from '../sync/look-up.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'
import { summaryOf } from './notice-summary.ts'
import { done, notNow } from './visit.ts'

/** What the flow needs from the rest of the kiosk. */
export interface NoticeFlowParts {
  readonly visit: Visit
  readonly store: KioskStore
  readonly creditor: string
  readonly lookUp: (code: string) => Promise<LookUp>
  /** Draws the notice as PDF. */
  readonly draw: (notice: FoundNotice) => Promise<Uint8Array>
  readonly prints: Pick<PrintQueue, 'print' | 'cancel'>
  readonly newId: () => string
  readonly now: () => Date
  /** Told of errors in work that no call waits for. */
  readonly onFault: (what: string, error: unknown) => void
}

/** A notice that was found, whole: it stays in main, and goes with the visit. */
export interface FoundNotice {
  readonly position: DebtPosition
  readonly option: PaymentOption
  readonly cachedAt: string | undefined
}

/** The flow `notice`: a guest's way from a code to a phone or to paper (requirements 6, 10, 6.1, 10.1). */
export interface NoticeFlow {
  readonly handlers: Handlers<typeof noticeProcedures & typeof scanProcedures, Caller>
  /** Hears from the print queue. */
  readonly onPrint: (progress: PrintProgress) => void
}

const HOUR_MS = 3_600_000

/** The flow `notice` on one visit. */
export function createNoticeFlow(parts: NoticeFlowParts): NoticeFlow {
  const { visit, store, now } = parts
  let found: FoundNotice | undefined
  let unknownCodes = 0
  /** Prints whose sheet is still being drawn: the queue does not know them yet, and one taken out of here is not printed. */
  const drawing = new Set<string>()
  visit.onEnd(() => {
    const state = stateNow()
    // A sheet that is still held back would come out later, before nobody.
    if (state?.name === 'printing' && !drawing.delete(state.printId)) {
      inBackground('cancel', parts.prints.cancel(printId.parse(state.printId)))
    }
    found = undefined
    unknownCodes = 0
  })

  const stateNow = (): NoticeState | undefined => {
    const { scene } = visit.screen()
    return scene.flow === 'notice' ? scene.state : undefined
  }
  const advance = (event: NoticeEvent, from = stateNow()): boolean => {
    const next = from && stepNotice(from, event)
    if (next === undefined) return false
    visit.show({ flow: 'notice', state: next })
    return true
  }
  const inBackground = (what: string, work: Promise<unknown>) => {
    work.catch((error: unknown) => parts.onFault(what, error))
  }

  async function search(code: string): Promise<boolean> {
    const lookUpId = parts.newId()
    const visitId = visit.id()
    if (!advance({ name: 'search-began', code, lookUpId }, stateNow() ?? noticeStart)) return false
    try {
      const fault = await faultBefore()
      if (fault !== undefined) return advance({ name: 'fault-found', lookUpId, fault })
      const result = await parts.lookUp(code)
      // The person may have gone, and the next one be searching: nothing of this answer may reach that screen.
      if (visit.id() !== visitId) return true
      if (result.found) show(result, code, lookUpId)
      else if (result.why === 'unknown') await countUnknown(code, lookUpId)
      else advance({ name: 'fault-found', lookUpId, fault: { kind: 'unreachable', code } })
      return true
    } catch (error) {
      advance({ name: 'fault-found', lookUpId, fault: { kind: 'unreachable', code } })
      throw error
    }
  }

  /** Guessing codes finds other people's notices, so a visit and a kiosk may be wrong only so often. */
  async function faultBefore(): Promise<NoticeFault | undefined> {
    const perVisit = visit.settings()?.unknownCodesPerVisit ?? 10
    const perHour = visit.settings()?.unknownCodesPerHour ?? 60
    const lastHour = await store.ask('unknownCodesSince', new Date(now().getTime() - HOUR_MS).toISOString())
    return unknownCodes >= perVisit || lastHour >= perHour ? { kind: 'too-many-attempts' } : undefined
  }

  async function countUnknown(code: string, lookUpId: string): Promise<void> {
    unknownCodes += 1
    const at = now()
    const forgetBefore = new Date(at.getTime() - HOUR_MS).toISOString()
    await store.ask('countUnknownCode', { at: at.toISOString(), forgetBefore })
    advance({ name: 'fault-found', lookUpId, fault: { kind: 'unknown-code', code } })
  }

  function show(result: Extract<LookUp, { found: true }>, code: string, lookUpId: string): void {
    const { position, noticeNumber, cachedAt } = result
    const option = position.options.find((each) => each.noticeNumber === noticeNumber)
    if (option === undefined) throw new Error('The centre named an option that its position does not have')
    const payable = payability(position, option, now().toISOString())
    if (payable.state === 'payable') {
      const shown = { position, option, cachedAt }
      const creditorName = visit.settings()?.name ?? ''
      const notice = summaryOf(shown, { name: creditorName, code: parts.creditor }, payable.isOverdue)
      // The person may have gone on to another code: only what the screen shows may be printed.
      if (advance({ name: 'found', lookUpId, notice })) found = shown
    } else if (payable.state === 'not-yet') {
      advance({ name: 'fault-found', lookUpId, fault: { kind: 'not-yet', code, from: romeDate(payable.from) } })
    } else {
      const kind = payable.state === 'draft' ? 'unknown-code' : payable.state
      advance({ name: 'fault-found', lookUpId, fault: { kind, code } })
    }
  }

  function beginPrint(): boolean {
    const id = printId.parse(parts.newId())
    const notice = found
    if (notice === undefined || !advance({ name: 'print-began', printId: id })) return false
    const subject = { document: 'notice', noticeNumber: notice.option.noticeNumber } as const
    const work = async () => {
      drawing.add(id)
      const pdf = await parts.draw(notice)
      if (!drawing.delete(id)) return
      const job = await parts.prints.print(id, subject, pdf)
      advance({ name: 'print-ended', printId: id, trouble: troubleOf(job.state) })
    }
    inBackground(
      'print',
      work().catch((error: unknown) => {
        // While it was being drawn surely nothing was printed.
        const trouble = drawing.delete(id) ? 'aborted' : 'unknown'
        advance({ name: 'print-ended', printId: id, trouble })
        throw error
      }),
    )
    return true
  }

  return {
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
        const state = stateNow()
        if (found === undefined || state === undefined) return notNow
        const { noticeNumber, amountCents } = found.option
        const text = noticeQrText({ noticeNumber, creditor: parts.creditor, amountCents })
        const qrRows = noticeQrModules(text).map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''))
        return advance({ name: 'phone-chosen', qrRows }) ? done : notNow
      },
      'notice.print': () => (beginPrint() ? done : notNow),
      'notice.cancel-print': async () => {
        const state = stateNow()
        if (state?.name !== 'printing') return notNow
        const id = state.printId
        if (drawing.delete(id)) advance({ name: 'print-ended', printId: id, trouble: 'cancelled' })
        else await parts.prints.cancel(printId.parse(id))
        return done
      },
      'notice.back': () => {
        if (advance({ name: 'back' })) return done
        if (stateNow()?.name !== 'entry') return notNow
        visit.show({ flow: 'visit', state: { name: 'home' } })
        return done
      },
      'scan.read': async ({ text }) => {
        const state = stateNow()
        if (state?.name === 'printing' || state?.name === 'searching') return notNow
        visit.touch()
        visit.overlay('back')
        const scan = readScan(text)
        const failed = (fault: NoticeFault) =>
          advance({ name: 'scan-failed', fault }, state ?? noticeStart) ? done : notNow
        switch (scan.kind) {
          case 'half':
            return failed({ kind: 'half-scan' })
          case 'foreign':
            return failed({ kind: 'foreign-scan' })
          case 'code':
            return (await search(scan.code)) ? done : notNow
          case 'notice':
            if (scan.creditor !== parts.creditor) return failed({ kind: 'other-creditor', creditorCode: scan.creditor })
            return (await search(scan.noticeNumber)) ? done : notNow
        }
      },
    },
    onPrint: ({ job, waitingFor }) => {
      advance({ name: 'print-waits', printId: job.id, waitingFor })
    },
  }
}

/** How a print ended, in the words of the screen; undefined when the sheet is out. */
function troubleOf(state: PrintState): Extract<NoticeEvent, { name: 'print-ended' }>['trouble'] {
  switch (state.name) {
    case 'sent':
      return undefined
    case 'failed':
      return state.reason
    case 'queued':
    case 'submitting':
    case 'submitted':
    case 'unknown':
      return 'unknown'
  }
}
