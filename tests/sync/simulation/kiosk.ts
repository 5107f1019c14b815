import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KioskStore } from '../../../db/kiosk/client.ts'
import type { KioskDb } from '../../../db/kiosk/database.ts'
import { migrations, openKioskDatabase } from '../../../db/kiosk/open.ts'
import { operations, type OperationName } from '../../../db/kiosk/operations.ts'
import { keepDevice, type Device } from '../../../db/kiosk/stores/device.ts'
import { printId } from '../../../main/domain/print-job.ts'
import { enrolDevice } from '../../../main/identity/device.ts'
import type { Log } from '../../../main/log/log.ts'
import { startPrintQueue, type PrintQueue } from '../../../main/printing/print-queue.ts'
import { createCentralClient, type CentralClient } from '../../../main/sync/central.ts'
import { keepLease } from '../../../main/sync/lease.ts'
import { lookUpNotice, type LookUp } from '../../../main/sync/look-up.ts'
import { startSync, type Sync } from '../../../main/sync/sync.ts'
import { numberOf } from '../sample-positions.ts'
import { printFact, type AcceptedCommand } from './accepted.ts'
import type { SimulatedCentre } from './centre.ts'
import { failPrintAsFirst, FIRST_SCHEMA, keepDeviceAsFirst } from './first-program.ts'
import { calm, overLine, type LineState, type Weather } from './line.ts'
import { simulatedPrinter, type SimulatedPrinter } from './printer.ts'
import type { Timeline } from './timeline.ts'

/** The file is called directly: no worker keeps it. */
const WITHOUT_WORKER = {
  onNews: () => undefined,
  check: () => Promise.resolve(),
  close: () => Promise.resolve(),
}

/** The key of all files of a simulation. */
const KEY: Uint8Array = Buffer.alloc(32, 'key of a simulation')

/** What the next version of the program does to a file: a table more, and one column more in the queue. */
const NEXT_MIGRATION: readonly string[] = [
  'CREATE TABLE next_thing (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID',
  'ALTER TABLE outbox ADD COLUMN next_note TEXT',
  'CREATE INDEX outbox_next_note ON outbox (next_note)',
]

/** A question to the database takes up to so long. */
const LONGEST_DISK_MS = 4

/** At which of its effects, counted from 1, a kiosk dies, and whether that effect happens. */
export interface CrashPlan {
  readonly at: number
  readonly when: 'before' | 'after'
}

/** What a kiosk is made of. `onDone` hears of every question to the database that was answered, also when nobody lives to hear the answer. */
export interface KioskParts {
  readonly folder: string
  readonly timeline: Timeline
  readonly centre: SimulatedCentre
  readonly random: () => number
  readonly newId: () => string
  readonly crash?: CrashPlan
  /** Its file was made by the first program, and its first start is with this one. */
  readonly isOld?: boolean
  /** The operations of its database; a test plants a fault here. */
  readonly operations?: Readonly<Record<string, unknown>>
  readonly onDone: (operation: OperationName, args: unknown, answer: unknown) => void
  /** It died by the plan. */
  readonly onCrash?: () => void
}

/** A kiosk without screens: the real file, stores, sync and print queue, run by hand on a time line. */
export interface SimulatedKiosk {
  readonly kioskId: () => string
  readonly printer: SimulatedPrinter
  /** The open file; undefined while the kiosk is off. */
  readonly db: () => KioskDb | undefined
  /** The effects of all its runs so far, in their order. */
  readonly effects: readonly string[]
  readonly start: () => void
  /** Puts the next version of the program in its place, whose first start changes the file. */
  readonly upgrade: () => void
  /** Ends at once, as by SIGKILL: nothing that was begun goes on, and the file is left as it is. */
  readonly kill: () => void
  readonly print: (count: number) => Promise<unknown>
  /** Has the first program print without a line and without paper, so that something waits in the queue of a kiosk that is off. */
  readonly printBefore: (count: number) => AcceptedCommand
  /** Opens a request for assistance, as far as the database goes. */
  readonly openTicket: (count: number) => Promise<void>
  readonly lookUp: (count: number) => Promise<LookUp | undefined>
  /** Keeps a copy of the file as it is now. */
  readonly keepCopy: () => void
  /** Puts the copy in the place of the file of a kiosk that is off. */
  readonly putCopyBack: () => void
  readonly setDisk: (isFull: boolean) => void
  /** How far its wall clock is ahead. */
  readonly setClock: (aheadMs: number) => void
  readonly setLine: (state: LineState, weather?: Weather) => void
  /** Whether the centre has told it that its queue is another. */
  readonly hasForked: () => boolean
  readonly close: () => void
}

/** What runs while a kiosk is on. */
interface Running {
  readonly store: KioskStore
  readonly central: CentralClient
  readonly sync: Sync
  readonly prints: PrintQueue
  readonly mayShow: () => boolean
}

/** An enrolled kiosk in an empty folder, switched off. */
export async function newSimulatedKiosk(parts: KioskParts): Promise<SimulatedKiosk> {
  const { timeline, centre, random } = parts
  const path = join(parts.folder, 'kiosk.db')
  const printer = simulatedPrinter(timeline)
  const effects: string[] = []
  const all = (parts.operations ?? operations) as Readonly<Record<string, (db: KioskDb, args: unknown) => unknown>>
  let known = migrations
  let db: KioskDb | undefined
  let running: Running | undefined
  /** Which run it is: what belongs to an earlier one finds nobody. */
  let run = 0
  let aheadMs = 0
  let isDiskFull = false
  let hasForked = false
  let line: LineState = 'up'
  let weather = calm
  let kioskId = ''

  const begin = (effect: string): (() => boolean) | undefined => {
    const place = effects.push(effect)
    const ours = run
    const diesOf = (when: CrashPlan['when']) => {
      const isNow = run === ours && place === parts.crash?.at && when === parts.crash.when
      if (isNow) {
        kill()
        parts.onCrash?.()
      }
      return isNow
    }
    if (diesOf('before')) return undefined
    return () => !diesOf('after') && run === ours
  }

  /** The store without its worker: a question takes its time, and is answered in one piece. */
  const openStore = (opened: KioskDb): KioskStore => {
    const ask = (operation: OperationName, args: unknown) =>
      new Promise((resolve, reject) => {
        const done = begin(operation)
        if (done === undefined) return
        timeline.after(random() * LONGEST_DISK_MS, () => {
          if (db !== opened) return
          let answer: unknown
          try {
            answer = all[operation]?.(opened, structuredClone(args))
          } catch (error) {
            if (done()) reject(error instanceof Error ? error : new Error('unknown'))
            return
          }
          parts.onDone(operation, args, answer)
          if (done()) resolve(answer)
        })
      })
    return { ...WITHOUT_WORKER, ask: ask as unknown as KioskStore['ask'] }
  }

  const withDisk = (opened: KioskDb) => {
    const pages = opened.file.pragma('page_count', { simple: true }) as number
    opened.file.pragma(`max_page_count = ${isDiskFull ? pages : 1_000_000}`)
  }

  const boot = async (store: KioskStore): Promise<void> => {
    const device = await store.ask('readDevice')
    if (device === undefined) throw new Error('A kiosk of a simulation is enrolled')
    const clock = { now: () => new Date(timeline.nowMs() + aheadMs), uptimeMs: timeline.nowMs }
    const central = overLine(createCentralClient(centre.address, device, clock), {
      timeline,
      random,
      state: () => line,
      weather: () => weather,
      onNews: centre.onNews,
      begin,
    })
    const log: Log = (event) => {
      if (event === 'sync.fork') hasForked = true
    }
    const { sleep } = timeline
    const syncing: { current?: Sync } = {}
    const lease = await keepLease({
      ...clock,
      store,
      log,
      sleep,
      runId: parts.newId(),
      onChange: () => syncing.current?.leaseChanged(),
    })
    const sync = startSync({
      ...clock,
      central,
      store,
      log,
      sleep,
      random,
      lease,
      mayShowCache: lease.isAlive,
      // It is out of service: how it hands over and erases itself is proved elsewhere.
      onRevoked: kill,
      onConnection: () => undefined,
      onPulled: async () => {
        await store.ask('readCachedSettings')
      },
    })
    syncing.current = sync
    const prints = await startPrintQueue({
      printerName: 'p',
      printer: withEffects(printer),
      store: {
        insert: (job) => store.ask('insertPrintJob', job),
        advance: async (id, step) => {
          await store.ask('advancePrintJob', { id, step, commandId: parts.newId() })
          sync.commandQueued()
        },
        unfinished: () => store.ask('unfinishedPrintJobs'),
      },
      now: () => clock.now().getTime(),
      sleep: timeline.sleep,
      onChange: () => undefined,
      onFault: () => undefined,
    })
    running = { store, central, sync, prints, mayShow: lease.isAlive }
  }

  const withEffects = (bare: SimulatedPrinter): SimulatedPrinter => {
    const around =
      <Args extends readonly unknown[], T>(name: string, act: (...args: Args) => Promise<T>) =>
      (...args: Args) =>
        new Promise<T>((resolve) => {
          const done = begin(`printer ${name}`)
          if (done === undefined) return
          timeline.after(1, async () => {
            const answer = await act(...args)
            if (done()) resolve(answer)
          })
        })
    return {
      ...bare,
      status: around('status', bare.status),
      submit: around('submit', bare.submit),
      job: around('job', bare.job),
      findByTitle: around('findByTitle', bare.findByTitle),
      cancel: around('cancel', bare.cancel),
    }
  }

  const kill = () => {
    run += 1
    running = undefined
    if (db === undefined) return
    // Closing a database tidies it up; what a killed process leaves is the file and its log as they are.
    copyDatabase(path, `${path}.left`)
    db.file.close()
    db = undefined
    moveDatabase(`${path}.left`, path)
  }

  const enrol = async (): Promise<void> => {
    const known = parts.isOld === true ? migrations.slice(0, FIRST_SCHEMA) : migrations
    writeFileSync(path, blankFile(parts.folder, known))
    const opened = openKioskDatabase(path, KEY, known)
    const keep = parts.isOld === true ? keepDeviceAsFirst : (_: unknown, device: Device) => keepDevice(opened, device)
    const store: KioskStore = {
      ...WITHOUT_WORKER,
      // Enrolment asks for nothing else.
      ask: ((_: string, device: Device) => {
        keep(opened.file, device)
        return Promise.resolve()
      }) as unknown as KioskStore['ask'],
    }
    const enrolled = await enrolDevice(centre.address, store, await centre.newCode())
    if (!enrolled.ok) throw new Error(`not enrolled: ${enrolled.failure}`)
    kioskId = enrolled.value.kioskId
    opened.file.close()
  }
  await enrol()

  return {
    kioskId: () => kioskId,
    printer,
    db: () => db,
    effects,
    start: () => {
      if (db !== undefined) return
      db = openKioskDatabase(path, KEY, known)
      withDisk(db)
      // A database that fails on the way, as on a full disk, ends the program.
      boot(openStore(db)).catch(kill)
    },
    upgrade: () => {
      kill()
      known = [...migrations, NEXT_MIGRATION]
    },
    kill,
    print: async (count) => {
      const subject = { document: 'notice', noticeNumber: numberOf(count) } as const
      // On a full disk nothing is begun, and the screen says so.
      return running?.prints.print(printId.parse(parts.newId()), subject, new Uint8Array()).catch(() => undefined)
    },
    openTicket: async (count) => {
      if (running === undefined) return
      const { store, sync } = running
      const ticket = {
        codeHash: 'c0de'.repeat(16),
        reason: 'other',
        text: `Domanda ${count}`,
        answer: count % 2 === 0 ? ({ by: 'number' } as const) : ({ by: 'email', email: 'a@example.org' } as const),
        language: 'it',
      } as const
      const madeAt = new Date(timeline.nowMs() + aheadMs).toISOString()
      await store.ask('openTicket', { commandId: parts.newId(), ticket, madeAt }).catch(() => undefined)
      sync.commandQueued()
    },
    printBefore: (count) => {
      const opened = openKioskDatabase(path, KEY, migrations.slice(0, FIRST_SCHEMA))
      const endedAt = new Date(timeline.nowMs()).toISOString()
      const printed = { printId: parts.newId(), document: 'notice', noticeNumber: numberOf(count) } as const
      const commandId = parts.newId()
      failPrintAsFirst(opened.file, commandId, { ...printed, outcome: 'failed', reason: 'paper-out', endedAt })
      opened.file.close()
      return { id: commandId, facts: [printFact(kioskId, printed.printId, 'failed')] }
    },
    lookUp: async (count) => {
      if (running === undefined) return undefined
      const { central, store, sync, mayShow } = running
      return lookUpNotice(central, store, numberOf(count), sync.centralAnswered, mayShow)
    },
    keepCopy: () => copyDatabase(path, `${path}.copy`),
    putCopyBack: () => {
      if (existsSync(`${path}.copy`)) copyDatabase(`${path}.copy`, path)
    },
    setDisk: (isFull) => {
      isDiskFull = isFull
      if (db !== undefined) withDisk(db)
    },
    setClock: (ms) => {
      aheadMs = ms
    },
    setLine: (state, next = weather) => {
      line = state
      weather = next
    },
    hasForked: () => hasForked,
    close: () => {
      run += 1
      db?.file.close()
      db = undefined
    },
  }
}

/** The files with nothing in them that have been made so far, by how many migrations they have had: making one takes longer than a copy. */
const blankFiles = new Map<number, Uint8Array>()

function blankFile(folder: string, known: typeof migrations): Uint8Array {
  const made = blankFiles.get(known.length)
  if (made !== undefined) return made
  const path = join(folder, 'blank.db')
  openKioskDatabase(path, KEY, known).file.close()
  const bytes = readFileSync(path)
  rmSync(path)
  blankFiles.set(known.length, bytes)
  return bytes
}

/** The file and its log; the index of the log is made anew by whoever opens them. */
function copyDatabase(from: string, to: string): void {
  rmSync(`${to}-wal`, { force: true })
  rmSync(`${to}-shm`, { force: true })
  copyFileSync(from, to)
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`)
}

function moveDatabase(from: string, to: string): void {
  copyDatabase(from, to)
  rmSync(from)
  rmSync(`${from}-wal`, { force: true })
}
