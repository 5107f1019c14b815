import { judge, type BenchCase } from '../bench-case.ts'
import { countCached } from './fill-kiosk.ts'
import { firstSync } from './first-sync.ts'
import type { Place } from './place.ts'
import { installPouch } from './pouch.ts'

/** How many documents the rival is given: more would take it long, and make it no quicker. */
const DOCUMENTS = 100_000

/** A replication that takes longer has failed. */
const REPLICATION_MS = 30 * 60_000

/**
 * A first sync beside PouchDB replicating the same documents by its defaults, over HTTP from PouchDB's own server into LevelDB: two
 * processes on either side, the same positions in the same order.
 */
export async function measurePouchdb(place: Place): Promise<readonly BenchCase[]> {
  const { say } = place
  const rows = Math.min(DOCUMENTS, place.rows)
  installPouch()
  say(`pouchdb: giving its server ${rows} documents`)
  const server = await place.start('./pouch-server-process.ts', { folder: place.newFolder(), rows })
  const { address: source } = server.ready as { readonly address: string }
  const replica = await place.start('./pouch-kiosk-process.ts', { folder: place.newFolder(), source })
  say('pouchdb: replicating')
  const replicated = (await replica.ask('begin', REPLICATION_MS)) as {
    readonly seconds: number
    readonly documents: number
  }
  say(`pouchdb: peak memory ${replica.peakMb().toFixed(0)} MB, of its server ${server.peakMb().toFixed(0)} MB`)
  await Promise.all([replica.end(), server.end()])
  const synced = await firstSync(place, rows)
  const { positions } = countCached(synced.path)
  if (positions !== rows || replicated.documents !== rows)
    throw new Error(`Of ${rows} positions we have ${positions}, and PouchDB ${replicated.documents}`)
  return [
    judge({
      case: `pouchdb: documents in a second, ${rows} of them, over HTTP into a file`,
      unit: 'rows/s',
      ours: rows / synced.seconds,
      rivals: { PouchDB: rows / replicated.seconds },
      leastRatios: { PouchDB: 6 },
    }),
  ]
}
