import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { FindNoticeResponse } from '../../central/contract/notices.ts'
import { parseKnown } from '../../central/contract/parse-known.ts'
import { SnapshotEnd, SnapshotHead, SnapshotThing } from '../../central/contract/snapshot.ts'
import { HeardPull, PushResponse } from '../../central/contract/sync.ts'
import type { Central } from '../../db/central/open.ts'
import { ensureCreditor } from '../../db/central/stores/creditors.ts'
import { writeSettings } from '../../db/central/stores/settings.ts'
import { startCentralBench } from './central-bench.ts'
import { describeOnEngines } from './engines.ts'
import { optionOf, positionOf, take } from './sample-positions.ts'

/** One question of a recorded conversation, what was done at the centre before it, and what it answered then. */
interface Exchange {
  readonly before?: 'setup' | 'change'
  readonly path: '/v1/push' | '/v1/pull' | '/v1/snapshot' | '/v1/notices/find'
  readonly request: unknown
  /** A snapshot's is the list of its lines. */
  readonly answer: unknown
}

/** What was said between a kiosk and a centre of earlier releases: one that pulled the whole feed, and one that takes snapshots. */
const RECORDED = ['whole-feed', 'snapshots'] as const

const CREDITOR = '90000000001'

const conversationOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`recorded/${name}.json`, import.meta.url), 'utf8')) as readonly Exchange[]

/** What happened at the centre when the conversations were recorded. */
const acts = {
  setup: async (db: Central) => {
    const paid = positionOf('b', [optionOf(3)], { status: 'PAID' })
    await take(db, CREDITOR, positionOf('a', [optionOf(1), optionOf(2, { iuv: 'RFaB' })]), paid)
    const settings = { name: 'Comune', takesPaymentsInApp: true }
    await db.transaction().execute((trx) => writeSettings(trx, CREDITOR, settings))
  },
  change: async (db: Central) => {
    const debtor = { kind: 'company', fiscalCode: '00000000001', name: 'Ditta', email: 'ditta@example.com' } as const
    await take(
      db,
      CREDITOR,
      positionOf('a', [optionOf(1)], { status: 'PAID' }),
      positionOf('c', [optionOf(4)], { debtor }),
    )
    await db.transaction().execute((trx) => writeSettings(trx, CREDITOR, { name: undefined }))
  },
}

describe.each(RECORDED)('what was said before (%s)', (name) => {
  describeOnEngines('is answered by the centre of today', (db) => {
    test('as it was, with no more than additions', async () => {
      await ensureCreditor(db(), CREDITOR, 'feed of the recording')
      const bench = await startCentralBench(db(), { creditor: CREDITOR })
      const token = await (await bench.enrol()).token()
      for (const [index, { before, path, request, answer }] of conversationOf(name).entries()) {
        if (before !== undefined) await acts[before](db())
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
        const now = await bench.app.inject({ method: 'POST', url: path, headers, payload: JSON.stringify(request) })
        expect(now.statusCode, `${index}: ${path}`).toBe(200)
        const said = path === '/v1/snapshot' ? linesOf(now.rawPayload) : now.json<unknown>()
        expect({ said }, `${index}: ${path}`).toMatchObject({ said: grown(answer) })
      }
    })
  })
})

const schemas: Readonly<Record<Exchange['path'], readonly z.ZodType[]>> = {
  '/v1/push': [PushResponse],
  '/v1/pull': [HeardPull],
  '/v1/snapshot': [SnapshotHead, SnapshotThing, SnapshotEnd],
  '/v1/notices/find': [FindNoticeResponse],
}

// A kiosk is upgraded after its centre, so it need not understand one that has no snapshots.
test('what a centre with snapshots said before is understood by the kiosk of today', () => {
  for (const { path, answer } of conversationOf('snapshots')) {
    const parts = Array.isArray(answer) ? (answer as readonly unknown[]) : [answer]
    for (const [index, part] of parts.entries()) {
      const place = index === 0 ? 0 : index === parts.length - 1 ? -1 : 1
      const schema = schemas[path].at(place)
      expect(schema && parseKnown(schema, part), `${path} ${index}`).toEqual(part)
    }
  }
})

/** The list of the commands that a centre knows may grow. */
function grown(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || !('commands' in answer)) return answer
  return { ...answer, commands: expect.arrayContaining([...(answer.commands as readonly string[])]) as unknown }
}

function linesOf(packed: Buffer): readonly unknown[] {
  return gunzipSync(packed)
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
}
