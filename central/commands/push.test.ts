import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenCentral } from '../../db/central/open.ts'
import { findKiosk, revokeKiosk } from '../../db/central/stores/kiosks.ts'
import { listTasks } from '../../db/central/stores/tasks.ts'
import { startCentralBench, type CentralBench, type EnrolledKiosk } from '../../tests/sync/central-bench.ts'
import { openBestEngine } from '../../tests/sync/engines.ts'
import { commandOf as command, printOf as print } from '../../tests/sync/pushed-commands.ts'
import { NOW, numberOf } from '../../tests/sync/sample-positions.ts'
import type { PushedCommand } from '../contract/sync.ts'
import { Replaced, Revoked } from '../revoked.ts'
import { push as pushTo } from './push.ts'

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
       begin raise exception 'no room for % at /var/lib/x', new; end $$`,
    )
    .execute(open.db)
})
afterAll(() => open.close())
beforeEach(async () => {
  bench = await startCentralBench(open.db)
  kiosk = await bench.enrol()
  token = await kiosk.token()
})

const failing = (table = 'print_record', when = `new.notice_number = '${marked}'`) =>
  sql
    .raw(`create trigger fail before insert on ${table} for each row when (${when}) execute function fail()`)
    .execute(open.db)
const mended = (table = 'print_record') => sql.raw(`drop trigger fail on ${table}`).execute(open.db)

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

  test('that tells of a file made anew makes a task of it, and one however often it is told', async () => {
    const told = command(1, 'file.salvaged', { why: 'damaged', lost: 3 })
    expect((await push(told)).body).toMatchObject({ outcomes: [ok(1)] })
    expect((await push(told)).body).toMatchObject({ outcomes: [ok(1)] })
    const nobodyKnows = command(2, 'file.salvaged', { why: 'missing', lost: null })
    const later = '2026-11-23T10:00:00.000Z'
    expect((await push({ ...nobodyKnows, madeAt: later })).body).toMatchObject({ outcomes: [ok(2)] })
    const facts = { kioskId: kiosk.kioskId }
    expect(await listTasks(open.db, bench.creditor)).toMatchObject([
      { kind: 'file-salvaged', facts: { ...facts, why: 'damaged', lost: 3 } },
      { kind: 'file-salvaged', facts: { ...facts, why: 'missing', lost: 'unknown' } },
    ])
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

describe('what staff is told of a push', () => {
  const tasks = async () =>
    (await listTasks(open.db, bench.creditor)).map(({ taskId, kind, facts }) => ({ taskId, kind, facts }))
  const newest = { kiosk: 'Anagrafe' }

  test('each command that is refused, with the request that it came from, and once', async () => {
    const requestId = randomUUID()
    const bad = { ...command(1, 'print.recorded', { debtor: 'marker-of-a-person' }), requestId }
    await push(bad, print(2))
    await push(bad)
    expect(await tasks()).toEqual([
      {
        taskId: `command-refused:${bad.id}`,
        kind: 'command-refused',
        facts: { ...newest, command: 'print.recorded', seq: 1, refusal: 'bad-arguments', requestId },
      },
    ])
  })

  test('commands that nobody knows, once for each name', async () => {
    await push(command(1, 'made.up', {}), command(2, 'made.up', {}), command(3, 'other', {}))
    expect(await tasks()).toMatchObject([
      { kind: 'command-unknown', facts: { ...newest, command: 'made.up', seq: 1 } },
      { kind: 'command-unknown', facts: { ...newest, command: 'other', seq: 3 } },
    ])
  })

  test('a fork, once; the log has it too', async () => {
    await push(print(1))
    await push(print(1))
    await push(print(1))
    expect(await tasks()).toMatchObject([{ kind: 'kiosk-fork', facts: { ...newest, kioskId: kiosk.kioskId, seq: 1 } }])
    expect(bench.logged()).toContain('push.forked')
  })

  test('commands that a restored centre lost, what and from when: one task for each run of them', async () => {
    const lost = (seq: number, name = 'print.recorded'): PushedCommand => ({
      ...command(seq, name, null),
      isLost: true,
    })
    const run = [lost(1), lost(2, 'ticket.opened'), lost(3), print(4), lost(5)]
    const outcomes = [1, 2, 3].map((seq) => refused(seq, 'lost'))
    const answer = { result: 'applied', outcomes: [...outcomes, ok(4), refused(5, 'lost')], lastSeq: 5 }
    expect((await push(...run)).body).toEqual(answer)
    expect((await push(...run)).body).toEqual(answer)
    const facts = { ...newest, from: NOW, to: NOW }
    expect(await tasks()).toMatchObject([
      { kind: 'commands-lost', facts: { ...facts, count: 3, commands: 'print.recorded ×2, ticket.opened ×1' } },
      { kind: 'commands-lost', facts: { ...facts, count: 1, commands: 'print.recorded ×1' } },
    ])
    expect(await prints()).toEqual(['4 here'])
  })
})

describe('a command of a newer kiosk', () => {
  test('is done without what this centre does not know of it', async () => {
    const { args } = print(1)
    const sent = command(1, 'print.recorded', { ...(args as object), dpi: 600 })
    expect((await push(sent)).body).toMatchObject({ outcomes: [ok(1)] })
    expect(await prints()).toEqual(['1 here'])
  })
})

describe('a command that nobody knew', () => {
  test('is decided when the centre was upgraded, once, at its old place', async () => {
    const sent = [print(1), print(2)]
    await push(...sent)
    // As an older centre would have left it.
    await open.db.deleteFrom('print_record').where('creditor', '=', bench.creditor).execute()
    await open.db
      .updateTable('command_log')
      .set({ outcome: JSON.stringify({ ok: false, refusal: 'unknown-command' }), is_decision: false })
      .where('creditor', '=', bench.creditor)
      .where('seq', '=', 1)
      .execute()
    for (const time of ['the first time', 'again']) {
      const answer = await push(sent[0] as PushedCommand)
      expect(answer.body, time).toEqual({ result: 'applied', outcomes: [ok(1)], lastSeq: 2 })
      expect(await prints(), time).toEqual(['1 here'])
    }
    expect((await push(print(3))).body).toMatchObject({ lastSeq: 3 })
  })
})

describe('a kiosk that was enrolled again', () => {
  test('begins at the first place, and what it had sent before is not done twice', async () => {
    const [first, second, third] = [print(1), print(2), command(3, 'made.up', {})]
    await push(first, second, third)
    token = await (await bench.enrol(kiosk.kioskId)).token()
    const carried = [second, third, print(9)].map((sent, index) => ({ ...sent, seq: index + 1 }))
    await open.db.deleteFrom('print_record').where('creditor', '=', bench.creditor).execute()
    const answer = { outcomes: [ok(1), refused(2, 'unknown-command'), ok(3)], lastSeq: 3 }
    expect((await push(...carried)).body).toMatchObject(answer)
    expect((await push(...carried)).body).toMatchObject(answer)
    expect(await prints()).toEqual(['9 here'])
    const changed = { ...first, seq: 4, argsHash: 'f'.repeat(64) }
    expect((await push(changed)).body).toMatchObject({ result: 'fork' })
  })

  test('is not taken for what it was before, nor is one that was revoked, however late that is noticed', async () => {
    const before = await findKiosk(open.db, bench.creditor, kiosk.kioskId)
    if (before === undefined) throw new Error('not enrolled')
    const pushed = () => pushTo(open.db, bench.creditor, before, { protocol: 1, commands: [print(1)] }, NOW)
    await bench.enrol(kiosk.kioskId)
    await expect(pushed()).rejects.toBeInstanceOf(Replaced)
    await revokeKiosk(open.db, bench.creditor, kiosk.kioskId, NOW)
    await expect(pushed()).rejects.toBeInstanceOf(Revoked)
    expect(await prints()).toEqual([])
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

  test('leaves nothing of a command whose decision cannot be stored', async () => {
    await failing('command_log', `new.seq = 2`)
    try {
      expect(await push(print(1), print(2), print(3))).toMatchObject({ status: 500, text: '{"error":"internal"}' })
      expect(await lastSeq()).toBe(1)
      expect(await prints()).toEqual(['1 here'])
    } finally {
      await mended('command_log')
    }
  })

  test('tells neither the kiosk nor the log what it was about', async () => {
    await failing()
    try {
      const { text } = await push(print(1, { noticeNumber: marked, reason: 'marker-of-a-reason' }))
      expect(text).toBe('{"error":"internal"}')
    } finally {
      await mended()
    }
    const { time, ...logged } = JSON.parse(bench.logged()) as Readonly<Record<string, unknown>>
    expect(time).toBeTypeOf('number')
    expect(logged).toMatchObject({ level: 50, event: 'request.failed', error: 'error', code: 'P0001' })
    expect(JSON.stringify(logged)).not.toMatch(/666|marker|insert|print_record|no room|\//i)
  })
})
