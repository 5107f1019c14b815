import { addressBelow, KEY_HEADER, within, type CallPorts } from './call.ts'

/** Where Checkout's carts are opened. */
export interface CheckoutConfig {
  /** The base of the API, like `https://api.platform.pagopa.it/checkout/ec/v2`. */
  readonly url: string
  readonly key: string
  /** Hosts (with a port, unless it is the usual one) that carts may lead to, besides the API's own and those below pagopa.it. */
  readonly hosts: readonly string[]
}

/** One notice to pay at Checkout. */
export interface Cart {
  /** Our reference; it comes back as the `paymentNote` of the receipt. */
  readonly idCart: string
  readonly noticeNumber: string
  /** 11 digits. */
  readonly creditor: string
  readonly amountCents: number
  readonly companyName: string
  readonly description: string
  /** Pre-filled at Checkout, where the person may change it. */
  readonly email?: string
  /** Where the person comes back to. Landing there proves nothing. */
  readonly returnUrls: {
    readonly ok: string
    readonly cancel: string
    readonly error: string
    readonly waiting: string
  }
}

/**
 * Why there is no cart. `bad-request`: what we sent is wrong (400). `unauthorised`: the key is (401, 403). `refused`: the node does not
 * take this notice (422). `busy`: too many calls (429). `failed`: Checkout broke (500 and whatever else). `unreachable`: it, or the node
 * behind it, was not reached or took too long. `bad-answer`: it answered, but with no address that a person may be sent to.
 */
export type CartFailure = 'bad-request' | 'unauthorised' | 'refused' | 'busy' | 'failed' | 'unreachable' | 'bad-answer'

/** `location` is the address of the page to show. */
export type CartOutcome =
  { readonly ok: true; readonly location: string } | { readonly ok: false; readonly why: CartFailure }

const TIMEOUT_MS = 8000
const PAUSE_MS = 300
/** The longest that a person is kept waiting by a Retry-After. */
const MAX_PAUSE_MS = 3000
const MAX_TEXT_LENGTH = 140

/**
 * Opens a cart of one notice at Checkout and says where its page is. Never throws; neither key nor cart are in what it returns.
 *
 * Tries once more, and only once, where that can help and cannot harm. It cannot harm at all: a cart moves no money, holds no lock on
 * the notice, and dies unused after ten minutes. It can help when nobody listened or the line broke (as an idle one does that the other
 * side was about to close), behind a gateway that could not reach the service (502, 503), and when Checkout itself names a short while
 * to wait (a Retry-After of up to three seconds, with 429 too). It cannot after a time-out, which has cost the person's patience
 * already, nor where the same would be answered again (400, 401, 403, 422, 500).
 *
 * Only the status of a refusal counts: the body of a problem is written for engineers, may quote what was sent, and is not read.
 * Source: pagoPA checkout_v2.json; the statuses that it does not list, BaseCartService.kt and ExceptionHandler.kt of the service.
 */
export async function openCart(config: CheckoutConfig, cart: Cart, ports: CallPorts): Promise<CartOutcome> {
  const first = await tryOnce(config, cart, ports)
  if (first.retryInMs === undefined) return first.outcome
  await ports.sleep(first.retryInMs, new AbortController().signal)
  return (await tryOnce(config, cart, ports)).outcome
}

interface Try {
  readonly outcome: CartOutcome
  /** After how long to try again; undefined when that makes no sense. */
  readonly retryInMs?: number
}

async function tryOnce(config: CheckoutConfig, cart: Cart, { fetch, sleep }: CallPorts): Promise<Try> {
  try {
    const response = await within(TIMEOUT_MS, sleep, async (deadline) => {
      const answer = await fetch(addressBelow(config.url, 'carts'), {
        method: 'POST',
        headers: { 'content-type': 'application/json', [KEY_HEADER]: config.key },
        body: JSON.stringify(requestOf(cart)),
        // A browser could not see where a redirect leads; here it is the answer.
        redirect: 'manual',
        signal: deadline,
      })
      await answer.body?.cancel()
      return answer
    })
    return { outcome: outcomeOf(response, config), ...retryOf(response) }
  } catch (error) {
    const outcome = { ok: false, why: 'unreachable' } as const
    const isLate = error instanceof DOMException && error.name === 'AbortError'
    return isLate ? { outcome } : { outcome, retryInMs: PAUSE_MS }
  }
}

/** The `CartRequestV2` of a cart. */
function requestOf(cart: Cart): unknown {
  return {
    ...(cart.email !== undefined && { emailNotice: cart.email }),
    paymentNotices: [
      {
        noticeNumber: cart.noticeNumber,
        fiscalCode: cart.creditor,
        amount: cart.amountCents,
        companyName: cut(cart.companyName),
        description: cut(cart.description),
      },
    ],
    returnUrls: {
      returnOkUrl: cart.returnUrls.ok,
      returnCancelUrl: cart.returnUrls.cancel,
      returnErrorUrl: cart.returnUrls.error,
      returnWaitingUrl: cart.returnUrls.waiting,
    },
    idCart: cart.idCart,
  }
}

/** A text at the length that Checkout takes, never in the middle of a character. */
function cut(text: string): string {
  return text.slice(0, MAX_TEXT_LENGTH).replace(/[\uD800-\uDBFF]$/, '')
}

function outcomeOf(response: Response, config: CheckoutConfig): CartOutcome {
  if (response.status >= 400) return { ok: false, why: failureOf(response.status) }
  const location = response.status === 302 ? response.headers.get('location') : null
  const page = location === null ? null : URL.parse(location)
  return page !== null && isAllowed(page, config) ? { ok: true, location: page.href } : { ok: false, why: 'bad-answer' }
}

function failureOf(status: number): CartFailure {
  switch (status) {
    case 400:
      return 'bad-request'
    case 401:
    case 403:
      return 'unauthorised'
    case 422:
      return 'refused'
    case 429:
      return 'busy'
    case 502:
    case 503:
    case 504:
      return 'unreachable'
    default:
      return 'failed'
  }
}

/** Whether a person may be sent there: Checkout, by https; by http only within this machine, where Checkout itself is (a sandbox). */
function isAllowed(page: URL, config: CheckoutConfig): boolean {
  const api = new URL(config.url)
  if (page.username !== '' || page.password !== '') return false
  const isHere = page.protocol === 'http:' && isLoopback(page) && api.protocol === 'http:' && isLoopback(api)
  if (page.protocol !== 'https:' && !isHere) return false
  if (page.host === api.host || config.hosts.includes(page.host)) return true
  return page.hostname.endsWith('.pagopa.it') && page.port === ''
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.[0-9]+){3}$/.test(hostname)
}

function retryOf({ status, headers }: Response): { readonly retryInMs?: number } {
  const retryAfter = headers.get('retry-after')
  if (retryAfter === null) return status === 502 || status === 503 ? { retryInMs: PAUSE_MS } : {}
  // As a date it would be for our clock to agree with theirs; pagoPA's gateway writes seconds.
  const askedMs = /^[0-9]+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Infinity
  const isShort = [429, 502, 503].includes(status) && askedMs <= MAX_PAUSE_MS
  return isShort ? { retryInMs: Math.max(askedMs, PAUSE_MS) } : {}
}
