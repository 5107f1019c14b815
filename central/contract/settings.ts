import * as z from 'zod'
import { accentFault } from '../../main/domain/accent.ts'
import { crestOfPng, pngOfCrest } from '../../main/domain/crest.ts'
import { TicketReasonId } from './tickets.ts'

const Text = (max: number) => z.string().trim().min(1).max(max)

/** A page on the web that kiosks show as QR code: short enough for a code that every phone reads. */
const Address = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(200)

const SVG_CHARACTERS = 20_000

/** An SVG drawing without scripts or links. */
const Drawing = z
  .string()
  .max(SVG_CHARACTERS)
  .regex(/^<svg[\s>]/, 'expected an SVG drawing')

const PNG_BYTES = 200_000

/** A PNG picture, as data URL: every kiosk keeps it, and each of its papers has it. */
const Picture = z
  .string()
  .max(crestOfPng('').length + Math.ceil(PNG_BYTES / 3) * 4)
  .refine((crest) => /^[A-Za-z0-9+/]+={0,2}$/.test(pngOfCrest(crest) ?? ''))

/**
 * Everything a municipality sets, in one flat typed table: kept at the centre, synced to its kiosks, read and written by
 * `sportello settings`. Lengths of what a notice prints are those of the pagoPA notice guide (reference/pagopa.md 3.2).
 */
export const Settings = z.strictObject({
  /** The creditor's name as notices print it ("Ente Creditore"). */
  name: Text(100),
  /** The office or sector line under the name on a notice. */
  sector: Text(50).optional(),
  /** One line of contacts printed on a notice, items joined by a middle dot. */
  info: Text(100).optional(),
  /** Bank code of the creditor (CBILL, once SIA), printed on a notice. */
  cbill: Text(16).toUpperCase().optional(),
  /** Where else one can pay on the territory, printed on a notice before the fixed list. */
  physicalChannel: Text(50).optional(),
  /** The number of the creditor's postal account. With it and Poste's leave, notices have a postal slip. */
  postalAccount: z
    .string()
    .regex(/^\d{1,12}$/, 'expected up to 12 digits')
    .optional(),
  /** In whose name the postal account is, where it is not the creditor's. */
  postalHolder: Text(50).optional(),
  /** Poste's leave to print slips, as it is to be printed: `AUT. DB/…/… DEL dd/mm/yyyy`. */
  postalAuthorisation: Text(50).optional(),
  /** Whether the creditor's own site takes payments: changes a sentence of the notice. */
  takesPaymentsOnSite: z.boolean().default(false),
  /** Whether the creditor's own app takes payments: changes a sentence of the notice. */
  takesPaymentsInApp: z.boolean().default(false),
  /** The language that is official beside Italian here: notices are in both, as equals. */
  otherLanguage: z.enum(['de', 'fr', 'sl']).optional(),
  /** The office that helps people in person. */
  officeName: Text(100),
  officeAddress: Text(140),
  officeHours: Text(200),
  officePhone: Text(40).optional(),
  officeEmail: z.email().max(100).optional(),
  /** Whom one can ask about personal data: the data protection officer's address, or the office's. */
  privacyContact: Text(100).optional(),
  /** Where the whole privacy notice is: kiosks show it as QR code. */
  privacyAddress: Address.optional(),
  /** Where the declaration of accessibility is (for a public body: on form.agid.gov.it). */
  accessibilityAddress: Address.optional(),
  /** Where one says what cannot be used. */
  accessibilityFeedbackAddress: Address.optional(),
  /** How long nobody may touch a kiosk before it asks whether somebody is still there; twenty seconds later the visit ends. */
  idleSeconds: z.int().min(20).max(600).default(90),
  /** The accent colour of the primary action. */
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'expected a colour like #0066CC')
    .superRefine((accent, context) => {
      const fault = accentFault(accent)
      if (fault !== undefined) context.addIssue({ code: 'custom', message: fault })
    })
    .default('#0066CC'),
  /** The colours of the kiosks before a person asks for high contrast. */
  theme: z.enum(['light', 'dark']).default('light'),
  /** The crest. */
  crest: z
    .union([Drawing, Picture], {
      error: `expected an SVG drawing of up to ${SVG_CHARACTERS} characters, or a PNG picture of up to ${PNG_BYTES} bytes`,
    })
    .optional(),
  /** The marks that notices and slips bear, as the municipality has them from their owners; in words where one is missing. */
  marks: z
    .strictObject({
      pagopa: Drawing.optional(),
      bancoPosta: Drawing.optional(),
      posteItaliane: Drawing.optional(),
      postalCircuit: Drawing.optional(),
    })
    .optional(),
  /** Whether kiosks keep open positions for when the line is down. `none` keeps no personal datum on their disk. */
  cachePositions: z.enum(['open', 'none']).default('open'),
  /**
   * Whether a guest prints any notice whose number is known, or is asked for the debtor's tax code first, which is advised where
   * numbers follow each other. While a municipality has not decided, kiosks ask.
   */
  guestPrint: z.enum(['open', 'with-tax-code']).optional(),
  /**
   * Whether people can make an account at a kiosk (`on`), only with the staff's help (`staff-only`), or not (`off`); who has one signs in
   * all the same. While a municipality has not decided, kiosks offer neither: the law (CAD, article 64) leaves credentials of a body's own
   * to people who can have neither SPID nor CIE.
   */
  registration: z.enum(['on', 'off', 'staff-only']).optional(),
  /** Whether kiosks offer to pay on the spot, through Checkout. */
  paysHere: z.boolean().default(true),
  /** How many sheets one visit may print; repeating a sheet that came out badly is not counted. */
  printsPerVisit: z.int().min(1).max(100).default(10),
  /**
   * The kinds of problem that a request for assistance can be about, in the order of the screen, each with its words in Italian and in
   * what other languages the municipality wrote; a language that is missing shows Italian. Without a list kiosks show their own.
   */
  ticketReasons: z
    .array(
      z.strictObject({
        id: TicketReasonId,
        it: Text(60),
        en: Text(60).optional(),
        de: Text(60).optional(),
        fr: Text(60).optional(),
        sl: Text(60).optional(),
      }),
    )
    .min(1)
    .max(12)
    .refine((reasons) => new Set(reasons.map(({ id }) => id)).size === reasons.length, 'two reasons have the same id')
    .optional(),
  /** How many unknown codes one visit may try before it is sent to the counter. */
  unknownCodesPerVisit: z.int().min(1).max(100).default(10),
  /** How many unknown codes one kiosk may try in an hour. */
  unknownCodesPerHour: z.int().min(1).max(1000).default(60),
})

/** The settings of one municipality. */
export type Settings = z.infer<typeof Settings>

/** What every municipality has to decide for itself, with what it can decide. */
export const decisions = {
  guestPrint: ['open', 'with-tax-code'],
  registration: ['on', 'off', 'staff-only'],
} as const satisfies { readonly [Name in keyof Settings]?: readonly Settings[Name][] }

/** A municipality as `--creditor FILE` gives it: its fiscal code and its settings. */
export const Municipality = z.strictObject({
  /** The creditor's fiscal code: 11 digits. */
  creditor: z.string().regex(/^\d{11}$/, 'expected 11 digits'),
  settings: Settings,
})

/** A municipality with its settings. */
export type Municipality = z.infer<typeof Municipality>
