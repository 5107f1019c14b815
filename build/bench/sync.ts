import type { Bench, BenchCase } from './bench-case.ts'
import { measureFirstSync } from './sync/first-sync.ts'
import { measureKiosks } from './sync/kiosks.ts'
import { measureLookUps } from './sync/look-up.ts'
import { makePlace, type Place } from './sync/place.ts'
import { measurePouchdb } from './sync/pouchdb.ts'

/** How many positions a large town has open. */
const ROWS = 1_000_000

const parts = {
  'look-up': measureLookUps,
  kiosks: measureKiosks,
  'first-sync': measureFirstSync,
  pouchdb: measurePouchdb,
} satisfies Record<string, (place: Place) => Promise<readonly BenchCase[]>>

/**
 * What syncing costs, on real processes, PostgreSQL and encrypted files: `look-up` in the cache of a kiosk, `kiosks` that wait at one
 * centre while commands come in, the `first-sync` of a kiosk, and the same beside `pouchdb`.
 */
export const bench: Bench = async ({ only, rows = ROWS, say }) => {
  const place = makePlace(rows, say)
  const cases: BenchCase[] = []
  try {
    for (const [name, measure] of Object.entries(parts)) if (name.includes(only)) cases.push(...(await measure(place)))
    return cases
  } finally {
    await place.close()
  }
}
