import { createReadStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { Worker } from 'node:worker_threads'
import { openKioskStore, type KioskStore, type WorkerAnswer, type WorkerQuestion } from '../../../db/kiosk/client.ts'
import { openKioskDatabase } from '../../../db/kiosk/open.ts'
import { seededRandom } from '../../../tests/fixtures/random-positions.ts'
import { judge, medianRound, quantile, type BenchCase } from '../bench-case.ts'
import { KEY } from './fill-kiosk.ts'
import { noticeNumberOf } from './positions.ts'
import type { Place } from './place.ts'

const SMALL_ROWS = 10_000
const WARM_UPS = 50_000
const ROUNDS = 11
const LOOK_UPS_OF_A_ROUND = 5_000
const SEED = 20261129

/** The most that the kiosk may keep of its file in memory. */
const MOST_CACHE_KIB = 64 * 1024

/** Times of one round, in microseconds. */
interface Times {
  readonly large: readonly number[]
  /** Of the empty round trips between those look-ups. */
  readonly empty: readonly number[]
  readonly small: readonly number[]
}

/**
 * A look-up by notice number through the kiosk's database worker, by random keys, with an empty round trip to another worker between
 * every two; and the same among few rows. The operating system has both files in memory, as after a synchronisation: a machine that takes
 * back what lies there unused for some seconds would show how fast its disk is.
 */
export async function measureLookUps(place: Place): Promise<readonly BenchCase[]> {
  const { rows, say } = place
  const empty = startEmptyWorker()
  const small = await openKioskStore({ path: place.filledKiosk(SMALL_ROWS).path, key: KEY })
  const large = await openKioskStore({ path: place.filledKiosk(rows).path, key: KEY })
  for (const count of [SMALL_ROWS, rows]) await readWhole(place.filledKiosk(count).path)
  const random = seededRandom(SEED)
  const measure = async (store: KioskStore, count: number, times: number) => {
    const measured = { lookUps: [] as number[], empty: [] as number[] }
    for (let done = 0; done < times; done++) {
      const number = noticeNumberOf(Math.floor(random() * count))
      measured.empty.push(await timed(() => empty.ask(number)))
      measured.lookUps.push(await timed(() => find(store, number)))
    }
    return measured
  }
  try {
    say(`look-up: ${WARM_UPS} warm-ups`)
    await measure(small, SMALL_ROWS, WARM_UPS)
    await measure(large, rows, WARM_UPS)
    const rounds: Times[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const among = await measure(large, rows, LOOK_UPS_OF_A_ROUND)
      const few = await measure(small, SMALL_ROWS, LOOK_UPS_OF_A_ROUND)
      rounds.push({ large: among.lookUps, empty: among.empty, small: few.lookUps })
      say(`look-up round ${round + 1}: ${describe(rounds.at(-1))}`)
    }
    return judged(rows, cacheKib(place.filledKiosk(SMALL_ROWS).path), rounds)
  } finally {
    await Promise.all([empty.close(), small.close(), large.close()])
  }
}

function judged(rows: number, cache: number, rounds: readonly Times[]): readonly BenchCase[] {
  const compare = (share: number, rival: 'empty' | 'small', name: string, most: number) => {
    const round = medianRound(
      rounds.map((times) => ({ ours: quantile(times.large, share), rival: quantile(times[rival], share) })),
    )
    return judge({
      case:
        `look-up: by notice number among ${rows}, through the worker, p${share * 100} ` +
        `(n ${ROUNDS * LOOK_UPS_OF_A_ROUND}, median of ${ROUNDS} rounds)`,
      unit: 'µs',
      ours: round.ours,
      rivals: { [name]: round.rival },
      mostRatios: { [name]: most },
    })
  }
  return [
    compare(0.5, 'empty', 'empty round trip', 2.5),
    compare(0.99, 'empty', 'empty round trip', 3),
    compare(0.5, 'small', `among ${SMALL_ROWS}`, 2.5),
    judge({ case: 'look-up: page cache of the file', unit: 'KiB', ours: cache, most: MOST_CACHE_KIB }),
  ]
}

/** What the product lets SQLite keep of the file, as a connection says that was opened like the worker's. */
function cacheKib(path: string): number {
  const { file } = openKioskDatabase(path, KEY)
  const size = file.pragma('cache_size', { simple: true }) as number
  file.close()
  // SQLite says kibibytes as a negative number, and otherwise pages.
  return size < 0 ? -size : Number.NaN
}

function describe(times: Times | undefined): string {
  return (['empty', 'large', 'small'] as const)
    .map((name) => {
      const at = (share: number) => quantile(times?.[name] ?? [], share).toFixed(1)
      return `${name} ${at(0.5)} / ${at(0.99)} µs`
    })
    .join(', ')
}

async function find(store: KioskStore, noticeNumber: string): Promise<void> {
  const found = await store.ask('findCachedNotice', noticeNumber)
  // Who looks a notice up wants its position.
  if (found?.noticeNumber !== noticeNumber || typeof JSON.parse(found.body) !== 'object')
    throw new Error('A notice of the cache was not found')
}

async function readWhole(path: string): Promise<void> {
  await finished(createReadStream(path, { highWaterMark: 1024 * 1024 }).resume())
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await act()
  return (performance.now() - startedAt) * 1000
}

/** A worker that does nothing, asked as the database is asked. */
function startEmptyWorker() {
  const worker = new Worker(new URL('./empty-worker.ts', import.meta.url))
  const waiting = new Map<number, () => void>()
  let lastId = 0
  worker.on('message', ({ id }: WorkerAnswer) => {
    waiting.get(id)?.()
    waiting.delete(id)
  })
  return {
    ask: (args: string) =>
      new Promise<void>((resolve) => {
        const id = ++lastId
        waiting.set(id, resolve)
        worker.postMessage({ id, operation: 'findCachedNotice', args } satisfies WorkerQuestion)
      }),
    close: () => worker.terminate(),
  }
}
