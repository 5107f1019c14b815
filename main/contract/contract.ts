import { assistanceProcedures } from './assistance.ts'
import { boardProcedures } from './board.ts'
import { deviceProcedures } from './device.ts'
import { keepingActs } from './keeping-acts.ts'
import { mailCodeProcedures } from './mail-code.ts'
import type { Contract } from './procedure.ts'
import { noticeProcedures } from './notice.ts'
import { payProcedures } from './pay.ts'
import { printProcedures } from './print.ts'
import { profileProcedures } from './profile.ts'
import { receiptProcedures } from './receipt.ts'
import { registrationProcedures } from './registration.ts'
import { Screen, screenProcedures } from './screen.ts'
import { scanProcedures } from './scan.ts'
import { signInProcedures } from './sign-in.ts'
import { takeProcedures } from './take.ts'
import { visitProcedures } from './visit.ts'

/** Everything the screens may ask of main. */
export const contract = {
  ...screenProcedures,
  ...visitProcedures,
  ...noticeProcedures,
  ...payProcedures,
  ...takeProcedures,
  ...receiptProcedures,
  ...assistanceProcedures,
  ...registrationProcedures,
  ...signInProcedures,
  ...mailCodeProcedures,
  ...profileProcedures,
  ...boardProcedures,
  ...printProcedures,
  ...scanProcedures,
  ...deviceProcedures,
} as const

/** The part of it that a kiosk answers that serves nobody yet, or any more. */
export const waitingContract = {
  ...screenProcedures,
  ...visitProcedures,
  ...scanProcedures,
  ...deviceProcedures,
} as const

/** The contract between screens and main, as a type. */
export type KioskContract = typeof contract

/** Whether a call of this name shows that a person is there. */
export function showsPresence(name: string): boolean {
  const called: Contract = contract
  if (name === 'visit.still-here') return true
  return Object.hasOwn(contract, name) && called[name]?.isMutation === true && !keepingActs.includes(name)
}

/** Everything main tells the screens by itself. */
export const events = { 'screen.changed': Screen } as const

/** The events of main, as a type. */
export type KioskEvents = typeof events
