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
  /** What the notice asked for, where that was another amount. */
  askedCents: z.int().positive().optional(),
  feeCents: z.int().nonnegative().optional(),
  /** An instant, or a bare day. */
  paidAt: z.string(),
  pspName: z.string(),
})
/** The receipt of this visit's payment, as its screen shows it. */
export type PaidFacts = z.infer<typeof PaidFacts>

const payment = { payment: Payment }
/** To whom the receipt is mailed, masked; nobody without it. */
const mailedTo = { maskedEmail: z.string().optional() }

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
    ...mailedTo,
  }),
  z.strictObject({ name: z.literal('paid'), ...payment, receipt: PaidFacts, ...mailedTo }),
  z.strictObject({ name: z.literal('cancelled'), ...payment }),
  z.strictObject({ name: z.literal('refused'), ...payment }),
  z.strictObject({ name: z.literal('left'), ...payment, freeAt: z.string(), canReopen: z.boolean() }),
  z.strictObject({ name: z.literal('late'), ...payment, freeAt: z.string(), ...mailedTo }),
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

/** What the centre says of a payment that this visit follows. */
export type PaymentNews =
  | { readonly name: 'at-checkout' | 'unknown' }
  | {
      readonly name: 'returned'
      readonly outcome: 'ok' | 'waiting'
      readonly freeAt: string
      readonly maskedEmail?: string
    }
  | { readonly name: 'paid'; readonly receipt: PaidFacts; readonly maskedEmail?: string }
  | { readonly name: 'not-paid'; readonly why: 'cancelled' | 'refused' | 'elsewhere' | 'not-begun' }

/** Why a payment was not begun. */
export type PaymentRefusal =
  | { readonly name: 'busy'; readonly freeAt: string }
  | { readonly name: 'amount-changed'; readonly amountCents: number }
  | { readonly name: 'not-payable'; readonly why: Extract<PayState, { name: 'not-payable' }>['why'] | 'paid' }
  | { readonly name: 'unavailable'; readonly why: Extract<PayState, { name: 'unavailable' }>['why'] }

/** What can happen to a payment: acts of the person first, then what the kiosk learned. */
export type PayEvent =
  | { readonly name: 'typed'; readonly email: string }
  | { readonly name: 'opening-began' }
  | { readonly name: 'keyboard-moved'; readonly isOpen: boolean }
  | { readonly name: 'gave-up-waiting' }
  | { readonly name: 'retried'; readonly email?: string }
  | { readonly name: 'back'; readonly email?: string }
  | { readonly name: 'outside-opened'; readonly endsAt: string; readonly link?: string }
  | { readonly name: 'host-shown'; readonly host: string }
  | { readonly name: 'outside-left'; readonly freeAt: string; readonly canReopen: boolean }
  | { readonly name: 'phone-shown'; readonly qrRows: readonly string[]; readonly expiresAt: string }
  | { readonly name: 'not-begun'; readonly refusal: PaymentRefusal }
  | { readonly name: 'news'; readonly news: PaymentNews }

/** Where a payment begins; `email` is where its receipt goes, where that is known already. */
export function payStart(payment: Payment, email = ''): PayState {
  return { name: 'offer', payment, email }
}

/**
 * The next state of a payment; undefined when the event has no meaning here: a second tap, or news that come too late. Only a receipt
 * makes `paid`, and it does so from every state; where the person leaves the flow, `back` is undefined.
 */
export function stepPay(state: PayState, event: PayEvent): PayState | undefined {
  const { payment } = state
  switch (event.name) {
    case 'typed':
      return state.name === 'offer' ? { ...state, email: event.email } : undefined
    case 'opening-began':
      return state.name === 'offer' ? { name: 'opening', payment } : undefined
    case 'outside-opened': {
      if (state.name !== 'opening' && state.name !== 'left') return undefined
      const { endsAt, link } = event
      return {
        name: 'outside',
        payment,
        host: null,
        endsAt,
        isKeyboardOpen: false,
        ...(link !== undefined && { link }),
      }
    }
    case 'host-shown':
      return state.name === 'outside' ? { ...state, host: event.host } : undefined
    case 'keyboard-moved':
      return state.name === 'outside' ? { ...state, isKeyboardOpen: event.isOpen } : undefined
    case 'outside-left':
      return state.name === 'outside' || state.name === 'opening'
        ? { name: 'left', payment, freeAt: event.freeAt, canReopen: event.canReopen }
        : undefined
    case 'phone-shown': {
      const { qrRows, expiresAt } = event
      return state.name === 'opening'
        ? { name: 'phone', payment, qrRows: [...qrRows], expiresAt, hasBegun: false }
        : undefined
    }
    case 'gave-up-waiting':
      return state.name === 'waiting'
        ? { name: 'late', payment, freeAt: state.freeAt, ...mailed(state.maskedEmail) }
        : undefined
    case 'not-begun':
      return state.name === 'opening' ? afterRefusal(payment, event.refusal) : undefined
    case 'retried':
    case 'back':
      return MAY_RETRY.includes(state.name) ? payStart(payment, event.email) : undefined
    case 'news':
      return afterNews(state, event.news)
  }
}

/** Nothing was paid, and the notice is free to be tried again. */
const MAY_RETRY: readonly PayState['name'][] = ['cancelled', 'refused', 'unknown', 'unavailable']

/** Where something may still be under way, so that what the centre says of it matters. */
const UNDER_WAY: readonly PayState['name'][] = ['opening', 'outside', 'phone', 'waiting', 'left', 'late']

function afterRefusal(payment: Payment, refusal: PaymentRefusal): PayState {
  switch (refusal.name) {
    case 'busy':
      return { name: 'busy', payment, freeAt: refusal.freeAt }
    case 'amount-changed': {
      const changed = { ...payment, amountCents: refusal.amountCents }
      return { name: 'offer', payment: changed, email: '', changedFromCents: payment.amountCents }
    }
    case 'not-payable':
      return refusal.why === 'paid'
        ? { name: 'elsewhere', payment }
        : { name: 'not-payable', payment, why: refusal.why }
    case 'unavailable':
      return { name: 'unavailable', payment, why: refusal.why }
  }
}

function afterNews(state: PayState, news: PaymentNews): PayState | undefined {
  const { payment } = state
  if (news.name === 'paid') {
    return { name: 'paid', payment, receipt: news.receipt, ...mailed(news.maskedEmail) }
  }
  if (!UNDER_WAY.includes(state.name)) return undefined
  switch (news.name) {
    case 'at-checkout':
      return state.name === 'phone' ? { ...state, hasBegun: true } : undefined
    case 'returned':
      // Who has given up waiting is not called back to it.
      return state.name === 'waiting' || state.name === 'late'
        ? undefined
        : {
            name: 'waiting',
            payment,
            outcome: news.outcome,
            freeAt: news.freeAt,
            ...mailed(news.maskedEmail),
          }
    case 'unknown':
      return { name: 'unknown', payment }
    case 'not-paid':
      return news.why === 'not-begun'
        ? { name: 'unavailable', payment, why: 'unreachable' }
        : { name: news.why, payment }
  }
}

function mailed(maskedEmail: string | undefined): { readonly maskedEmail?: string } {
  return maskedEmail === undefined ? {} : { maskedEmail }
}
