import type { Cart, CartOutcome } from '../pagopa/checkout.ts'

/** What payments need of the world. */
export interface PaymentPorts {
  /** Asks Checkout; answers in less than a minute. */
  readonly openCart: (cart: Cart) => Promise<CartOutcome>
  /** The address at which phones and Checkout's return addresses reach this centre, without a slash at its end. */
  readonly publicUrl: () => string
  /** The origin of the addresses at which Checkout waits for people: the pages for phones lead nowhere else. */
  readonly checkoutOrigin: string
  readonly now: () => Date
  readonly newId: () => string
  /** 256 random bits, base64url. */
  readonly newSecret: () => string
  /** Ends early, without throwing, when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
}
