import type { Central } from '../../db/central/open.ts'
import { feedDigests, feedHead, type FeedHead, type Thing } from '../../db/central/stores/feed.ts'
import { positionsByIupd } from '../../db/central/stores/position-bodies.ts'
import { readSettings } from '../../db/central/stores/settings.ts'
import type { FeedDigests } from '../contract/sync.ts'

/** What the kiosks of a municipality may hold, as of one moment of the database. */
export interface FeedView {
  /** As kiosks see it: the epoch is another when they may keep no positions. */
  readonly head: FeedHead
  readonly settings: Readonly<Record<string, unknown>>
  readonly mayKeepPositions: boolean
}

/** Looks at a municipality's feed inside a transaction that sees one moment. Throws for a municipality that is not served here. */
export async function viewFeed(trx: Central, creditor: string): Promise<FeedView> {
  const head = await feedHead(trx, creditor)
  if (head === undefined) throw new Error('A feed of a municipality that is not served here')
  const settings = await readSettings(trx, creditor)
  const mayKeepPositions = settings['cachePositions'] !== 'none'
  // Kiosks that may no longer keep positions, or may now, start over: for them it is another feed.
  const epoch = mayKeepPositions ? head.epoch : `${head.epoch} without positions`
  return { head: { ...head, epoch }, settings, mayKeepPositions }
}

/** The digests of what these kiosks may hold. */
export async function digestsOf(trx: Central, creditor: string, view: FeedView): Promise<FeedDigests> {
  const digests = await feedDigests(trx, creditor)
  return view.mayKeepPositions ? digests : { ...digests, position: { held: 0, mark: 0 } }
}

/** The bodies of things that kiosks may hold, by their ids. */
export async function bodiesOf(
  trx: Central,
  creditor: string,
  view: FeedView,
  thing: Thing['thing'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  if (thing === 'setting') return new Map(ids.map((id) => [id, view.settings[id]]))
  const positions = view.mayKeepPositions ? await positionsByIupd(trx, creditor, ids) : []
  return new Map(positions.map((position) => [position.iupd, position]))
}
