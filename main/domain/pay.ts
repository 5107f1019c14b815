import * as z from 'zod'
import { NoticeNumber } from './notice-number.ts'

/** What is being paid, as the screens of a payment show it. */
export const Payment = z.strictObject({
  noticeNumber: NoticeNumber,
  creditorName: z.string(),
  subject: z.string(),
  /** Today's amount, which is what will be paid. */
  amountCents: z.int().positive(),
  /** What the paper says, where it was scanned and says something else. */
  paperAmountCents: z.int().positive().optional(),
  isOverdue: z.boolean(),
})
/** What is being paid. */
export type Payment = z.infer<typeof Payment>

/** The receipt of this visit's payment, as its screen shows it. */
export const PaidFacts = z.strictObject({
  amountCents: z.int().positive(),
  feeCents: z.int().nonnegative().optional(),
  /** An instant, or a bare day. */
  paidAt: z.string(),
  pspName: z.string(),
})
/** The receipt of this visit's payment, as its screen shows it. */
export type PaidFacts = z.infer<typeof PaidFacts>

const payment = { payment: Payment }

/**
 * Where a person stands with a payment at this kiosk or on their phone.
 *
 * `offer` amount and e-mail · `opening` the centre prepares the outside page · `outside` that page has the screen, or is behind `link`
 * where there is no window · `phone` the QR of the phone page · `waiting` back from the outside page, no receipt yet · then the
 * outcomes, each with its own screen: `paid` (only ever by a receipt), `cancelled` and `refused` (nothing was paid, and the notice is
 * free), `left` (the page was closed here; only a receipt can tell), `late` (the receipt will come), `unknown` (none came in time),
 * `elsewhere` (paid by somebody else meanwhile), `busy` (somebody else has begun), `not-payable`, `unavailable`.
 */
export const PayState = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('offer'),
    ...payment,
    email: z.string(),
    /** Set when the centre has another amount than the person was shown. */
    changedFromCents: z.int().positive().optional(),
  }),
  z.strictObject({ name: z.literal('opening'), ...payment }),
  z.strictObject({
    name: z.literal('outside'),
    ...payment,
    /** Whose page it is; null until something has been loaded. */
    host: z.string().nullable(),
    /** When this page is closed at the latest, an ISO instant. */
    endsAt: z.string(),
    isKeyboardOpen: z.boolean(),
    /** The page's address, only where no window can be opened. */
    link: z.string().optional(),
  }),
  z.strictObject({
    name: z.literal('phone'),
    ...payment,
    qrRows: z.array(z.string().regex(/^[01]+$/)),
    /** Until when the page can be opened, an ISO instant. */
    expiresAt: z.string(),
    /** Whether somebody has gone on to Checkout from it. */
    hasBegun: z.boolean(),
  }),
  z.strictObject({
    name: z.literal('waiting'),
    ...payment,
    outcome: z.enum(['ok', 'waiting']),
    freeAt: z.string(),
  }),
  z.strictObject({
    name: z.literal('paid'),
    ...payment,
    receipt: PaidFacts,
    /** To whom the receipt is mailed, masked. */
    maskedEmail: z.string().optional(),
  }),
  z.strictObject({ name: z.literal('cancelled'), ...payment }),
  z.strictObject({ name: z.literal('refused'), ...payment }),
  z.strictObject({ name: z.literal('left'), ...payment, freeAt: z.string(), canReopen: z.boolean() }),
  z.strictObject({ name: z.literal('late'), ...payment, freeAt: z.string(), maskedEmail: z.string().optional() }),
  z.strictObject({ name: z.literal('unknown'), ...payment }),
  z.strictObject({ name: z.literal('elsewhere'), ...payment }),
  z.strictObject({ name: z.literal('busy'), ...payment, freeAt: z.string() }),
  z.strictObject({
    name: z.literal('not-payable'),
    ...payment,
    why: z.enum(['unknown', 'expired', 'revoked', 'not-yet', 'other-plan']),
  }),
  /** `offline`: the centre is not reached; `unreachable`, `busy`, `refused`: Checkout is, or did. */
  z.strictObject({
    name: z.literal('unavailable'),
    ...payment,
    why: z.enum(['offline', 'unreachable', 'busy', 'refused']),
  }),
])
/** Where a person stands with a payment. */
export type PayState = z.infer<typeof PayState>
