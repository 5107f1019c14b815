import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { closeTask, listTasks } from '../../db/central/stores/tasks.ts'
import { addReply, findTicket, lockTicket, repliesOf } from '../../db/central/stores/tickets.ts'
import { describeOnEngines } from '../../tests/sync/engines.ts'
import { untilSomebodyWaits } from '../../tests/sync/waiting-queries.ts'
import { startTicketBench, type TicketBench } from '../../tests/tickets/ticket-bench.ts'
import { answerTicket, closeRequest } from './answer-ticket.ts'
import { forgetTickets } from './forget-tickets.ts'

const DAY_MS = 24 * 60 * 60_000

describeOnEngines('an answer of staff', (db, { engine }) => {
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
  const forgetAfter = (days: number) =>
    forgetTickets(db(), bench.creditor, new Date(bench.now().getTime() + days * DAY_MS))
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
    expect(await answer('Guardiamo.')).toEqual({ result: 'answered', number, answerBy: 'email', isNew: true })
    expect(await answer()).toEqual({ result: 'answered', number, answerBy: 'email', isNew: true })
    expect(await texts()).toEqual(['Guardiamo.', 'È giusto.'])
    expect(await mails()).toEqual([
      { effectId: `ticket-${number}-reply-1`, payload: { number, reply: 1 } },
      { effectId: `ticket-${number}-reply-2`, payload: { number, reply: 2 } },
    ])
    expect(await tasks()).toEqual([])
    expect(await ticket()).toMatchObject({ state: 'answered' })
  })

  test('to a person who comes back with the number is kept and not mailed, and the task is done', async () => {
    await bench.kiosk.open(1, { answer: { by: 'number' } })
    expect(await answer()).toEqual({ result: 'answered', number, answerBy: 'number', isNew: true })
    expect(await texts()).toEqual(['È giusto.'])
    expect(await mails()).toEqual([])
    expect(await tasks()).toEqual([])
  })

  test('to a person who waits to be called is kept, and the task stays until the request is closed', async () => {
    await bench.kiosk.open(1, { answer: { by: 'phone', phone: '+390551234567' } })
    expect(await answer()).toEqual({ result: 'answered', number, answerBy: 'phone', isNew: true })
    expect(await texts()).toEqual(['È giusto.'])
    expect(await mails()).toEqual([])
    expect(await tasks()).toEqual([`ticket:${number}`])
    expect(await close()).toBe(true)
    expect(await tasks()).toEqual([])
  })

  test('that comes once more, since its outcome was lost, is the same one: mailed once', async () => {
    await bench.kiosk.open(1)
    await answer()
    expect(await answer()).toEqual({ result: 'answered', number, answerBy: 'email', isNew: false })
    expect(await texts()).toEqual(['È giusto.'])
    expect(await mails()).toHaveLength(1)
    await answer('Altro.')
    expect(await answer()).toMatchObject({ isNew: true })
    expect(await texts()).toEqual(['È giusto.', 'Altro.', 'È giusto.'])
  })

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
    expect(await forgetAfter(1000)).toBe(0)
    await answer()
    await close()
    expect(await forgetAfter(90)).toBe(0)
    expect(await ticket()).toMatchObject({ givenName: 'Maria' })
    expect(await forgetAfter(90.001)).toBe(1)
    expect(await ticket()).toMatchObject({ text: undefined, givenName: undefined, answer: undefined })
    expect(await texts()).toEqual([])
  })

  test('that is being written when its request would close by itself keeps it open', async (context) => {
    context.skip(engine === 'PGlite', 'PGlite has one connection, which a transaction holds')
    await bench.kiosk.open(1)
    await answer('Guardiamo.')
    bench.pass(31 * DAY_MS)
    await db()
      .transaction()
      .execute(async (trx) => {
        await lockTicket(trx, bench.creditor, number)
        await addReply(trx, bench.creditor, number, 'Ecco.', now())
        const forgetting = forgetAfter(0)
        await untilSomebodyWaits(db())
        return { forgetting }
      })
      .then(({ forgetting }) => forgetting)
    expect(await ticket()).toMatchObject({ state: 'answered' })
  })

  test('that nobody closes closes its request thirty days after the last one, and is forgotten ninety days later', async () => {
    await bench.kiosk.open(1)
    await answer('Guardiamo.')
    bench.pass(20 * DAY_MS)
    await answer()
    await forgetAfter(30)
    expect(await ticket()).toMatchObject({ state: 'answered' })
    const closedAt = new Date(bench.now().getTime() + 30.001 * DAY_MS).toISOString()
    await forgetAfter(30.001)
    expect(await ticket()).toMatchObject({ state: 'closed', closedAt })
    expect(await forgetAfter(120)).toBe(0)
    expect(await texts()).toEqual(['Guardiamo.', 'È giusto.'])
    expect(await forgetAfter(121)).toBe(1)
    expect(await texts()).toEqual([])
  })

  test('to a person who waits to be called closes nothing while that is still a task', async () => {
    await bench.kiosk.open(1, { answer: { by: 'phone', phone: '+390551234567' } })
    await answer()
    await forgetAfter(1000)
    expect(await ticket()).toMatchObject({ state: 'answered' })
    await closeTask(db(), bench.creditor, `ticket:${number}`, now())
    await forgetAfter(31)
    expect(await ticket()).toMatchObject({ state: 'closed' })
  })
})
