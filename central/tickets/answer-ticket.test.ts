import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { listTasks } from '../../db/central/stores/tasks.ts'
import { findTicket, repliesOf } from '../../db/central/stores/tickets.ts'
import { describeOnEngines } from '../../tests/sync/engines.ts'
import { startTicketBench, type TicketBench } from '../../tests/tickets/ticket-bench.ts'
import { answerTicket, closeRequest } from './answer-ticket.ts'
import { forgetTickets } from './forget-tickets.ts'

const DAY_MS = 24 * 60 * 60_000

describeOnEngines('an answer of staff', (db) => {
  let bench: TicketBench
  let number: string
  beforeEach(async () => {
    bench = await startTicketBench(db())
    number = bench.kiosk.numberOf(1)
  })

  const now = () => bench.now().toISOString()
  const answer = (text = 'È giusto.') => answerTicket(db(), bench.creditor, number, text, now())
  const close = () => closeRequest(db(), bench.creditor, number, now())
  const ticket = () => findTicket(db(), bench.creditor, number)
  const texts = async () => (await repliesOf(db(), bench.creditor, number)).map(({ text }) => text)
  const tasks = async () => (await listTasks(db(), bench.creditor)).map(({ taskId }) => taskId)
  const mails = async () =>
    (
      await db()
        .selectFrom('effect')
        .select(['effect_id', 'payload'])
        .where('creditor', '=', bench.creditor)
        .where('kind', '=', 'ticket-reply-mail')
        .orderBy('effect_id')
        .execute()
    ).map((row) => ({ effectId: row.effect_id, payload: JSON.parse(row.payload) as unknown }))

  test('is kept and mailed, each in a mail of its own, and the task is done', async () => {
    await bench.kiosk.open(1)
    expect(await tasks()).toEqual([`ticket:${number}`])
    expect(await answer('Guardiamo.')).toEqual({ result: 'answered', number, answerBy: 'email' })
    expect(await answer()).toEqual({ result: 'answered', number, answerBy: 'email' })
    expect(await texts()).toEqual(['Guardiamo.', 'È giusto.'])
    expect(await mails()).toEqual([
      { effectId: `ticket-${number}-reply-1`, payload: { number, reply: 1 } },
      { effectId: `ticket-${number}-reply-2`, payload: { number, reply: 2 } },
    ])
    expect(await tasks()).toEqual([])
    expect(await ticket()).toMatchObject({ state: 'answered' })
  })

  test.each([{ by: 'phone', phone: '+390551234567' }, { by: 'number' }] as const)(
    'to a person answered %o is kept and not mailed',
    async (wanted) => {
      await bench.kiosk.open(1, { answer: wanted })
      expect(await answer()).toEqual({ result: 'answered', number, answerBy: wanted.by })
      expect(await texts()).toEqual(['È giusto.'])
      expect(await mails()).toEqual([])
      expect(await tasks()).toEqual([])
    },
  )

  test('is not taken for a request that is not there, or is closed', async () => {
    expect(await answer()).toEqual({ result: 'unknown' })
    await bench.kiosk.open(1)
    expect(await close()).toBe(true)
    expect(await answer()).toEqual({ result: 'closed' })
    expect(await close()).toBe(false)
    expect(await texts()).toEqual([])
    expect(await mails()).toEqual([])
    expect(await tasks()).toEqual([])
  })

  test('whose mail cannot be queued is not there either: reply, mail and task are one', async () => {
    await bench.kiosk.open(1)
    await sql
      .raw(
        `alter table effect add constraint no_room check (kind <> 'ticket-reply-mail' or creditor <> '${bench.creditor}')`,
      )
      .execute(db())
    try {
      await expect(answer()).rejects.toThrow()
    } finally {
      await sql.raw('alter table effect drop constraint no_room').execute(db())
    }
    expect(await texts()).toEqual([])
    expect(await tasks()).toEqual([`ticket:${number}`])
    expect(await ticket()).toMatchObject({ state: 'open' })
    await answer()
    expect(await texts()).toEqual(['È giusto.'])
    expect(await mails()).toHaveLength(1)
  })

  test('is forgotten, with the request, ninety days after the request was closed, and not before', async () => {
    await bench.kiosk.open(1)
    await answer()
    const forgetAfter = (days: number) =>
      forgetTickets(db(), bench.creditor, new Date(bench.now().getTime() + days * DAY_MS))
    expect(await forgetAfter(1000)).toBe(0)
    await close()
    expect(await forgetAfter(90)).toBe(0)
    expect(await ticket()).toMatchObject({ givenName: 'Maria' })
    expect(await forgetAfter(90.001)).toBe(1)
    expect(await ticket()).toMatchObject({ text: undefined, givenName: undefined, answer: undefined })
    expect(await texts()).toEqual([])
  })
})
