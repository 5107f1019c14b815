import type { FastifyError, FastifyReply } from 'fastify'
import * as z from 'zod'
import { NoticeNumber } from '../../main/domain/notice-number.ts'
import { checkoutFailures, type Checkout } from './checkout.ts'
import { listenOnLoopback, loopbackServer } from './loopback.ts'
import { bankPsp, type FindPosition, type PaymentNode } from './payment-node.ts'

const Failure = z.strictObject({ fail: z.literal(checkoutFailures).nullable(), times: z.int().positive().optional() })
const BankPayment = z.strictObject({ noticeNumber: NoticeNumber, amountCents: z.int().positive().optional() })
const Confirmation = z.strictObject({ noticeNumber: NoticeNumber })
const ReceiptAmount = z.strictObject({ cents: z.int().positive() })

/**
 * Starts the server by which people and tests steer the outside world; JSON, and no web page may ask it.
 *
 * `POST /control {fail, times?}` makes Checkout's API fail (`checkoutFailures`; null: no more) · `POST /pay-at-bank {noticeNumber, amountCents?}`
 * pays a notice at a bank, without asking whether it can be paid: 404 unknown, 409 paid already, 503 when the creditor cannot be asked for its
 * amount · `POST /confirm {noticeNumber}` has the slow bank confirm at once, 404 when none is paying it · `POST /receipt-amount {cents}`
 * gives the next receipt another amount · `GET /payments` all payments, oldest first.
 */
export async function startWorldControl(options: {
  readonly checkout: Pick<Checkout, 'fail'>
  readonly node: PaymentNode
  readonly findPosition: FindPosition
  readonly port?: number
}): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const { checkout, node, findPosition } = options
  const app = loopbackServer({ refusesPages: true })
  app.setErrorHandler((error: FastifyError, _request, reply) =>
    error instanceof z.ZodError
      ? refuse(reply, 400, z.prettifyError(error))
      : refuse(reply, error.statusCode ?? 500, error.message),
  )

  app.post('/control', (request) => {
    const { fail, times } = Failure.parse(request.body)
    checkout.fail(fail, times)
    return {}
  })

  app.post('/pay-at-bank', async (request, reply) => {
    const { noticeNumber, amountCents } = BankPayment.parse(request.body)
    if (node.standing(noticeNumber) === 'paid') return refuse(reply, 409, 'The notice is paid already')
    const asked = amountCents ?? (await amountOf(noticeNumber))
    if (asked === 'unreachable') return refuse(reply, 503, 'The amount is not known: central is not running')
    if (asked === 'unknown') return refuse(reply, 404, 'No notice has this number')
    return node.pay({ noticeNumber, amountCents: asked, feeCents: bankPsp.feeCents, psp: bankPsp }, 0)
  })

  app.post('/confirm', (request, reply) =>
    node.confirm(Confirmation.parse(request.body).noticeNumber)
      ? {}
      : refuse(reply, 404, 'No slow bank is paying this notice'),
  )

  app.post('/receipt-amount', (request) => {
    node.changeNextAmount(ReceiptAmount.parse(request.body).cents)
    return {}
  })

  app.get('/payments', () => node.payments())

  async function amountOf(noticeNumber: string): Promise<number | 'unknown' | 'unreachable'> {
    try {
      return (await findPosition(noticeNumber))?.option.amountCents ?? 'unknown'
    } catch {
      return 'unreachable'
    }
  }

  const port = await listenOnLoopback(app, options.port ?? 0)
  return { url: `http://127.0.0.1:${port}`, close: () => app.close() }
}

function refuse(reply: FastifyReply, status: number, error: string) {
  return reply.status(status).send({ error })
}
