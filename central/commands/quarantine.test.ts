import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenCentral } from '../../db/central/open.ts'
import { findKiosk, revokeKiosk } from '../../db/central/stores/kiosks.ts'
import { listHeld } from '../../db/central/stores/quarantine.ts'
import { listTasks } from '../../db/central/stores/tasks.ts'
import { startCentralBench, type CentralBench, type EnrolledKiosk } from '../../tests/sync/central-bench.ts'
import { openBestEngine } from '../../tests/sync/engines.ts'
import { commandOf as command, printOf as print } from '../../tests/sync/pushed-commands.ts'
import { NOW, numberOf } from '../../tests/sync/sample-positions.ts'
import type { PushedCommand } from '../contract/sync.ts'
import { settleQuarantine } from './quarantine.ts'

let open: OpenCentral
let bench: CentralBench
let kiosk: EnrolledKiosk
let token: string
beforeAll(async () => {
  open = await openBestEngine()
})
afterAll(() => open.close())
beforeEach(async () => {
  bench = await startCentralBench(open.db)
  kiosk = await bench.enrol()
  token = await kiosk.token()
})

const push = (...commands: readonly PushedCommand[]) => bench.post('/v1/push', { protocol: 1, commands }, token)
const lastSeq = async () => (await findKiosk(open.db, bench.creditor, kiosk.kioskId))?.lastSeq
const refused = (seq: number, refusal: string) => ({ seq, outcome: { ok: false, refusal } })
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

describe('a revoked kiosk', () => {
  const revoke = () => revokeKiosk(open.db, bench.creditor, kiosk.kioskId, bench.now().toISOString())
  const held = async () => (await listHeld(open.db, bench.creditor)).map(({ seq, name }) => `${seq} ${name}`)
  const kept = async () => {
    const rows = await open.db.selectFrom('quarantine').selectAll().where('creditor', '=', bench.creditor).execute()
    return JSON.stringify(rows)
  }
  const settle = (verdict: 'release' | 'discard') =>
    settleQuarantine(open.db, bench.creditor, kiosk.kioskId, verdict, NOW)

  test('hands over what it has: it is kept once, done by nobody, and staff hears of it once', async () => {
    await revoke()
    const sent = [print(1), command(2, 'made.up', {}), print(3)]
    const outcomes = [1, 2, 3].map((seq) => refused(seq, 'quarantined'))
    for (const time of ['the first time', 'again'])
      expect((await push(...sent)).body, time).toEqual({ result: 'applied', outcomes, lastSeq: 3 })
    expect(await prints()).toEqual([])
    expect(await held()).toEqual(['1 print.recorded', '2 made.up', '3 print.recorded'])
    expect(await lastSeq()).toBe(0)
    const tasks = await listTasks(open.db, bench.creditor)
    expect(tasks).toMatchObject([{ kind: 'kiosk-quarantine', facts: { kiosk: 'Anagrafe', kioskId: kiosk.kioskId } }])
  })

  test('that was revoked while its push was under way hands over what it has in the same push', async () => {
    // Between the look at its token and the lock of the push.
    let meddle: (() => Promise<unknown>) | undefined = revoke
    const meddler: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        const now = result.rows.some((row) => 'kiosk_id' in row || 'kioskId' in row) ? meddle : undefined
        if (now !== undefined) meddle = undefined
        await now?.()
        return result
      },
    }
    const meddled = await startCentralBench(open.db.withPlugin(meddler), { creditor: bench.creditor })
    const answer = await meddled.post('/v1/push', { protocol: 1, commands: [print(1)] }, token)
    expect(meddle).toBeUndefined()
    expect(answer).toMatchObject({ status: 200, body: { outcomes: [refused(1, 'quarantined')] } })
    expect([await held(), await prints()]).toEqual([['1 print.recorded'], []])
  })

  test('may do so for seven days', async () => {
    await revoke()
    bench.pass(7 * 86_400_000 - 1)
    token = await kiosk.token()
    expect(await push(print(1))).toMatchObject({ status: 200 })
    bench.pass(1)
    expect(await push(print(2))).toMatchObject({ status: 403, text: '{"error":"revoked"}' })
    expect(await held()).toEqual(['1 print.recorded'])
  })

  test('may not do so for ever: after two thousand commands nothing more is taken', async () => {
    await revoke()
    for (let begin = 0; begin < 2000; begin += 50)
      await push(...Array.from({ length: 50 }, (_, index) => command(begin + index + 1, 'made.up', {})))
    expect(await push(print(2001))).toMatchObject({ status: 403 })
    expect(await held()).toHaveLength(2000)
  })

  test('has its commands done when staff says so, in their order and once, or forgotten; then nothing of them is kept', async () => {
    const already = print(1)
    await push(already)
    await revoke()
    const bad = command(4, 'print.recorded', { debtor: 'marker-of-a-person' })
    await push(already, print(2), print(3), bad)
    expect(await kept()).toContain('marker-of-a-person')
    expect(await settle('release')).toEqual({ commands: 4, refused: 1, waiting: 0 })
    expect(await settle('release')).toEqual({ commands: 0, refused: 0, waiting: 0 })
    expect(await prints()).toEqual(['1 here', '2 here', '3 here'])
    expect(await held()).toEqual([])
    expect(await kept()).not.toContain('marker-of-a-person')
    await push(print(5), print(6))
    expect(await settle('discard')).toEqual({ commands: 2, refused: 0, waiting: 0 })
    expect(await prints()).toEqual(['1 here', '2 here', '3 here'])
    expect(await kept()).not.toContain(numberOf(5))
  })

  test('has what this centre does not know wait for one that does, and not forgotten', async () => {
    await revoke()
    await push(command(1, 'made.up', { note: 'marker-of-a-person' }), print(2))
    expect(await settle('release')).toEqual({ commands: 1, refused: 0, waiting: 1 })
    expect(await held()).toEqual(['1 made.up'])
    expect(await kept()).toContain('marker-of-a-person')
    expect(await settle('discard')).toEqual({ commands: 1, refused: 0, waiting: 0 })
    expect(await kept()).not.toContain('marker-of-a-person')
  })

  test('of which there is a copy: what each of them has is kept, at whatever place', async () => {
    await revoke()
    await push(print(1), print(2))
    await push({ ...print(7), seq: 1 }, { ...print(8), seq: 2 })
    expect(await settle('release')).toEqual({ commands: 4, refused: 0, waiting: 0 })
    expect(await prints()).toEqual(['1 here', '2 here', '7 here', '8 here'])
  })
})
