import * as z from 'zod'
import { NoticeState } from '../domain/notice.ts'
import { PayState } from '../domain/pay.ts'
import { printerFaults } from '../domain/print-job.ts'
import { PrintStage } from '../domain/print-stage.ts'
import { ReceiptState } from '../domain/receipt.ts'
import { Language, Overlay, VisitState } from '../domain/visit.ts'
import { query } from './procedure.ts'

/** The municipality as screens show it. */
export const ScreenMunicipality = z.strictObject({
  name: z.string(),
  accent: z.string(),
  /** Whether `/crest.svg` shows its crest. */
  hasCrest: z.boolean(),
  /** Whether one can pay at the kiosk itself, through Checkout. */
  paysHere: z.boolean(),
  office: z.strictObject({
    name: z.string(),
    address: z.string(),
    hours: z.string(),
    phone: z.string().optional(),
    email: z.string().optional(),
  }),
})
/** The municipality as screens show it. */
export type ScreenMunicipality = z.infer<typeof ScreenMunicipality>

/** Everything a screen shows, whole: the screen is a function of this, and a reload lands on the same one. */
export const Screen = z.strictObject({
  /** Rises with every change; a screen that missed one is cured by the next. */
  revision: z.int(),
  language: Language,
  municipality: ScreenMunicipality.nullable(),
  connection: z.enum(['online', 'offline']),
  /** `ready`, or what keeps the printer from giving out a sheet. */
  printer: z.enum(['ready', ...printerFaults]),
  /** When this visit began, an ISO instant; null on a home screen that nobody has touched. */
  visitBeganAt: z.string().nullable(),
  /** What lies over the scene. */
  overlay: Overlay,
  /** The print of this visit; it lies over the scene, and under the overlay. */
  print: PrintStage.nullable(),
  scene: z.discriminatedUnion('flow', [
    z.strictObject({ flow: z.literal('visit'), state: VisitState }),
    z.strictObject({ flow: z.literal('notice'), state: NoticeState }),
    z.strictObject({ flow: z.literal('pay'), state: PayState }),
    z.strictObject({ flow: z.literal('receipt'), state: ReceiptState }),
  ]),
})
/** Everything a screen shows. */
export type Screen = z.infer<typeof Screen>

/** Which flow has the screen, and its state. */
export type Scene = Screen['scene']

/** The one query of the screen as a whole. */
export const screenProcedures = {
  'screen.current': query({ input: z.strictObject({}), output: Screen }),
} as const
