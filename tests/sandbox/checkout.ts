import type { FastifyError, FastifyReply } from 'fastify'
import * as z from 'zod'
import { CartRequest, type Cart } from './checkout-cart.ts'
import { checkoutEndings, refusalCodes, refusalEnding, type CheckoutEnding } from './checkout-outcomes.ts'
import { cardPage, endPage, forwardPage, payPage, tellingPage, type Page } from './checkout-pages.ts'
import { listenOnLoopback, loopbackServer } from './loopback.ts'
import { checkoutPsp, type PaymentNode } from './payment-node.ts'

/** What the API can be made to fail with; `timeout`: it takes the cart's request and never answers. */
export const checkoutFailures = [400, 401, 422, 429, 500, 502, 'timeout'] as const

/** One of `checkoutFailures`. */
export type CheckoutFailure = (typeof checkoutFailures)[number]

/** The simulated Checkout: the API for creditors, and the pages where people pay. */
export interface Checkout {
  /** Where its pages are, `http://127.0.0.1:PORT`. */
  readonly address: string
  /** The base address of its API; carts are made at `URL/carts`. */
  readonly url: string
  /** Fails the next `times` carts; without `times` all of them, until it is told `null`. */
  readonly fail: (failure: CheckoutFailure | null, times?: number) => void
  readonly close: () => Promise<void>
}

const CART_LIFE_MS = 10 * 60_000
const MAX_NOTICES = 5
const SLOW_BANK_MS = 20_000
const CLIENT = 'CHECKOUT_CART'

/** What a person chose on the page, as its form sends it. */
const Choice = z.object({
  choice: z.enum(['paid', 'slow', 'unreported', 'silent', 'refused', 'cancelled']),
  code: z.enum(refusalCodes),
  email: z.string().max(254),
  cardEnding: z.union([z.literal(''), z.string().regex(/^\d{4}$/)]),
})
type Choice = z.infer<typeof Choice>

/** An answer of the API that is no cart. Titles and details: reference/pagopa.md 4; 401 and 429 come from the gateway before it. */
type Problem = { readonly status: number; readonly title: string; readonly detail?: string }

const invalidInfo = (detail: string): Problem => ({ status: 422, title: 'Invalid payment info', detail })

const problems: Readonly<Record<Exclude<CheckoutFailure, 'timeout'>, Problem>> = {
  400: { status: 400, title: 'Request validation error', detail: 'The input request is invalid' },
  401: { status: 401, title: 'Access denied', detail: 'Access denied due to invalid subscription key' },
  422: invalidInfo('Invalid payment notice data'),
  429: { status: 429, title: 'Too many requests', detail: 'Rate limit is exceeded. Try again in 10 seconds.' },
  500: { status: 500, title: 'Internal server error' },
  502: { status: 502, title: 'Bad gateway' },
}

/**
 * Starts Checkout on loopback. It speaks the API for creditors in version 2 (`POST /checkout/ec/v2/carts`, pagopa-api `checkout_v2.json`)
 * for one creditor and one key; the card's frame comes from `localhost`, which is another site than `127.0.0.1`. A bank that is slow
 * confirms after `slowBankMs`. Ports that are not given are free ones.
 */
export async function startCheckout(options: {
  readonly key: string
  readonly creditor: string
  readonly node: PaymentNode
  readonly now: () => Date
  readonly newId: () => string
  readonly port?: number
  readonly framePort?: number
  readonly slowBankMs?: number
}): Promise<Checkout> {
  const { key, creditor, node, now, newId, slowBankMs = SLOW_BANK_MS } = options
  const carts = new Map<string, Cart>()
  let failure: CheckoutFailure | null = null
  let failuresLeft = 0

  const app = loopbackServer({ refusesPages: false })
  const frames = loopbackServer({ refusesPages: false })

  function nextFailure(): CheckoutFailure | null {
    if (failuresLeft === 0) return null
    failuresLeft -= 1
    return failure
  }

  /** Makes a cart, or says why not. The node tells what is paid already, the creditor is not asked. */
  function makeCart(body: unknown): Cart | Problem {
    const parsed = CartRequest.safeParse(body)
    if (!parsed.success) return problems[400]
    const { paymentNotices } = parsed.data
    if (paymentNotices.length > MAX_NOTICES)
      return {
        status: 422,
        title: 'Multiple payment notices not processable',
        detail: `Too many payment notices, expected max ${MAX_NOTICES}`,
      }
    const noticeNumbers = paymentNotices.map(({ noticeNumber }) => noticeNumber)
    if (new Set(noticeNumbers).size < noticeNumbers.length) return invalidInfo('Duplicate payment notice values found.')
    const isFree = paymentNotices.every(
      ({ noticeNumber, fiscalCode }) => fiscalCode === creditor && node.standing(noticeNumber) === 'free',
    )
    if (!isFree) return problems[422]
    const cart: Cart = { ...parsed.data, id: newId(), expiresAt: new Date(now().getTime() + CART_LIFE_MS) }
    carts.set(cart.id, cart)
    return cart
  }

  function liveCart(id: string): Cart | undefined {
    const cart = carts.get(id)
    return cart === undefined || now() >= cart.expiresAt ? undefined : cart
  }

  /** Does what the person chose. */
  function end(cart: Cart, { choice, code, email, cardEnding }: Choice): CheckoutEnding {
    if (choice === 'cancelled') return checkoutEndings.cancelled
    if (choice === 'refused' && code !== '17') return refusalEnding(code)
    if (cart.paymentNotices.some(({ noticeNumber }) => node.standing(noticeNumber) !== 'free'))
      return checkoutEndings.taken
    const receiptAfterMs = choice === 'paid' ? 0 : choice === 'slow' ? slowBankMs : null
    cart.paymentNotices.forEach(({ noticeNumber, amount }, index) => {
      const order = {
        noticeNumber,
        amountCents: amount,
        // One payment has one fee, whatever it pays.
        feeCents: index === 0 ? checkoutPsp.feeCents : 0,
        psp: checkoutPsp,
        ...(cart.idCart !== undefined && { paymentNote: cart.idCart }),
        ...(email !== '' && { email }),
        ...(cardEnding !== '' && { cardEnding }),
      }
      node.pay(order, receiptAfterMs)
    })
    if (choice === 'refused') return refusalEnding(code)
    return choice === 'unreported' ? checkoutEndings.paid : checkoutEndings[choice]
  }

  app.setErrorHandler(async (error: FastifyError, _request, reply) => {
    const isTheirs = error.statusCode !== undefined && error.statusCode < 500
    return sendProblem(reply, isTheirs ? { ...problems[400], status: error.statusCode ?? 400 } : problems[500])
  })

  app.post('/checkout/ec/v2/carts', async (request, reply) => {
    const failed = nextFailure()
    if (failed === 'timeout') return reply.hijack()
    if (failed !== null) return sendProblem(reply, problems[failed])
    if (request.headers['ocp-apim-subscription-key'] !== key) return sendProblem(reply, problems[401])
    const made = makeCart(request.body)
    if ('status' in made) return sendProblem(reply, made)
    return reply.redirect(`${address}/ecommerce/checkout/v1/carts/${made.id}/redirect?clientId=${CLIENT}`, 302)
  })

  app.get<{ Params: { id: string } }>('/ecommerce/checkout/v1/carts/:id/redirect', async (request, reply) => {
    const cart = liveCart(request.params.id)
    return cart === undefined ? sendLost(reply) : sendPage(reply, forwardPage(`/c/${cart.id}?clientId=${CLIENT}`))
  })

  app.get<{ Params: { id: string } }>('/c/:id', async (request, reply) => {
    const cart = liveCart(request.params.id)
    if (cart === undefined) return sendLost(reply)
    if (cart.ending !== undefined) return reply.redirect(`/c/${cart.id}/esito`, 303)
    return sendPage(reply, payPage(cart, checkoutPsp.feeCents, frameOrigin))
  })

  app.post<{ Params: { id: string } }>('/c/:id/esito', async (request, reply) => {
    const cart = carts.get(request.params.id)
    if (cart === undefined) return sendLost(reply)
    if (cart.ending === undefined) {
      const choice = Choice.safeParse(request.body)
      if (!choice.success) return sendProblem(reply, problems[400])
      const ending = now() < cart.expiresAt ? end(cart, choice.data) : checkoutEndings.expired
      const { cardEnding } = choice.data
      carts.set(cart.id, { ...cart, ending, ...(cardEnding !== '' && { cardEnding }) })
    }
    return reply.redirect(`/c/${cart.id}/esito`, 303)
  })

  app.get<{ Params: { id: string } }>('/c/:id/esito', async (request, reply) => {
    const cart = carts.get(request.params.id)
    return cart?.ending === undefined ? sendLost(reply) : sendPage(reply, endPage(cart, cart.ending))
  })

  app.get('/', (_request, reply) =>
    sendPage(reply, tellingPage('Checkout simulato', 'Le pagine di pagamento si aprono dal kiosk, con «Paga qui».')),
  )

  frames.get('/carta', (_request, reply) => sendPage(reply, cardPage(address)))

  const address = `http://127.0.0.1:${await listenOnLoopback(app, options.port ?? 0)}`
  const frameOrigin = `http://localhost:${await listenOnLoopback(frames, options.framePort ?? 0)}`

  return {
    address,
    url: `${address}/checkout/ec/v2`,
    fail: (next, times = Infinity) => {
      failure = next
      failuresLeft = times
    },
    close: async () => {
      await Promise.all([app.close(), frames.close()])
    },
  }
}

function sendPage(reply: FastifyReply, { html, policy }: Page, status = 200) {
  return reply
    .status(status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-store')
    .send(html)
}

function sendLost(reply: FastifyReply) {
  return sendPage(
    reply,
    tellingPage('Pagina non trovata', 'Questo pagamento non c’è, o la sua pagina è scaduta: vale dieci minuti.'),
    404,
  )
}

function sendProblem(reply: FastifyReply, problem: Problem) {
  if (problem.status === 429) void reply.header('retry-after', '10')
  return reply.status(problem.status).send(problem)
}
