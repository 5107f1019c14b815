import type { scanProcedures } from '../contract/scan.ts'
import type { Handlers } from '../contract/procedure.ts'
import type { Screen } from '../contract/screen.ts'
import { canBeLeft, isUnderWay } from '../domain/can-be-left.ts'
import { noticeNumberFromIuv } from '../domain/notice-number.ts'
import { readScan, type Scan } from '../domain/scan.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'
import type { AssistanceFlow } from './assistance.ts'
import type { NoticeFlow } from './notice.ts'
import type { ReceiptFlow } from './receipt.ts'
import type { RegistrationFlow } from './registration.ts'
import { done } from './visit.ts'

/** What a person is told of a scan that does nothing here. */
type ScanRefusal = (typeof scanProcedures)['scan.read']['refusals'][number]

/** What a scan does: in the flow `notice`, `receipt`, `assistance` or `registration`, or nothing but be told of. */
type ScanEffect =
  | { readonly notice: Parameters<NoticeFlow['scanned']>[0] }
  | { readonly receipt: Parameters<ReceiptFlow['scanned']>[0] }
  | { readonly assistance: Parameters<AssistanceFlow['scanned']>[0] }
  | { readonly registration: Parameters<RegistrationFlow['scanned']>[0] }
  | { readonly refusal: ScanRefusal }

/** Hears the scanner on whatever screen stands, and gives what it read to the flow that has a use for it there. */
export function createScanFlow(parts: {
  readonly visit: Visit
  readonly creditor: string
  readonly notice: NoticeFlow['scanned']
  readonly receipt: ReceiptFlow['scanned']
  readonly assistance: AssistanceFlow['scanned']
  readonly registration: RegistrationFlow['scanned']
}): { readonly handlers: Handlers<typeof scanProcedures, Caller> } {
  const { visit } = parts
  return {
    handlers: {
      'scan.read': async ({ text }) => {
        // A code by mail is waited for, and what was written for it is nowhere else.
        if (visit.aside()?.flow === 'mail-code') return { ok: false, refusal: 'not-now' }
        const effect = effectOf(readScan(text), visit.screen(), parts.creditor)
        if ('refusal' in effect) return { ok: false, refusal: effect.refusal }
        visit.touch()
        visit.overlay('back')
        visit.setPrint(null)
        return (await perform(effect)) ? done : { ok: false, refusal: 'not-now' }
      },
    },
  }

  async function perform(effect: Exclude<ScanEffect, { refusal: unknown }>): Promise<boolean> {
    if ('assistance' in effect) return parts.assistance(effect.assistance)
    if ('registration' in effect) return parts.registration(effect.registration)
    // Whoever goes on with a notice has done with the request that is made, or was looked at.
    if (visit.screen().scene.flow === 'assistance') visit.resume()
    return 'notice' in effect ? parts.notice(effect.notice) : parts.receipt(effect.receipt)
  }
}

/**
 * What a scan does on a screen. A notice takes the screen wherever nothing is under way; while a receipt is looked for its code goes into
 * the field instead, and so does a tax code where one is asked for. What is of no use here never takes away a screen that somebody has
 * got to: it is told of there.
 */
function effectOf(scan: Scan, screen: Screen, creditor: string): ScanEffect {
  const { scene } = screen
  if (isBusy(screen)) return { refusal: 'not-now' }
  const ofRequest = isRequest(scene) ? scanForRequest(scan, creditor) : undefined
  if (ofRequest !== undefined) return ofRequest
  // What somebody has written who registers is not lost to a code that happens to be read.
  if (scene.flow === 'registration' && scene.state.name !== 'welcome') {
    const isAsked = scan.kind === 'tax-code' && scene.state.name === 'tax-code'
    return isAsked ? { registration: { taxCode: scan.taxCode } } : { refusal: 'not-now' }
  }
  const isAtBeginning = screen.overlay === 'none' && screen.print === null && isBeginning(scene)
  switch (scan.kind) {
    case 'notice':
      if (scan.creditor !== creditor)
        return isAtBeginning
          ? { notice: { fault: { kind: 'other-creditor', creditorCode: scan.creditor } } }
          : { refusal: 'other-creditor' }
      return scene.flow === 'receipt'
        ? { receipt: { code: scan.noticeNumber } }
        : { notice: { code: scan.noticeNumber, paperAmountCents: scan.amountCents } }
    case 'code':
      return scene.flow === 'receipt' ? { receipt: { code: scan.code } } : { notice: { code: scan.code } }
    case 'tax-code':
      if (scene.flow === 'receipt' && (scene.state.name === 'entry' || scene.state.name === 'fault'))
        return { receipt: { taxCode: scan.taxCode } }
      if (scene.flow === 'notice' && scene.state.name === 'tax-code') return { notice: { taxCode: scan.taxCode } }
      return isAtBeginning ? { notice: { fault: { kind: 'foreign-scan', what: 'tax-code' } } } : { refusal: 'tax-code' }
    case 'ticket':
      return canBeLeft(screen) ? { assistance: { ticket: scan.ticket } } : { refusal: 'not-now' }
    case 'half':
      return isAtBeginning ? { notice: { fault: { kind: 'half-scan' } } } : { refusal: 'half' }
    case 'foreign':
      return isAtBeginning ? { notice: { fault: { kind: 'foreign-scan', what: scan.what } } } : { refusal: scan.what }
  }
}

/** Whether somebody is writing a request for assistance. */
function isRequest({ flow, state }: Screen['scene']): boolean {
  return flow === 'assistance' && 'draft' in state && !['unavailable', 'slip', 'found', 'fault'].includes(state.name)
}

/** While a request is written a notice is what it is about, and takes nothing of it away. */
function scanForRequest(scan: Scan, creditor: string): ScanEffect | undefined {
  switch (scan.kind) {
    case 'notice':
      return scan.creditor === creditor
        ? { assistance: { noticeNumber: scan.noticeNumber } }
        : { refusal: 'other-creditor' }
    case 'code': {
      const noticeNumber = scan.code.length === 17 ? noticeNumberFromIuv(scan.code) : scan.code
      return noticeNumber === undefined ? { refusal: 'other' } : { assistance: { noticeNumber } }
    }
    default:
      return undefined
  }
}

/** Whether something is there that a scan must not disturb: a print, a search, money, a secret; or nothing can be begun. */
function isBusy({ scene: { flow, state }, print }: Screen): boolean {
  if (print?.name === 'printing' || isUnderWay(state)) return true
  if (state.name === 'cannot-save') return true
  // A code by mail is waited for, and what was written for it is nowhere else.
  if (flow === 'mail-code' || (flow === 'sign-in' && state.name === 'new-password')) return true
  // The secret of a request that was made is nowhere else until it is on paper.
  if (flow === 'assistance' && state.name === 'sent' && print?.name !== 'printed') return true
  return flow === 'pay' && ['opening', 'outside', 'waiting'].includes(state.name)
}

/** Whether nobody has got anywhere yet: nothing is lost when the screen goes. */
function isBeginning({ flow, state }: Screen['scene']): boolean {
  return flow === 'visit' || (flow === 'notice' && (state.name === 'entry' || state.name === 'fault'))
}
