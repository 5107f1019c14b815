import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { CommandName } from '../../central/contract/sync.ts'
import { openKioskStore, type KioskStore } from '../../db/kiosk/client.ts'
import { inTransaction } from '../../db/kiosk/database.ts'
import { openKioskDatabase } from '../../db/kiosk/open.ts'
import type { OperationName } from '../../db/kiosk/operations.ts'
import { queueCommand } from '../../db/kiosk/stores/outbox.ts'
import type { Device } from '../../db/kiosk/stores/device.ts'
import type { Connection } from '../../main/domain/connection.ts'
import type { PrintId } from '../../main/domain/print-job.ts'
import { enrolDevice, type CentralAddress } from '../../main/identity/device.ts'
import { createLog } from '../../main/log/log.ts'
import { createCentralClient, type CentralClient } from '../../main/sync/central.ts'
import { keepLease, type LeaseKeeper } from '../../main/sync/lease.ts'
import { lookUpNotice, type LookUp } from '../../main/sync/look-up.ts'
import { startSync, type Sync, type SyncParts } from '../../main/sync/sync.ts'
import { KEY, newKioskPath } from './kiosk-file.ts'
import { NOW, numberOf } from './sample-positions.ts'
import { whenAborted } from '../fixtures/when-aborted.ts'

/** A pause that the kiosk makes: how long it wants it, and the way to end it. */
export interface Pause {
  readonly ms: number
  readonly end: () => void
}

/** A kiosk without screens and printer: its real store, its real sync; its pauses end when the test says so. */
export interface KioskBench {
  readonly path: string
  readonly store: KioskStore
  readonly central: CentralClient
  readonly sync: Sync
  readonly lease: LeaseKeeper
  /** How many times the centre said that the kiosk is revoked. */
  readonly revoked: () => number
  /** Every line of the log, newest last. */
  readonly logged: () => readonly Readonly<Record<string, unknown>>[]
  readonly connection: () => Connection['name']
  /** Everything that was told of the connection, newest last. */
  readonly connections: () => readonly Connection[]
  /** Pauses asked for so far, in milliseconds. */
  readonly pausedMs: () => readonly number[]
  /** Ends the pauses that are being made. */
  readonly endPauses: () => void
  /** How many times the settings were read after a pull. */
  readonly pulled: () => number
  /** Resolves once this holds; looked at whenever anything has happened here. */
  readonly until: (isSo: () => boolean | Promise<boolean>) => Promise<void>
  readonly lookUp: (code: string) => Promise<LookUp>
  /** Prints a sheet as far as the database goes, so that a command is queued; resolves with the print id. */
  readonly print: (count: number) => Promise<string>
  /** Queues whatever command, as only a broken program would. */
  readonly queueRaw: (name: string, args: unknown, requestId?: string) => void
  readonly close: () => Promise<void>
}

/** What a test may want otherwise. */
export interface KioskBenchOptions {
  /** The database of a kiosk that is enrolled already. */
  readonly path?: string
  /** The code with which a new kiosk enrols. */
  readonly code?: string
  /** Before the sync starts. */
  readonly onEnrolled?: () => void | Promise<void>
  readonly now?: () => Date
  readonly random?: () => number
  readonly uptimeMs?: () => number
  readonly wrapStore?: (store: KioskStore) => KioskStore
  readonly onPulled?: () => Promise<void>
}

/** A store with something done around each question to it. */
export function aroundStore(
  store: KioskStore,
  around: (operation: OperationName, ask: () => Promise<unknown>) => Promise<unknown>,
): KioskStore {
  const ask = store.ask as (operation: OperationName, ...args: readonly unknown[]) => Promise<unknown>
  const wrapped: typeof ask = (operation, ...args) => around(operation, () => ask(operation, ...args))
  return { ...store, ask: wrapped as KioskStore['ask'] }
}

/** Starts a kiosk, which enrols first if it is new; it is closed when the test ends. */
export async function startKioskBench(address: CentralAddress, options: KioskBenchOptions): Promise<KioskBench> {
  const path = options.path ?? newKioskPath()
  const lines: Readonly<Record<string, unknown>>[] = []
  const pauses = new Set<Pause>()
  const pausedMs: number[] = []
  const opened = await openKioskStore({ path, key: KEY })
  const known = options.code === undefined ? await opened.ask('readDevice') : undefined
  const device = known ?? (await enrolled(address, opened, options.code ?? ''))
  await options.onEnrolled?.()
  const connections: Connection[] = []
  let pulled = 0
  let happened = Promise.withResolvers<undefined>()
  const something = () => {
    const { resolve } = happened
    happened = Promise.withResolvers()
    resolve(undefined)
  }
  const noticed: typeof fetch = (input, init) => {
    something()
    return address.fetch(input, init).finally(something)
  }
  const wrapped = options.wrapStore?.(opened) ?? opened
  let revoked = 0
  const now = options.now ?? (() => new Date(NOW))
  const uptimeMs = options.uptimeMs ?? (() => 0)
  const store = aroundStore(wrapped, (_, ask) => ask().finally(something))
  const log = createLog({
    write: (line) => {
      lines.push(JSON.parse(line) as Readonly<Record<string, unknown>>)
      something()
    },
  })
  const lease = await keepLease({
    store: opened,
    log,
    now,
    uptimeMs,
    runId: randomUUID(),
    // Its pauses are not those of the line: they end with it.
    sleep: (_, signal) => whenAborted(signal),
    onChange: something,
  })
  const parts: SyncParts = {
    store,
    central: createCentralClient({ ...address, fetch: noticed }, device, { now, uptimeMs }),
    lease,
    now,
    uptimeMs,
    log,
    random: options.random ?? (() => 0.5),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        pausedMs.push(ms)
        const pause: Pause = {
          ms,
          end: () => {
            pauses.delete(pause)
            resolve()
          },
        }
        pauses.add(pause)
        if (signal.aborted) pause.end()
        signal.addEventListener('abort', pause.end)
        something()
      }),
    mayShowCache: lease.isAlive,
    onRevoked: () => {
      revoked += 1
      something()
    },
    onConnection: (is) => {
      connections.push(is)
      something()
    },
    onPulled: async () => {
      pulled += 1
      something()
      await options.onPulled?.()
    },
  }
  const sync = startSync(parts)
  let isClosed = false
  const close = async () => {
    if (isClosed) return
    isClosed = true
    await sync.close()
    await lease.close()
    await opened.close()
  }
  onTestFinished(close)

  return {
    path,
    store,
    central: parts.central,
    sync,
    lease,
    revoked: () => revoked,
    logged: () => lines,
    connection: () => connections.at(-1)?.name ?? 'catching-up',
    connections: () => connections,
    pausedMs: () => pausedMs,
    endPauses: () => {
      for (const { end } of pauses) end()
    },
    pulled: () => pulled,
    until: async (isSo) => {
      for (;;) {
        const { promise } = happened
        if (await isSo()) return
        await promise
      }
    },
    lookUp: (code) => lookUpNotice(parts.central, store, code, sync.centralAnswered, lease.isAlive),
    print: async (count) => {
      const id = randomUUID() as PrintId
      const job = {
        id,
        subject: { document: 'notice', noticeNumber: numberOf(count) },
        printer: 'p',
        madeAt: NOW,
      } as const
      await store.ask('insertPrintJob', { ...job, state: { name: 'queued' } })
      const step = { state: { name: 'failed', reason: 'offline' }, at: NOW } as const
      await store.ask('advancePrintJob', { id, step, commandId: randomUUID() })
      sync.commandQueued()
      return id
    },
    queueRaw: (name, args, requestId) => {
      const db = openKioskDatabase(path, KEY)
      inTransaction(db, () =>
        queueCommand(db, { id: randomUUID(), name: name as CommandName, args, madeAt: NOW, requestId }),
      )
      db.file.close()
      sync.commandQueued()
    },
    close,
  }
}

async function enrolled(address: CentralAddress, store: KioskStore, code: string): Promise<Device> {
  const answer = await enrolDevice(address, store, code, await store.ask('readDevice'))
  if (!answer.ok) throw new Error(`not enrolled: ${answer.failure}`)
  return answer.value
}
