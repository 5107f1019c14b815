import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenCentral } from '../../db/central/open.ts'
import { findKiosk } from '../../db/central/stores/kiosks.ts'
import { startCentralBench, type CentralBench, type EnrolledKiosk } from '../../tests/sync/central-bench.ts'
import { openBestEngine } from '../../tests/sync/engines.ts'
import { NOW, numberOf } from '../../tests/sync/sample-positions.ts'
import type { PrintRecorded } from '../contract/commands.ts'
import type { PushedCommand } from '../contract/sync.ts'

let open: OpenCentral
let bench: CentralBench
let kiosk: EnrolledKiosk
let token: string

/** A print of this notice makes the database fail. */
const marked = numberOf(666)

beforeAll(async () => {
  open = await openBestEngine()
  await sql
    .raw(
      `create function fail() returns trigger language plpgsql as $$
       begin raise exception 'no room for % of % at /var/lib/x', new.reason, new.notice_number; end $$`,
    )
    .execute(open.db)
})
afterAll(() => open.close())
beforeEach(async () => {
  bench = await startCentralBench(open.db)
  kiosk = await bench.enrol()
  token = await kiosk.token()
})

const failing = () =>
  sql
    .raw(
      `create trigger fail before insert on print_record for each row when (new.notice_number = '${marked}') execute function fail()`,
    )
    .execute(open.db)
const mended = () => sql.raw('drop trigger fail on print_record').execute(open.db)

function print(seq: number, other: Partial<PrintRecorded> = {}): PushedCommand {
  const args = {
    printId: randomUUID(),
    document: 'notice',
    noticeNumber: numberOf(seq),
    outcome: 'sent',
    endedAt: NOW,
    ...other,
  }
  return command(seq, 'print.recorded', args)
}

function command(seq: number, name: string, args: unknown): PushedCommand {
  const argsHash = createHash('sha256').update(JSON.stringify(args)).digest('hex')
  return { seq, id: randomUUID(), name, args, argsHash, madeAt: NOW }
}

const push = (...commands: readonly PushedCommand[]) => bench.post('/v1/push', { protocol: 1, commands }, token)

const lastSeq = async () => (await findKiosk(open.db, bench.creditor, kiosk.kioskId))?.lastSeq

const prints = async () => {
  const rows = await open.db
    .selectFrom('print_record')
    .select(['notice_number', 'kiosk_id'])
    .where('creditor', '=', bench.creditor)
    .orderBy('notice_number')
    .execute()
  return rows.map(
    (row) => `${Number(row.notice_number?.slice(1))} ${row.kiosk_id === kiosk.kioskId ? 'here' : 'elsewhere'}`,
  )
}

const ok = (seq: number) => ({ seq, outcome: { ok: true } })
const refused = (seq: number, refusal: string) => ({ seq, outcome: { ok: false, refusal } })

describe('a push', () => {
  test('is decided in order, each command with its outcome', async () => {
    expect((await push(print(1), print(2), print(3))).body).toEqual({
      result: 'applied',
      outcomes: [ok(1), ok(2), ok(3)],
      lastSeq: 3,
    })
    expect(await prints()).toEqual(['1 here', '2 here', '3 here'])
    expect((await push(print(4))).body).toMatchObject({ lastSeq: 4 })
  })

  test('that is repeated, because its answer was lost, gets the stored outcomes and does nothing', async () => {
    const commands = [print(1), command(2, 'made.up', {})]
    const first = await push(...commands)
    expect((await push(...commands)).body).toEqual(first.body)
    const more = print(3)
    expect((await push(...commands, more)).body).toEqual({
      result: 'applied',
      outcomes: [ok(1), refused(2, 'unknown-command'), ok(3)],
      lastSeq: 3,
    })
    expect((await push(commands[0] as PushedCommand)).body).toEqual({
      result: 'applied',
      outcomes: [ok(1)],
      lastSeq: 3,
    })
    expect(await prints()).toEqual(['1 here', '3 here'])
  })

  test.each([
    ['another id', (sent: PushedCommand) => ({ ...sent, id: randomUUID() })],
    ['another content', (sent: PushedCommand) => ({ ...sent, argsHash: 'f'.repeat(64) })],
  ])('that brings %s for a place that is decided is a fork, and nothing after it is taken', async (_, forge) => {
    const [sent, next] = [print(1), print(2)]
    await push(sent, next)
    expect((await push(forge(sent), next, print(3))).body).toEqual({ result: 'fork', lastSeq: 2 })
    expect(await lastSeq()).toBe(2)
    expect(await prints()).toEqual(['1 here', '2 here'])
    expect((await push(sent)).body).toMatchObject({ result: 'applied' })
  })

  test('that leaves a place out is a gap from there on', async () => {
    expect((await push(print(2))).body).toEqual({ result: 'gap', lastSeq: 0 })
    expect((await push(print(1), print(3), print(4))).body).toEqual({ result: 'gap', lastSeq: 1 })
    expect(await prints()).toEqual(['1 here'])
    expect((await push(print(9_007_199_254_740_991))).body).toEqual({ result: 'gap', lastSeq: 1 })
  })

  test('with a command that nobody knows gets it refused for good, and goes on', async () => {
    const commands = [command(1, 'constructor', {}), command(2, 'print.recorded.twice', null), print(3)]
    const outcomes = [refused(1, 'unknown-command'), refused(2, 'unknown-command'), ok(3)]
    expect((await push(...commands)).body).toEqual({ result: 'applied', outcomes, lastSeq: 3 })
    expect((await push(...commands)).body).toEqual({ result: 'applied', outcomes, lastSeq: 3 })
  })

  test.each([
    ['nothing', null],
    ['another type', 'x'],
    ['a field too much', { ...(print(1).args as object), debtor: 'Mario' }],
    ['another outcome', { ...(print(1).args as object), outcome: 'lost' }],
    ['a bad number', { ...(print(1).args as object), noticeNumber: '3-1' }],
    ['a reason that no database keeps', { ...(print(1).args as object), reason: 'a\0b' }],
  ])('with arguments that are %s gets it refused for good, and goes on', async (_, args) => {
    const commands = [command(1, 'print.recorded', args), print(2)]
    const outcomes = [refused(1, 'bad-arguments'), ok(2)]
    expect((await push(...commands)).body).toEqual({ result: 'applied', outcomes, lastSeq: 2 })
    expect((await push(...commands)).body).toEqual({ result: 'applied', outcomes, lastSeq: 2 })
    expect(await prints()).toEqual(['2 here'])
  })

  test('records a print once, whoever tells of it again', async () => {
    const printId = randomUUID()
    expect((await push(print(1, { printId }), print(2, { printId }))).body).toMatchObject({ outcomes: [ok(1), ok(2)] })
    expect(await prints()).toEqual(['1 here'])
  })

  test('of one kiosk does not touch the queue of another', async () => {
    await push(print(1))
    const other = await bench.enrol()
    const theirs = await bench.post(
      '/v1/push',
      { protocol: 1, commands: [print(1, { noticeNumber: numberOf(9) })] },
      await other.token(),
    )
    expect(theirs.body).toMatchObject({ result: 'applied', lastSeq: 1 })
    expect(await prints()).toEqual(['1 here', '9 elsewhere'])
  })

  test.each([
    ['no commands', { protocol: 1, commands: [] }],
    ['51 commands', { protocol: 1, commands: Array.from({ length: 51 }, (_, index) => print(index + 1)) }],
    ['another protocol', { protocol: 2, commands: [print(1)] }],
    ['place 0', { protocol: 1, commands: [print(0)] }],
    ['half a place', { protocol: 1, commands: [print(1.5)] }],
    ['a name that no database keeps', { protocol: 1, commands: [command(1, 'a\0b', {})] }],
    ['a field too much', { protocol: 1, commands: [print(1)], kiosk: randomUUID() }],
  ])('with %s is a bad request and moves nothing', async (_, body) => {
    expect(await bench.post('/v1/push', body, token)).toMatchObject({ status: 400, text: '{"error":"bad-request"}' })
    expect(await lastSeq()).toBe(0)
  })

  test('is decided once when it comes several times at once', async () => {
    const commands = [print(1), command(2, 'made.up', {}), print(3)]
    const answers = await Promise.all([1, 2, 3, 4].map(() => push(...commands)))
    for (const { body } of answers) {
      expect(body).toMatchObject({ result: 'applied', outcomes: [ok(1), refused(2, 'unknown-command'), ok(3)] })
    }
    expect(await lastSeq()).toBe(3)
    expect(await prints()).toEqual(['1 here', '3 here'])
  })
})

describe('a database that fails inside a command', () => {
  test('is a server error that moves nothing: the command is decided when it is mended, and once', async () => {
    const commands = [print(1), print(2, { noticeNumber: marked }), print(3)]
    await failing()
    try {
      expect(await push(...commands)).toMatchObject({ status: 500, text: '{"error":"internal"}' })
      expect(await push(...commands)).toMatchObject({ status: 500 })
      expect(await lastSeq()).toBe(1)
      expect(await prints()).toEqual(['1 here'])
      const decided = await open.db
        .selectFrom('command_log')
        .select('seq')
        .where('creditor', '=', bench.creditor)
        .execute()
      expect(decided).toEqual([{ seq: 1 }])
    } finally {
      await mended()
    }
    expect((await push(...commands)).body).toEqual({ result: 'applied', outcomes: [ok(1), ok(2), ok(3)], lastSeq: 3 })
    expect(await prints()).toEqual(['1 here', '3 here', '666 here'])
  })

  test('tells neither the kiosk nor the log what it was about', async () => {
    await failing()
    try {
      const { text } = await push(print(1, { noticeNumber: marked, reason: 'marker-of-a-reason' }))
      expect(text).toBe('{"error":"internal"}')
    } finally {
      await mended()
    }
    const logged = bench.logged()
    expect(JSON.parse(logged)).toMatchObject({ level: 50, event: 'request.failed', error: 'error', code: 'P0001' })
    expect(logged).not.toMatch(/666|marker|insert|print_record|no room|\//i)
  })
})
