import type { KioskStore } from '../../db/kiosk/client.ts'
import type { KioskContract } from '../contract/contract.ts'
import type { deviceProcedures } from '../contract/device.ts'
import type { Handlers } from '../contract/procedure.ts'
import type { Fonts } from '../documents/page/fonts.ts'
import type { OpenOutsidePage } from '../outside-page/outside-page.ts'
import { keepPerson } from '../identity/person.ts'
import type { Printers } from '../printing/printers.ts'
import type { CentralClient } from '../sync/central.ts'
import { lookUpNotice } from '../sync/look-up.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'
import { createAssistanceFlow } from './assistance.ts'
import { createBoardFlow } from './board.ts'
import { createGuessLimit } from './guess-limit.ts'
import { createMailCodeFlow } from './mail-code.ts'
import { createNoticeFlow } from './notice.ts'
import { createPapers } from './papers.ts'
import { createPayFlow } from './pay.ts'
import { createPrintFlow, type PrintFlow } from './print.ts'
import { createProfileFlow } from './profile.ts'
import { createReceiptFlow } from './receipt.ts'
import { createRegistrationFlow } from './registration.ts'
import { createScanFlow } from './scan.ts'
import { createSignInFlow } from './sign-in.ts'
import { createTakeFlow } from './take.ts'
import { visitHandlers } from './visit.ts'

/** What the flows of a kiosk need from the rest of it. */
export interface FlowParts {
  readonly visit: Visit
  readonly store: KioskStore
  readonly central: CentralClient
  readonly creditor: string
  readonly prints: Printers
  readonly fonts: () => Promise<Fonts>
  readonly outsidePages: () => OpenOutsidePage | undefined
  readonly now: () => Date
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly newId: () => string
  /** A new secret for a slip. */
  readonly newTicketCode: () => string
  /** The centre answered a look-up. */
  readonly centralAnswered: () => void
  /** A command was queued for the centre. */
  readonly commandQueued: () => void
  /** Whether notices that the kiosk keeps may be shown. */
  readonly mayShowCache: () => boolean
  /** Told of errors in work that no call waits for. */
  readonly onFault: (what: string, error: unknown) => void
}

/** All flows of a kiosk on its one visit: the handlers of the whole contract but what a kiosk answers that serves nobody, and printing, which hears from the queue. */
export function createFlows(parts: FlowParts): {
  readonly handlers: Omit<Handlers<KioskContract, Caller>, keyof typeof deviceProcedures>
  readonly print: PrintFlow
  /** Loads what papers are drawn with, so that the first one does not wait for it. */
  readonly preparePapers: () => Promise<void>
} {
  const { visit, store, central } = parts
  const guesses = createGuessLimit(parts)
  const papers = createPapers(parts)
  const printFlow = createPrintFlow(parts)
  const print = printFlow.begin
  const lookUp = (code: string) => lookUpNotice(central, store, code, parts.centralAnswered, parts.mayShowCache)
  const notice = createNoticeFlow({ ...parts, guesses, print, lookUp, draw: papers.notice })
  const person = keepPerson(parts)
  const pay = createPayFlow({
    ...parts,
    person,
    print,
    drawReceipt: papers.receipt,
    drawSlip: papers.slip,
  })
  const take = createTakeFlow({ ...parts, person })
  const receipt = createReceiptFlow({ ...parts, person, guesses, print, drawReceipt: papers.receipt })
  const assistance = createAssistanceFlow({ ...parts, person, guesses, print, drawTicket: papers.ticket })
  const registration = createRegistrationFlow({ ...parts, person })
  const signIn = createSignInFlow({ ...parts, person })
  const mailCode = createMailCodeFlow(parts)
  const profile = createProfileFlow({ ...parts, person })
  const board = createBoardFlow({ ...parts, person })
  const scan = createScanFlow({
    ...parts,
    notice: notice.scanned,
    receipt: receipt.scanned,
    assistance: assistance.scanned,
    registration: registration.scanned,
  })
  return {
    print: printFlow,
    preparePapers: papers.prepare,
    handlers: {
      ...visitHandlers(visit),
      ...printFlow.handlers,
      ...notice.handlers,
      ...pay.handlers,
      ...take.handlers,
      ...receipt.handlers,
      ...assistance.handlers,
      ...registration.handlers,
      ...signIn.handlers,
      ...mailCode.handlers,
      ...profile.handlers,
      ...board.handlers,
      ...scan.handlers,
    },
  }
}
