import type { Central } from '../../db/central/open.ts'
import { feedAfter, type FeedRow } from '../../db/central/stores/feed.ts'
import { findKiosk } from '../../db/central/stores/kiosks.ts'
import { ticketBlockOf } from '../../db/central/stores/ticket-blocks.ts'
import type { DebtPosition } from '../../main/domain/debt-position.ts'
import { knownCommands } from '../commands/apply.ts'
import { Revoked } from '../revoked.ts'
import {
  CACHE_SCHEMA,
  chosenProtocol,
  MAX_PULLED_CHANGES,
  upgradeRequired,
  type Change,
  type PullRequest,
  type PullResponse,
  type ResyncReason,
} from '../contract/sync.ts'
import type { Bell } from './bell.ts'
import { bodiesOf, digestsOf, viewFeed, type FeedView } from './feed-view.ts'

/**
 * A waiting pull looks at the latest after this whether something changed. Notifications wake it within milliseconds; this is for
 * one that was lost on the way, as when the listening connection hangs.
 */
const LOOK_AT_LATEST_MS = 10_000

/** A kiosk that was not heard of for so long, as one that was stolen, shows none of the personal data that it keeps. */
const LEASE_SECONDS = 86_400

/** What a pull waits with: `sleep` ends early, without throwing, when the signal aborts; `bell` rings when the feed has grown. */
export interface PullPorts {
  readonly now: () => string
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly bell: Bell
}

/**
 * The next page of changes after the kiosk's cursor, with the block of its requests for assistance. With nothing new it waits up to
 * `waitMs`, or until the signal aborts, and then answers with an empty page. Things that a kiosk may not keep arrive without a body.
 * A kiosk that is revoked meanwhile gets nothing more: throws `Revoked`.
 */
export async function pull(
  db: Central,
  creditor: string,
  kioskId: string,
  request: PullRequest,
  ports: PullPorts,
  signal: AbortSignal,
): Promise<PullResponse> {
  if (chosenProtocol(request.protocol) === undefined) return upgradeRequired
  const kiosk = await findKiosk(db, creditor, kioskId)
  if (kiosk === undefined) throw new Error('A pull of a kiosk that is not enrolled')
  const ticketBlock = await ticketBlockOf(db, creditor, kiosk, ports.now())
  const answer = await waitForPage(db, creditor, kioskId, request, ports, signal)
  return answer.result === 'page' && ticketBlock !== undefined ? { ...answer, ticketBlock } : answer
}

async function waitForPage(
  db: Central,
  creditor: string,
  kioskId: string,
  request: PullRequest,
  ports: PullPorts,
  signal: AbortSignal,
): Promise<PullResponse> {
  const leaving = new AbortController()
  const isOver = AbortSignal.any([signal, leaving.signal])
  let waitedMs = 0
  let nap: Promise<void> | undefined
  let ring = Promise.withResolvers<undefined>()
  const stopListening = ports.bell.listen(() => ring.resolve(undefined))
  try {
    for (;;) {
      // Made before the page is read, so that a ring while it is read is not missed.
      ring = Promise.withResolvers()
      const page = await readPage(db, creditor, kioskId, request, ports.now())
      const isEmpty = page.result === 'page' && page.changes.length === 0
      if (!isEmpty || (nap === undefined && waitedMs >= request.waitMs)) return page
      const napMs = Math.min(LOOK_AT_LATEST_MS, request.waitMs - waitedMs)
      nap ??= ports.sleep(napMs, isOver).then(() => {
        waitedMs += napMs
        nap = undefined
      })
      await Promise.race([nap, ring.promise])
      // Who asked is gone, and perhaps the database with it.
      if (signal.aborted) return page
    }
  } finally {
    stopListening()
    leaving.abort()
  }
}

async function readPage(
  db: Central,
  creditor: string,
  kioskId: string,
  request: PullRequest,
  now: string,
): Promise<PullResponse> {
  // One snapshot for rows, bodies and lastSeq, so that a kiosk never sees its own write undone.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx): Promise<PullResponse> => {
      const view = await viewFeed(trx, creditor)
      const kiosk = await findKiosk(trx, creditor, kioskId)
      if (kiosk === undefined) throw new Error('A pull of a kiosk that is not enrolled')
      // It may have been so only since it began to wait.
      if (kiosk.revokedAt !== undefined) throw new Revoked()
      const reason = reasonToResync(request, view)
      if (reason !== undefined) return { result: 'resync', reason }
      const { epoch, position } = view.head
      const rows = await feedAfter(trx, creditor, request.cursor?.position ?? 0, MAX_PULLED_CHANGES)
      const more = rows.length === MAX_PULLED_CHANGES
      return {
        result: 'page',
        changes: await changesOf(trx, creditor, rows, view),
        cursor: { epoch, position: (more ? rows.at(-1)?.position : undefined) ?? position },
        more,
        lastSeq: kiosk.lastSeq,
        serverTime: now,
        leaseSeconds: LEASE_SECONDS,
        commands: [...knownCommands],
        ...(!more && { digests: await digestsOf(trx, creditor, view) }),
      }
    })
}

function reasonToResync({ cursor, schema }: PullRequest, { head }: FeedView): ResyncReason | undefined {
  if (cursor === null) return undefined
  if (cursor.epoch !== head.epoch) return 'another-epoch'
  if (cursor.position > head.position) return 'ahead'
  if (cursor.position < head.trimmedTo) return 'too-old'
  const isGrown = schema !== undefined && Math.min(schema.known, CACHE_SCHEMA) > schema.held
  return isGrown ? 'schema' : undefined
}

async function changesOf(db: Central, creditor: string, rows: readonly FeedRow[], view: FeedView): Promise<Change[]> {
  const heldOf = (thing: FeedRow['thing']) => rows.filter((row) => row.thing === thing && row.isHeld)
  const bodies = async (thing: FeedRow['thing']) =>
    bodiesOf(
      db,
      creditor,
      view,
      thing,
      heldOf(thing).map(({ id }) => id),
    )
  const held = { setting: await bodies('setting'), position: await bodies('position') }
  return rows.map(({ thing, id, position: version }): Change => {
    const body = held[thing].get(id)
    if (thing === 'setting') return { thing, id, version, ...(body !== undefined && { body }) }
    return { thing, id, version, ...(body !== undefined && { body: body as DebtPosition }) }
  })
}
