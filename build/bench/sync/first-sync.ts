import { join } from 'node:path'
import { judge, type BenchCase } from '../bench-case.ts'
import { startCentre } from './centre.ts'
import { countCached } from './fill-kiosk.ts'
import type { KioskProcessArgs } from './kiosk-process.ts'
import type { Place } from './place.ts'

/** A first sync that takes longer has failed. */
const SYNC_MS = 30 * 60_000

/** What memory is bounded by, on either side, however many positions there are; the most of it is Node that has not collected yet. */
const MOST_MB = 640

/** A first sync that came to its end. */
export interface FirstSync {
  /** The kiosk's database. */
  readonly path: string
  readonly seconds: number
  /** The most memory that each side ever had. */
  readonly kioskMb: number
  readonly centralMb: number
}

/** A new kiosk's first sync: two real processes, HTTP on loopback, PostgreSQL on one side and the encrypted file on the other. */
export async function firstSync(place: Place, rows: number): Promise<FirstSync> {
  const centre = await startCentre(place, rows)
  const data = place.newFolder()
  const args: KioskProcessArgs = {
    data,
    central: centre.address,
    enrolmentCode: await centre.newCode('Atrio'),
    target: (await centre.head()).position,
  }
  place.say(`first sync of ${rows} positions`)
  const kiosk = await place.start('./kiosk-process.ts', args)
  const { seconds } = (await kiosk.ask('wait', SYNC_MS)) as { readonly seconds: number }
  const [kioskMb, centralMb] = [kiosk.peakMb(), centre.process.peakMb()]
  await kiosk.end()
  await centre.close()
  return { path: join(data, 'kiosk.db'), seconds, kioskMb, centralMb }
}

/** A first sync beside a sorted insert of the same rows into the same tables of an encrypted file by itself. */
export async function measureFirstSync(place: Place): Promise<readonly BenchCase[]> {
  const { rows, say } = place
  const inserted = place.filledKiosk(rows)
  const synced = await firstSync(place, rows)
  const [ours, theirs] = [countCached(synced.path), countCached(inserted.path)]
  say(`first-sync: cached ${JSON.stringify(ours)}, inserted ${JSON.stringify(theirs)}`)
  const differing = (Object.keys(ours) as (keyof typeof ours)[]).filter((what) => ours[what] !== theirs[what])
  return [
    judge({
      case: `first-sync: positions in a second, ${rows} of them, over HTTP into the encrypted file`,
      unit: 'rows/s',
      ours: rows / synced.seconds,
      rivals: { 'sorted bulk insert': rows / inserted.seconds },
      leastRatios: { 'sorted bulk insert': 0.4 },
    }),
    judge({
      case: 'first-sync: counts in which the two files differ (positions, codes, bytes)',
      unit: 'counts',
      ours: differing.length,
      most: 0,
    }),
    judge({ case: 'first-sync: peak memory of the kiosk', unit: 'MB', ours: synced.kioskMb, most: MOST_MB }),
    judge({ case: 'first-sync: peak memory of central', unit: 'MB', ours: synced.centralMb, most: MOST_MB }),
  ]
}
