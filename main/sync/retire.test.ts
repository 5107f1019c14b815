import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { openKioskStore } from '../../db/kiosk/client.ts'
import { KEY, newKioskPath } from '../../tests/sync/kiosk-file.ts'
import { NOW } from '../../tests/sync/sample-positions.ts'
import { createLog } from '../log/log.ts'
import type { PushResponse } from '../../central/contract/sync.ts'
import type { CentralClient } from './central.ts'
import type { Answered } from './post-json.ts'
import { retire } from './retire.ts'

const DAY_MS = 86_400_000

/** A kiosk with one command that waits, whose centre answers each push as `push` says; a pause ends when the clock was moved by it. */
async function newRetiring(push: () => Answered<PushResponse>) {
  const store = await openKioskStore({ path: newKioskPath(), key: KEY })
  onTestFinished(() => store.close())
  const id = randomUUID() as never
  const subject = { document: 'notice', noticeNumber: '301000000000000000' } as const
  await store.ask('insertPrintJob', { id, subject, printer: 'p', madeAt: NOW, state: { name: 'queued' } })
  const step = { state: { name: 'failed', reason: 'offline' }, at: NOW } as const
  await store.ask('advancePrintJob', { id, step, commandId: randomUUID() })
  let uptimeMs = 0
  let pushes = 0
  const logged: Record<string, unknown>[] = []
  const ended = (pauseMs: number) =>
    retire(
      {
        store,
        central: {
          push: () => {
            pushes += 1
            return Promise.resolve(push())
          },
        } as unknown as CentralClient,
        log: createLog({ write: (line) => void logged.push(JSON.parse(line) as Record<string, unknown>) }),
        random: () => 0.5,
        uptimeMs: () => uptimeMs,
        sleep: () => {
          uptimeMs += pauseMs
          return Promise.resolve()
        },
      },
      new AbortController().signal,
    )
  return { store, ended, pushes: () => pushes, logged, uptimeMs: () => uptimeMs }
}

test('a centre that does not know a revoked kiosk for a while takes what waits when it knows it again', async () => {
  let refusals = 3
  const kiosk = await newRetiring(() => {
    refusals -= 1
    return refusals >= 0 ? { ok: false, failure: 'unauthorized' } : { ok: false, failure: 'revoked' }
  })
  expect(await kiosk.ended(DAY_MS)).toBe(true)
  expect(kiosk.pushes()).toBe(4)
})

test('a centre that never knows it again is asked for seven days, and what nobody took is logged by its number', async () => {
  const kiosk = await newRetiring(() => ({ ok: false, failure: 'unauthorized' }))
  expect(await kiosk.ended(DAY_MS)).toBe(true)
  expect([kiosk.pushes(), kiosk.uptimeMs()]).toEqual([8, 7 * DAY_MS])
  expect(kiosk.logged.at(-1)).toMatchObject({ event: 'kiosk.erased', dropped: 1 })
  expect(await kiosk.store.ask('readStanding')).toBe('erased')
})

test('a centre that knows another queue gets as long to be mended, and nothing is erased at once', async () => {
  const kiosk = await newRetiring(() => ({ ok: true, value: { result: 'fork', lastSeq: 3 } }))
  expect(await kiosk.ended(DAY_MS)).toBe(true)
  expect([kiosk.pushes(), kiosk.uptimeMs()]).toEqual([8, 7 * DAY_MS])
  expect(kiosk.logged.at(-1)).toMatchObject({ event: 'kiosk.erased', dropped: 1 })
})

test('a line that is down says nothing of whether the centre knows it', async () => {
  const answers = ['unreachable', 'unreachable', 'unauthorized', 'unreachable', 'unauthorized', 'revoked'] as const
  let count = 0
  const kiosk = await newRetiring(() => ({ ok: false, failure: answers[count++] ?? 'revoked' }))
  expect(await kiosk.ended(4 * DAY_MS)).toBe(true)
  expect(kiosk.pushes()).toBe(5)
})
