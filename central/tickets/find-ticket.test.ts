import { beforeEach, expect, test } from 'vitest'
import { listRefusals } from '../../db/central/stores/refusals.ts'
import { writeSettings } from '../../db/central/stores/settings.ts'
import { describeOnEngines } from '../../tests/sync/engines.ts'
import { CODE, ticketOf } from '../../tests/tickets/sample-tickets.ts'
import { startTicketBench, type TicketBench } from '../../tests/tickets/ticket-bench.ts'
import { answerTicket, closeRequest } from './answer-ticket.ts'
import { forgetTickets } from './forget-tickets.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

describeOnEngines('a request for assistance, by its slip', (db) => {
  let bench: TicketBench
  let number: string
  beforeEach(async () => {
    bench = await startTicketBench(db())
    number = bench.kiosk.numberOf(1)
    await bench.kiosk.open(1)
  })

  const find = async (key: { number?: string; code?: string } = {}, token = bench.kiosk.token) =>
    (await bench.post('/v1/tickets/find', { number, code: CODE, ...key }, token)).body
  const now = () => bench.now().toISOString()
  const found = {
    found: true,
    state: 'open',
    reason: 'notice-wrong',
    text: ticketOf('1-1').text,
    openedAt: '2026-11-23T09:00:00.000Z',
    replies: [],
  }

  test('is shown at any kiosk of the municipality, with what was answered, and never a name or an address', async () => {
    expect(await find()).toEqual(found)
    const elsewhere = await bench.newKiosk()
    bench.pass(MINUTE_MS)
    await answerTicket(db(), bench.creditor, number, 'È giusto.', now())
    const replies = [{ at: now(), text: 'È giusto.' }]
    expect(await find({}, elsewhere.token)).toEqual({ ...found, state: 'answered', replies })
    await closeRequest(db(), bench.creditor, number, now())
    expect(await find()).toEqual({ ...found, state: 'closed', replies })
  })

  test('is not shown without a kiosk’s token', async () => {
    expect(await bench.post('/v1/tickets/find', { number, code: CODE })).toMatchObject({ status: 401 })
  })

  test('is not shown to a wrong pair, the same for either half, and that is counted', async () => {
    const wrong = [
      { code: '0000000000' },
      { number: bench.kiosk.numberOf(2) },
      { number: '99999-1', code: '0000000000' },
    ]
    for (const key of wrong) expect(await find(key)).toEqual({ found: false })
    expect(await listRefusals(db(), bench.creditor)).toMatchObject([{ what: 'ticket-pair', count: 3 }])
    const other = await startTicketBench(db())
    expect((await other.post('/v1/tickets/find', { number, code: CODE }, other.kiosk.token)).body).toEqual({
      found: false,
    })
  })

  test.each([{ code: '7k3mpx0a2b' }, { code: '' }, { code: `${CODE}0` }, { number: '1' }, { number: '1-1 ' }])(
    'is a bad request as %o',
    async (key) => {
      expect(await find(key)).toEqual({ error: 'bad-request' })
    },
  )

  test('is over for a kiosk with too many wrong pairs within the hour, and for no other', async () => {
    await db()
      .transaction()
      .execute((trx) => writeSettings(trx, bench.creditor, { unknownCodesPerHour: 3 }))
    for (let wrong = 0; wrong < 2; wrong += 1) await find({ code: '0000000000' })
    expect(await find()).toEqual(found)
    await find({ code: '0000000000' })
    expect(await find()).toEqual({ found: false })
    expect(await find({}, (await bench.newKiosk()).token)).toEqual(found)
    bench.pass(60 * MINUTE_MS)
    expect(await find({}, await bench.kiosk.newToken())).toEqual(found)
  })

  test('that was closed long ago says that it is closed, and nothing of what was written', async () => {
    await answerTicket(db(), bench.creditor, number, 'È giusto.', now())
    await closeRequest(db(), bench.creditor, number, now())
    await forgetTickets(db(), bench.creditor, new Date(bench.now().getTime() + 91 * DAY_MS))
    expect(await find()).toEqual({ ...found, state: 'closed', text: '', replies: [] })
  })
})
