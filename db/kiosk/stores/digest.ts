import { feedMark } from '../../feed-mark.ts'
import { all, build, run, type KioskDb } from '../database.ts'

/** How many things of one kind are held, and their marks by exclusive or. */
export interface Digest {
  readonly held: number
  readonly mark: number
}

/** The digests of a set of tables, which change with it inside one transaction. */
export interface Tally {
  readonly put: (thing: string, id: string, version: number) => void
  readonly take: (thing: string, id: string, version: number) => void
  /** Writes down what it has come to. */
  readonly keep: () => void
}

/** The digests of the cache, or of what a snapshot has filled so far, by the kind of thing. */
export function readDigests(db: KioskDb, set: 'cache' | 'shadow'): ReadonlyMap<string, Digest> {
  const rows = all(db, build.selectFrom(`${set}_digest`).select(['thing', 'held', 'mark']))
  return new Map(rows.map(({ thing, held, mark }) => [thing, { held, mark }]))
}

/** Goes on counting from where the digests of a set of tables stand. */
export function tallyOf(db: KioskDb, set: 'cache' | 'shadow'): Tally {
  const counts = new Map(
    [...readDigests(db, set)].map(([thing, { held, mark }]) => [thing, { held, mark: BigInt(mark) }]),
  )
  const turn = (thing: string, id: string, version: number, way: 1 | -1) => {
    const count = counts.get(thing) ?? { held: 0, mark: 0n }
    count.held += way
    count.mark ^= BigInt(feedMark(thing, id, version))
    counts.set(thing, count)
  }
  return {
    put: (thing, id, version) => turn(thing, id, version, 1),
    take: (thing, id, version) => turn(thing, id, version, -1),
    keep: () => {
      for (const [thing, { held, mark }] of counts) {
        const digest = { held, mark: Number(mark) }
        run(
          db,
          build
            .insertInto(`${set}_digest`)
            .values({ thing, ...digest })
            .onConflict((conflict) => conflict.column('thing').doUpdateSet(digest)),
        )
      }
    },
  }
}

/** Two digests that are not the same. */
export interface Mismatch {
  readonly thing: string
  readonly ours: Digest
  readonly theirs: Digest
}

const NOTHING: Digest = { held: 0, mark: 0 }

/** The first kind of thing, among those that this program keeps, of which the centre says another digest; undefined when all are equal. */
export function mismatchOf(
  ours: ReadonlyMap<string, Digest>,
  theirs: Readonly<Record<string, Digest>>,
): Mismatch | undefined {
  return KEPT_THINGS.map((thing): Mismatch => ({
    thing,
    ours: ours.get(thing) ?? NOTHING,
    theirs: (Object.hasOwn(theirs, thing) ? theirs[thing] : undefined) ?? NOTHING,
  })).find(({ ours: { held, mark }, theirs: other }) => held !== other.held || mark !== other.mark)
}

/** The kinds of things that this program keeps. Those of a newer centre are left out, until a program that knows them starts over. */
export const KEPT_THINGS: readonly string[] = ['setting', 'position']
