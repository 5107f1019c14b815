import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KioskDb } from '../../../db/kiosk/database.ts'
import { seededRandom } from '../../fixtures/random-positions.ts'
import { NOW, optionOf, positionOf } from '../sample-positions.ts'
import { acceptedBy, type AcceptedCommand } from './accepted.ts'
import type { SimulatedCentre } from './centre.ts'
import { newSimulatedKiosk, type CrashPlan, type SimulatedKiosk } from './kiosk.ts'
import { calm } from './line.ts'
import { createModel, Violation, type KioskView, type Model, type Thing } from './model.ts'
import { KIOSKS, type Action } from './script.ts'
import { createTimeline, type Timeline } from './timeline.ts'
import { viewCentre, viewKiosk, writesTo } from './views.ts'

/** How a script is played. `seed` fixes all that is left to chance; `crash` is for the first kiosk. */
export interface SimulationOptions {
  readonly seed: number
  readonly kiosks?: number
  readonly crash?: CrashPlan
  readonly operations?: Readonly<Record<string, unknown>>
  /** All kiosks are enrolled, and nothing has happened yet. */
  readonly onStart?: () => void
}

/**
 * How a script went. `effects` are those of the first kiosk, `untold` the titles of sheets of which no kiosk accepted to tell;
 * `violation` says what may never be and was.
 */
export interface Story {
  readonly steps: number
  readonly lastedMs: number
  readonly commands: number
  readonly effects: readonly string[]
  readonly untold: readonly string[]
  readonly violation: string | undefined
}

/** When everything works again, it takes no longer than this until all is sent and all caches are equal. */
const REST_MS = 300_000

/** A kiosk that died is started again after this. */
const RESTART_MS = 1_000

/** Memory is quicker than a disk, and a file in it is a file. */
const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/**
 * Plays a script on real kiosks and a real centre: the model looks at all of them after every step. When the script is over everything is
 * mended, and all must come to rest.
 */
export async function simulate(
  centre: SimulatedCentre,
  script: readonly Action[],
  options: SimulationOptions,
): Promise<Story> {
  const folder = mkdtempSync(join(FOLDER, 'sportello-simulation-'))
  const timeline = createTimeline(Date.parse(NOW))
  const stage = await openStage(centre, timeline, folder, options)
  const story = (steps: number, violation?: string): Story => ({
    steps,
    lastedMs: timeline.nowMs() - Date.parse(NOW),
    commands: stage.commands(),
    effects: stage.kiosks[0]?.effects ?? [],
    untold: stage.untold(),
    violation,
  })
  let steps = 0
  try {
    const endMs = (script.at(-1)?.atMs ?? 0) + 1
    for (const action of script) timeline.after(action.atMs, () => stage.perform(action))
    timeline.after(endMs, stage.mend)
    options.onStart?.()
    for (const kiosk of stage.kiosks) kiosk.start()
    while (!stage.isAtRest()) {
      if (timeline.nowMs() > Date.parse(NOW) + endMs + REST_MS) throw new Violation('the kiosks do not come to rest')
      await timeline.step()
      steps += 1
      await stage.look()
    }
    return story(steps)
  } catch (error) {
    if (!(error instanceof Violation)) throw error
    return story(steps, error.message)
  } finally {
    for (const kiosk of stage.kiosks) kiosk.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The kiosks and what may be done to them, with the model that hears of it. */
interface Stage {
  readonly kiosks: readonly SimulatedKiosk[]
  /** How many commands were accepted. */
  readonly commands: () => number
  /** The titles of the sheets of which no kiosk accepted to tell. */
  readonly untold: () => readonly string[]
  readonly perform: (action: Action) => void | Promise<void>
  /** Nothing stands in anybody's way any more. */
  readonly mend: () => void
  /** Shows the model all that was written since. */
  readonly look: () => Promise<void>
  /** Whether all is mended and nothing is left to be told, either way. */
  readonly isAtRest: () => boolean
}

async function openStage(
  centre: SimulatedCentre,
  timeline: Timeline,
  folder: string,
  options: SimulationOptions,
): Promise<Stage> {
  const model = createModel()
  /** How much had been written into each open file when the model last looked at it. */
  const written = new WeakMap<KioskDb, number>()
  const views = new Map<SimulatedKiosk, KioskView>()
  const revoked = new Set<SimulatedKiosk>()
  /** How much each kiosk had accepted when its copy was made. */
  const copies = new Map<SimulatedKiosk, number>()
  const putBack = new Set<SimulatedKiosk>()
  const kiosks: SimulatedKiosk[] = []
  const told = new Set<string>()
  let commands = 0
  let isMended = false
  const accept = (kiosk: SimulatedKiosk, command: AcceptedCommand | undefined) => {
    if (command === undefined) return
    commands += 1
    if (command.sheet !== undefined) told.add(command.sheet)
    model.accept(kiosk.kioskId(), command.id, command.facts)
  }
  await centre.empty(timeline.nowMs)
  model.setFeed({ epoch: centre.epoch })

  for (let index = 0; index < (options.kiosks ?? KIOSKS); index++) {
    const home = join(folder, String(index))
    mkdirSync(home)
    const random = seededRandom(options.seed * KIOSKS + index + 1)
    const kiosk: SimulatedKiosk = await newSimulatedKiosk({
      folder: home,
      timeline,
      centre,
      random,
      newId: idsFrom(random),
      // The last one comes from the days of the first program.
      ...(index === KIOSKS - 1 && { isOld: true }),
      ...(options.operations !== undefined && { operations: options.operations }),
      ...(index === 0 && options.crash !== undefined && { crash: options.crash }),
      onCrash: () => void timeline.after(RESTART_MS, kiosk.start),
      onDone: (operation, args, answer) => accept(kiosk, acceptedBy(kiosk.kioskId(), operation, args, answer)),
    })
    kiosks.push(kiosk)
    if (index === KIOSKS - 1) for (const count of [1, 2]) accept(kiosk, kiosk.printBefore(count))
  }

  return {
    kiosks,
    commands: () => commands,
    untold: () => kiosks.flatMap(({ printer }) => printer.sheets).filter((title) => !told.has(title)),
    perform: async (action) => {
      const kiosk = 'kiosk' in action ? kiosks[action.kiosk] : undefined
      if (kiosk === undefined) await performAtCentre(centre, model, action)
      else if (action.what === 'revoke') {
        revoked.add(kiosk)
        model.revoke(kiosk.kioskId())
        await centre.revoke(kiosk.kioskId())
      } else if (action.what === 'keep-copy') {
        kiosk.keepCopy()
        copies.set(kiosk, model.acceptedCount(kiosk.kioskId()))
      } else if (action.what === 'put-copy-back') {
        const kept = copies.get(kiosk)
        if (kept === undefined) return
        kiosk.kill()
        kiosk.putCopyBack()
        putBack.add(kiosk)
        model.forget(kiosk.kioskId(), kept)
        timeline.after(RESTART_MS, kiosk.start)
      } else performAt(kiosk, timeline, action)
    },
    mend: () => {
      isMended = true
      for (const kiosk of kiosks) {
        kiosk.setLine('up', calm)
        kiosk.setClock(0)
        kiosk.printer.setPaper(true)
        kiosk.setDisk(false)
        kiosk.start()
      }
    },
    look: async () => {
      if (centre.wasTouched()) model.checkCentre(await viewCentre(centre.db, centre.creditor))
      for (const kiosk of kiosks) {
        const db = kiosk.db()
        const writes = db && writesTo(db)
        if (db === undefined || writes === undefined || written.get(db) === writes) continue
        written.set(db, writes)
        const view = viewKiosk(db)
        views.set(kiosk, view)
        model.checkKiosk(kiosk.kioskId(), view)
        const { sheets } = kiosk.printer
        if (new Set(sheets).size < sheets.length) throw new Violation('a print came out twice')
        if (kiosk.hasForked() && !putBack.has(kiosk))
          throw new Violation('a kiosk forked whose file was never put back')
      }
    },
    isAtRest: () =>
      isMended &&
      kiosks.every((kiosk) => {
        if (revoked.has(kiosk)) return true
        const view = views.get(kiosk)
        return view !== undefined && model.isCaughtUp(view) && (kiosk.hasForked() || model.isSent(view))
      }),
  }
}

function performAt(kiosk: SimulatedKiosk, timeline: Timeline, action: Action): void {
  switch (action.what) {
    case 'print':
      void kiosk.print(action.count)
      return
    case 'ticket':
      void kiosk.openTicket(action.count)
      return
    case 'look-up':
      void kiosk.lookUp(action.count)
      return
    case 'kill':
      kiosk.kill()
      timeline.after(action.forMs, kiosk.start)
      return
    case 'upgrade':
      kiosk.upgrade()
      timeline.after(RESTART_MS, kiosk.start)
      return
    case 'disk':
      kiosk.setDisk(action.isFull)
      return
    case 'paper':
      kiosk.printer.setPaper(action.isThere)
      return
    case 'clock':
      kiosk.setClock(action.aheadMs)
      return
    case 'line':
      kiosk.setLine(action.state, action.weather)
      return
    default:
      throw new Error(`${action.what} is nothing that is done to a kiosk`)
  }
}

async function performAtCentre(centre: SimulatedCentre, model: Model, action: Action): Promise<void> {
  switch (action.what) {
    case 'import':
    case 'pay': {
      const given = action.what === 'import' ? action.positions : [{ count: action.count, amountCents: 1 }]
      const status = action.what === 'pay' ? 'PAID' : 'VALID'
      const positions = given.map(({ count, amountCents }) =>
        positionOf(`p-${count}`, [optionOf(count, { amountCents })], { status }),
      )
      model.change(
        positions.map((position): Thing => ({
          key: `position ${position.iupd}`,
          content: position,
          isForKiosks: status === 'VALID',
        })),
      )
      return centre.take(positions)
    }
    case 'setting':
      model.change([{ key: 'setting name', content: action.value, isForKiosks: true }])
      return centre.set({ name: action.value })
    case 'cache':
      model.change([{ key: 'setting cachePositions', content: action.mode, isForKiosks: true }])
      model.setFeed({ hasPositions: action.mode === 'open' })
      return centre.set({ cachePositions: action.mode })
    case 'new-feed':
      model.setFeed({ epoch: action.epoch })
      return centre.beginFeed(action.epoch)
    default:
      throw new Error(`${action.what} is nothing that is done at the centre`)
  }
}

/** Ids in the form of random UUIDs, from a seed. */
function idsFrom(random: () => number): () => string {
  const hex = (length: number) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
  return () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`
}
