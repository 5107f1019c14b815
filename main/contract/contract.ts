import { noticeProcedures } from './notice.ts'
import { Screen, screenProcedures } from './screen.ts'
import { scanProcedures } from './scan.ts'
import { visitProcedures } from './visit.ts'

/** Everything the screens may ask of main. */
export const contract = {
  ...screenProcedures,
  ...visitProcedures,
  ...noticeProcedures,
  ...scanProcedures,
} as const

/** The contract between screens and main, as a type. */
export type KioskContract = typeof contract

/** Everything main tells the screens by itself. */
export const events = { 'screen.changed': Screen } as const

/** The events of main, as a type. */
export type KioskEvents = typeof events
