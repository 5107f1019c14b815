import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenCentral } from '../../db/central/open.ts'
import { listTasks } from '../../db/central/stores/tasks.ts'
import { findTicket, listTickets } from '../../db/central/stores/tickets.ts'
import { openBestEngine } from '../../tests/sync/engines.ts'
import { NOW } from '../../tests/sync/sample-positions.ts'
import { PERSONAL } from '../../tests/tickets/sample-tickets.ts'
import { pullBlock, startTicketBench, type TicketBench } from '../../tests/tickets/ticket-bench.ts'

let database: OpenCentral
let bench: TicketBench
beforeAll(async () => {
  database = await openBestEngine()
})
afterAll(() => database.close())
beforeEach(async () => {
  bench = await startTicketBench(database.db)
})

const refused = (refusal: string) => ({ ok: false, refusal })
const textOf = async (number: string) => (await findTicket(database.db, bench.creditor, number))?.text
/** The numbers that the centre gave, with what the slips say. */
const rescued = async () => {
  const facts = (await listTasks(database.db, bench.creditor)).map((task) => task.facts)
  return facts.flatMap(({ number, slip }) => (slip === undefined ? [] : [`${number} for ${slip}`]))
}
const numbers = async () =>
  (await listTickets(database.db, bench.creditor, { withClosed: true })).map(({ number }) => number)
const effects = () =>
  database.db
    .selectFrom('effect')
    .select(['effect_id', 'kind', 'payload'])
    .where('creditor', '=', bench.creditor)
    .execute()

describe('a request for assistance', () => {
  test('is kept, is a task for staff, and its mail waits, without a word of what it says', async () => {
    const number = bench.kiosk.numberOf(1)
    expect(await bench.kiosk.open(1)).toEqual({ ok: true })
    expect(await findTicket(database.db, bench.creditor, number)).toMatchObject({
      number,
      kiosk: 'Anagrafe',
      state: 'open',
      text: 'L’importo dell’avviso non è giusto.',
      openedAt: NOW,
    })
    const tasks = await listTasks(database.db, bench.creditor)
    expect(tasks).toEqual([
      {
        taskId: `ticket:${number}`,
        kind: 'ticket-open',
        facts: { number, reason: 'notice-wrong', answerBy: 'email' },
        madeAt: NOW,
      },
    ])
    expect(await effects()).toEqual([
      { effect_id: `ticket-${number}-opened`, kind: 'ticket-opened-mail', payload: JSON.stringify({ number }) },
    ])
    expect(JSON.stringify([tasks, await effects(), bench.logged()])).not.toMatch(PERSONAL)
  })

  test.each([{ by: 'phone', phone: '055123456' }, { by: 'number' }] as const)(
    'answered %o has no mail',
    async (answer) => {
      expect(await bench.kiosk.open(1, { answer })).toEqual({ ok: true })
      expect(await effects()).toEqual([])
      expect(await listTasks(database.db, bench.creditor)).toHaveLength(1)
    },
  )

  test('is numbered from the own block of its kiosk, and from no other', async () => {
    const other = await bench.newKiosk()
    expect(other.block).not.toBe(bench.kiosk.block)
    // As after the centre was restored, and has given the block of one kiosk to another.
    const stray = { number: other.numberOf(1), text: 'Dell’altro.' }
    for (const time of ['the first time', 'again']) expect(await bench.kiosk.open(1, stray), time).toEqual({ ok: true })
    expect(await numbers()).toEqual(['99999-1'])
    expect(await other.open(1)).toEqual({ ok: true })
    expect((await numbers()).toSorted()).toEqual([other.numberOf(1), '99999-1'].toSorted())
    expect([await textOf('99999-1'), await textOf(other.numberOf(1))]).toEqual([
      'Dell’altro.',
      'L’importo dell’avviso non è giusto.',
    ])
    expect(await rescued()).toEqual([`99999-1 for ${other.numberOf(1)}`])
  })

  test('has its number once: the same again changes nothing, another one is kept under a number of the centre', async () => {
    expect(await bench.kiosk.open(1)).toEqual({ ok: true })
    expect(await bench.kiosk.open(1)).toEqual({ ok: true })
    expect(await effects()).toHaveLength(1)
    // As after the file of the kiosk was restored.
    for (const text of ['Un’altra.', 'Un’altra ancora.', 'Un’altra.'])
      expect(await bench.kiosk.open(1, { text }), text).toEqual({ ok: true })
    const number = bench.kiosk.numberOf(1)
    expect(await textOf(number)).toBe('L’importo dell’avviso non è giusto.')
    expect([await textOf('99999-1'), await textOf('99999-2')]).toEqual(['Un’altra.', 'Un’altra ancora.'])
    expect((await rescued()).toSorted()).toEqual([`99999-1 for ${number}`, `99999-2 for ${number}`])
    expect(await effects()).toHaveLength(3)
    expect(await bench.kiosk.open(2)).toEqual({ ok: true })
    expect(await numbers()).toHaveLength(4)
  })

  test('that waited while its kiosk was enrolled anew is still its own, and the next have another block', async () => {
    const { kiosk } = bench
    const again = await bench.newKiosk(kiosk.kioskId)
    const { block } = again
    expect(block).not.toBe(kiosk.block)
    expect(await again.open(1, { number: kiosk.numberOf(1) })).toEqual({ ok: true })
    expect(await again.open(1)).toEqual({ ok: true })
    expect(await numbers()).toEqual([kiosk.numberOf(1), `${block}-1`])
  })

  test('with a character that no database keeps is kept without it', async () => {
    expect(await bench.kiosk.open(1, { text: 'A\0iuto\ud800!', givenName: 'Ma\0ria' })).toEqual({ ok: true })
    expect(await findTicket(database.db, bench.creditor, bench.kiosk.numberOf(1))).toMatchObject({
      text: 'Aiuto\ufffd!',
      givenName: 'Maria',
    })
  })

  test.each([
    ['no text', { text: ' ' }],
    ['a bad number', { number: '0-1' }],
    ['an address that is none', { answer: { by: 'email', email: 'a@b.example, c@d.example' } }],
    ['a telephone number that is none', { answer: { by: 'phone', phone: 'sempre' } }],
  ] as const)('with %s is refused for good', async (_, other) => {
    expect(await bench.kiosk.open(1, other)).toEqual(refused('bad-arguments'))
    expect(await numbers()).toEqual([])
  })
})

describe('the block of a kiosk', () => {
  test('comes with every page that it pulls, and is each kiosk’s own', async () => {
    const other = await bench.newKiosk()
    expect(await pullBlock(bench, bench.kiosk.token)).toBe(bench.kiosk.block)
    expect(await pullBlock(bench, other.token)).toBe(other.block)
    expect(other.block).not.toBe(bench.kiosk.block)
  })
})
