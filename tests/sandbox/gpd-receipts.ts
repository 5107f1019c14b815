import type { FastifyReply } from 'fastify'
import * as z from 'zod'
import { iuvOf } from '../../main/domain/notice-number.ts'
import { listenOnLoopback, loopbackServer } from './loopback.ts'
import type { FindPosition, Payment, PaymentNode } from './payment-node.ts'
import { receiptXml, romeDateTime } from './receipt-xml.ts'

/** The simulated payments receipts API of GPD. */
export interface GpdReceipts {
  /** Its base address; receipts are listed at `URL/payments/{creditor}/receipts`. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** A receipt once it is made: it stays as it is, whatever becomes of the position. */
interface MadeReceipt {
  readonly iuv: string
  readonly debtor: string
  readonly paymentDateTime: string
  readonly xml: string
}

const PATH = '/gpd/payments-receipts-service/v1'

const Count = (least: number, most: number, missing: number) =>
  z.coerce.number().int().min(least).max(most).default(missing)

/** A bare day, or a date-time of the clocks in Italy without a zone, as the service reads them. */
const LocalMoment = z.union([z.iso.date(), z.iso.datetime({ local: true }).refine((text) => !text.endsWith('Z'))])

const Filters = z.object({
  from: LocalMoment.optional(),
  to: LocalMoment.optional(),
  debtor: z.string().optional(),
  debtorOrIuv: z.string().optional(),
  pageNum: Count(0, 2 ** 31 - 1, 0),
  pageSize: Count(1, 100, 20),
})

/**
 * Starts the API on loopback, for one creditor and one key (pagopa-gpd-payments `openapi.json`). The part that GPD's own store plays is
 * played by `findPosition`, asked when a receipt is asked for the first time; while it rejects, the answer is 500.
 *
 * Receipts come in the order of their IUVs, as the service's table gives them, and not in that of time; and one may turn up later than
 * others with a later `paymentDateTime`: a slow bank's. Where there is none the answer is 404, as the description says (the service
 * itself has been seen to answer 200 with an empty list); a page beyond the last is 400. A payment of a notice that nobody knows is left
 * out of the list, and 422 on its own.
 */
export async function startGpdReceipts(options: {
  readonly key: string
  readonly creditor: string
  readonly node: PaymentNode
  readonly findPosition: FindPosition
  readonly port?: number
}): Promise<GpdReceipts> {
  const { key, creditor, node, findPosition } = options
  const made = new Map<string, MadeReceipt>()

  async function receiptOf(payment: Payment): Promise<MadeReceipt | undefined> {
    const known = made.get(payment.receiptId)
    if (known !== undefined) return known
    const facts = await findPosition(payment.noticeNumber)
    if (facts === undefined) return undefined
    const receipt: MadeReceipt = {
      iuv: facts.option.iuv,
      debtor: facts.position.debtor.fiscalCode,
      paymentDateTime: romeDateTime(payment.paidAt),
      xml: receiptXml(payment, facts),
    }
    made.set(payment.receiptId, receipt)
    return receipt
  }

  const app = loopbackServer({ refusesPages: true })
  app.setErrorHandler(async (_error, _request, reply) => problem(reply, 500, 'Service unavailable'))
  app.addHook<{ Params: { creditor?: string } }>('preHandler', async (request, reply) => {
    if (request.headers['ocp-apim-subscription-key'] !== key) return reply.status(401).send()
    if (request.params.creditor !== creditor)
      return reply.status(403).send({ statusCode: 403, message: 'You are not allowed to access this resource.' })
    return undefined
  })

  app.get(`${PATH}/payments/:creditor/receipts`, async (request, reply) => {
    const parsed = Filters.safeParse(request.query)
    if (!parsed.success) return problem(reply, 400, 'Bad request')
    const { from, to, debtor, debtorOrIuv, pageNum, pageSize } = parsed.data
    const earliest = from === undefined ? '' : withTime(from, '00:00:00')
    const latest = to === undefined ? '9999' : withTime(to, '23:59:59')
    if (earliest > latest) return problem(reply, 400, 'Invalid date range')
    const receipts = await Promise.all(node.receipted().map(receiptOf))
    const matching = receipts
      .filter((receipt) => receipt !== undefined)
      .filter(({ paymentDateTime }) => earliest <= paymentDateTime && paymentDateTime <= latest)
      .filter((receipt) => debtor === undefined || receipt.debtor === debtor)
      .filter(
        ({ iuv, debtor: whose }) =>
          debtorOrIuv === undefined || iuv.startsWith(debtorOrIuv) || whose.startsWith(debtorOrIuv),
      )
      .toSorted((one, other) => (one.iuv < other.iuv ? -1 : 1))
    if (matching.length === 0) return problem(reply, 404, 'Not found the receipts')
    const results = matching.slice(pageNum * pageSize, (pageNum + 1) * pageSize)
    if (results.length === 0) return problem(reply, 400, 'Not enough elements')
    return {
      currentPageNumber: pageNum,
      length: results.length,
      totalPages: Math.ceil(matching.length / pageSize),
      results: results.map(({ iuv, debtor: whose, paymentDateTime }) => ({
        organizationFiscalCode: creditor,
        iuv,
        debtor: whose,
        paymentDateTime,
        status: 'PAID',
      })),
    }
  })

  app.get<{ Params: { creditor: string; iuv: string } }>(
    `${PATH}/payments/:creditor/receipts/:iuv`,
    async (request, reply) => {
      const { iuv } = request.params
      const known = [...made.values()].find((receipt) => receipt.iuv === iuv)
      if (known !== undefined) return reply.type('application/xml').send(known.xml)
      const asked = node.receipted().map(async (payment) => ({ payment, receipt: await receiptOf(payment) }))
      const receipts = await Promise.all(asked)
      const found = receipts.find(({ receipt }) => receipt?.iuv === iuv)?.receipt
      if (found !== undefined) return reply.type('application/xml').send(found.xml)
      return receipts.some(({ payment, receipt }) => receipt === undefined && iuvOf(payment.noticeNumber) === iuv)
        ? problem(reply, 422, 'The receipts recovery is failed')
        : problem(reply, 404, 'Not found the receipt')
    },
  )

  const port = await listenOnLoopback(app, options.port ?? 0)
  return { url: `http://127.0.0.1:${port}${PATH}`, close: () => app.close() }
}

/** A date-time to the second; a bare day gets that time of day. */
function withTime(moment: string, timeOfDay: string): string {
  return moment.includes('T') ? moment.slice(0, 19).padEnd(19, ':00') : `${moment}T${timeOfDay}`
}

function problem(reply: FastifyReply, status: number, title: string) {
  return reply.status(status).send({ title, status })
}
