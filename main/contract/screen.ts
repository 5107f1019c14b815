import * as z from 'zod'
import { Settings } from '../../central/contract/settings.ts'
import { AssistanceState } from '../domain/assistance.ts'
import { BoardState } from '../domain/board.ts'
import { Connection } from '../domain/connection.ts'
import { DeviceState } from '../domain/device.ts'
import { MailCodeState } from '../domain/mail-code.ts'
import { NoticeState } from '../domain/notice.ts'
import { PayState } from '../domain/pay.ts'
import { KioskPrinter } from '../domain/print-routes.ts'
import { PrintStage } from '../domain/print-stage.ts'
import { ProfileState } from '../domain/profile.ts'
import { ReceiptState } from '../domain/receipt.ts'
import { RegistrationState } from '../domain/registration.ts'
import { SignInState } from '../domain/sign-in.ts'
import { TakeState } from '../domain/take.ts'
import { Language, Look, Overlay, VisitState } from '../domain/visit.ts'
import { query } from './procedure.ts'

/** The municipality as screens show it. */
export const ScreenMunicipality = z.strictObject({
  name: z.string(),
  accent: z.string(),
  /** Whether `/crest` shows its crest. */
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
  /** Whether people have accounts here: they can make one at the kiosk, or only sign in to one. */
  accounts: z.enum(['none', 'sign-in', 'register']),
  /** Whom one can ask about personal data. */
  privacyContact: z.string().optional(),
  /** Its kinds of problem, in the order of the screen; kiosks have their own where it has none. */
  ticketReasons: Settings.shape.ticketReasons,
})
/** The municipality as screens show it. */
export type ScreenMunicipality = z.infer<typeof ScreenMunicipality>

/** An address of the municipality's where one reads more, as QR code for a person's own phone: rows of `1` (dark) and `0`. */
export const ScreenLink = z.strictObject({
  about: z.enum(['privacy', 'accessibility', 'feedback']),
  host: z.string(),
  qrRows: z.array(z.string().regex(/^[01]+$/)),
})
/** An address of the municipality's where one reads more. */
export type ScreenLink = z.infer<typeof ScreenLink>

/** Everything a screen shows, whole: the screen is a function of this, and a reload lands on the same one. */
export const Screen = z.strictObject({
  /** Rises with every change; a screen that missed one is cured by the next. */
  revision: z.int(),
  language: Language,
  look: Look,
  /** How wide the glass is in millimetres; null where nobody has said, and screens take the usual width of their size. */
  screenWidthMm: z.number().nullable(),
  municipality: ScreenMunicipality.nullable(),
  connection: Connection,
  /** The printers of this kiosk and how they are, the default one first. */
  printers: z.array(KioskPrinter),
  /** When this visit began, an ISO instant; null on a home screen that nobody has touched. */
  visitBeganAt: z.string().nullable(),
  /** Who has signed in, so far as a public screen says it; null where nobody has. */
  person: z.strictObject({ initials: z.string() }).nullable(),
  /** What lies over the scene. */
  overlay: Overlay,
  /** Where to read more of what the overlay says. */
  links: z.array(ScreenLink),
  /** When the visit ends unless somebody says that they are still there, an ISO instant; the question lies over everything. */
  idle: z.strictObject({ endsAt: z.string() }).nullable(),
  /** The print of this visit; it lies over the scene, and under the overlay. */
  print: PrintStage.nullable(),
  scene: z.discriminatedUnion('flow', [
    z.strictObject({ flow: z.literal('visit'), state: VisitState }),
    z.strictObject({ flow: z.literal('notice'), state: NoticeState }),
    z.strictObject({ flow: z.literal('pay'), state: PayState }),
    z.strictObject({ flow: z.literal('take'), state: TakeState }),
    z.strictObject({ flow: z.literal('receipt'), state: ReceiptState }),
    z.strictObject({ flow: z.literal('assistance'), state: AssistanceState }),
    z.strictObject({ flow: z.literal('registration'), state: RegistrationState }),
    z.strictObject({ flow: z.literal('sign-in'), state: SignInState }),
    z.strictObject({ flow: z.literal('mail-code'), state: MailCodeState }),
    z.strictObject({ flow: z.literal('profile'), state: ProfileState }),
    z.strictObject({ flow: z.literal('board'), state: BoardState }),
    z.strictObject({ flow: z.literal('device'), state: DeviceState }),
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
