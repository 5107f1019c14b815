import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { damageTable } from '../../tests/sync/kept-file.ts'
import { KEY, newKioskPath } from '../../tests/sync/kiosk-file.ts'
import { NOW, optionOf, positionOf, positionOfCached } from '../../tests/sync/sample-positions.ts'
import { openKioskStore, type KioskStore, type WorkerQuestion } from './client.ts'
import { openKioskDatabase } from './open.ts'
import type { OperationName } from './operations.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

async function newStore(path = newKioskPath(), onGone?: (error: Error) => void): Promise<KioskStore> {
  const store = await openKioskStore({ path, key: KEY }, onGone)
  onTestFinished(() => store.close())
  return store
}

const anyOperation = (store: KioskStore, operation: string, args?: unknown) =>
  store.ask(operation as 'requestOutcome', args as string)

describe('the database behind its worker', () => {
  test('answers named operations, in the order of the questions', async () => {
    const store = await newStore()
    const notes = Array.from({ length: 50 }, (_, index) => `2026-11-23T09:00:${String(index).padStart(2, '0')}.000Z`)
    const counts = await Promise.all(notes.map((at) => store.ask('countUnknownCode', { at, forgetBefore: '2026' })))
    expect(counts).toEqual(notes.map((_, index) => index + 1))
    expect(await store.ask('readDevice')).toBeUndefined()
  })

  test('has written what it has answered', async () => {
    const path = newKioskPath()
    const store = await newStore(path)
    await store.ask('keepRequest', { requestId: 'a', outcome: 'done', at: NOW, forgetBefore: '2026' })
    const beside = openKioskDatabase(path, KEY)
    expect(beside.file.prepare('select outcome from request_log').pluck().all()).toEqual(['done'])
    beside.file.close()
  })

  test.each(['close ', 'drop table device', 'constructor', '__proto__', 'toString', ''])(
    'has no operation %j',
    async (operation) => {
      const store = await newStore()
      await expect(anyOperation(store, operation)).rejects.toThrow(`no operation ${operation}`)
      expect(await store.ask('unfinishedPrintJobs')).toEqual([])
    },
  )

  test('passes on what an operation throws, and lives on', async () => {
    const store = await newStore()
    const step = { id: randomUUID(), step: { state: { name: 'sent' }, at: NOW }, commandId: randomUUID() }
    await expect(anyOperation(store, 'advancePrintJob', step)).rejects.toThrow('not recorded')
    await expect(anyOperation(store, 'keepDevice', undefined)).rejects.toThrow()
    expect(await store.ask('readDevice')).toBeUndefined()
  })

  test('rejects what cannot be sent to it, and lives on', async () => {
    const store = await newStore()
    await expect(anyOperation(store, 'requestOutcome', () => 1)).rejects.toThrow('could not be cloned')
    expect(await store.ask('requestOutcome', 'a')).toBeUndefined()
  })

  test('is not opened with a wrong key, and says why', async () => {
    const path = newKioskPath()
    await (await openKioskStore({ path, key: KEY })).close()
    await expect(openKioskStore({ path, key: Buffer.alloc(32, 9) })).rejects.toThrow('file is not a database')
    await expect(openKioskStore({ path, key: Buffer.alloc(3) })).rejects.toThrow('32 bytes')
    await newStore(path)
  })

  test('rejects what was asked when its worker dies, and all that is asked later', async () => {
    const workers: Worker[] = []
    const post = Reflect.get<Worker, 'postMessage'>(Worker.prototype, 'postMessage')
    vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (this: Worker, message: WorkerQuestion) {
      workers.push(this)
      if (message.operation !== 'unfinishedPrintJobs') post.call(this, message)
    })
    const gone: string[] = []
    const store = await newStore(newKioskPath(), ({ message }) => gone.push(message))
    await store.ask('readDevice')
    const unanswered = store.ask('unfinishedPrintJobs')
    const outcome = expect(unanswered).rejects.toThrow('worker has ended')
    expect(gone).toEqual([])
    await workers[0]?.terminate()
    await outcome
    expect(gone).toEqual(['The database worker has ended'])
    await expect(store.ask('readDevice')).rejects.toThrow('worker has ended')
    await store.close()
  })

  test('ends its worker when a damaged file cannot be made anew, so that the program starts again', async () => {
    const path = newKioskPath()
    const first = await openKioskStore({ path, key: KEY })
    await first.ask('applyPage', {
      changes: Array.from({ length: 50 }, (_, version) => ({
        thing: 'setting',
        id: `s${version}`,
        version,
        body: 'x'.repeat(1000),
      })),
      cursor: { epoch: 'e', position: 50 },
      syncedAt: NOW,
    })
    await first.close()
    damageTable(path, 'cache_setting')
    const gone = Promise.withResolvers<Error>()
    const store = await newStore(path, gone.resolve)
    // There is no way to write the new file.
    mkdirSync(`${path}.draft`)
    await expect(store.check()).rejects.toThrow()
    await gone.promise
    await expect(store.ask('readDevice')).rejects.toThrow()
  })

  test('leaves one whole file when it is closed, and takes no question after', async () => {
    const path = newKioskPath()
    const gone: string[] = []
    const store = await openKioskStore({ path, key: KEY }, ({ message }) => gone.push(message))
    const position = positionOf('a', [optionOf(1)])
    const asked = store.ask('applyPage', {
      changes: [{ thing: 'position', id: 'a', version: 1, body: position }],
      cursor: { epoch: 'e', position: 1 },
      syncedAt: NOW,
    })
    await store.close()
    await asked
    expect(statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0)
    const { length } = readFileSync(path)
    const again = await newStore(path)
    expect(readFileSync(path).length).toBe(length)
    expect(positionOfCached(await again.ask('findCachedNotice', optionOf(1).noticeNumber))).toEqual(position)
    await expect(store.ask('readDevice')).rejects.toThrow('worker has ended')
    await store.close()
    expect(gone).toEqual([])
  })
})

test('the worker runs nothing that is not listed', async () => {
  const { operations } = await import('./operations.ts')
  const names: readonly OperationName[] = Object.keys(operations) as OperationName[]
  expect(names).not.toContain('queueCommand')
  for (const name of names) expect(operations[name].length, name).toBeLessThanOrEqual(2)
})
