import type { Central } from '../../db/central/open.ts'
import { feedAfter, type FeedRow } from '../../db/central/stores/feed.ts'
import { standingsOf, type Kiosk } from '../../db/central/stores/kiosks.ts'
import { ticketBlockOf } from '../../db/central/stores/ticket-blocks.ts'
import type { DebtPosition } from '../../main/domain/debt-position.ts'
import { knownCommands } from '../commands/apply.ts'
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
import { Replaced, Revoked } from '../revoked.ts'
import { together } from '../together.ts'
import type { Bell } from './bell.ts'
import { bodiesOf, digestsOf, viewFeed, type FeedView } from './feed-view.ts'

/**
 * A waiting pull looks at the latest after this whether something changed. Notifications wake it within milliseconds; this is for
 * one that was lost on the way, as when the listening connection hangs.
 */
const LOOK_AT_LATEST_MS = 10_000

/** A kiosk that was not heard of for so long, as one that was stolen, shows none of the personal data that it keeps. */
const LEASE_SECONDS = 86_400

/** Who asks: a kiosk, as the installation that it is. */
type Asker = Pick<Kiosk, 'kioskId' | 'installId'>

/**
 * Reads the page that a kiosk asks for, as it is at a moment after it was asked for. Throws for one that is not enrolled, and `Revoked` or
 * `Replaced` for one that is so by then.
 */
export type ReadPage = (asker: Asker, request: PullRequest) => Promise<PullResponse>

/**
 * What a pull needs: `readPage` is the `pageReader` of the municipality, `sleep` ends early, without throwing, when the signal aborts, and
 * `bell` rings when the feed has grown.
 */
export interface PullPorts {
  readonly now: () => string
  readonly readPage: ReadPage
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly bell: Bell
}

/** So many kiosks share a snapshot of the database at most: their pages are in memory together. */
const KIOSKS_IN_A_SNAPSHOT = 100

/** Pages for the kiosks of a municipality. Those that are asked for together are read in one snapshot, and equal ones only once. */
export function pageReader(db: Central, creditor: string, now: () => string): ReadPage {
  const read = together(KIOSKS_IN_A_SNAPSHOT, (asked: readonly Asked[]) => readPages(db, creditor, asked, now()))
  return async (asker, request) => {
    const answer = await read({ asker, request })
    if (answer === 'unknown') throw new Error('A pull of a kiosk that is not enrolled')
    // It may have been so only since it began to wait.
    if (answer === 'revoked') throw new Revoked()
    if (answer === 'replaced') throw new Replaced()
    return answer
  }
}

/**
 * The next page of changes after the kiosk's cursor, with the block of its requests for assistance. With nothing new it waits up to
 * `waitMs`, or until the signal aborts, and then answers with an empty page. Things that a kiosk may not keep arrive without a body.
 * A kiosk that is revoked meanwhile, or enrolled anew, gets nothing more: throws `Revoked` or `Replaced`.
 */
export async function pull(
  db: Central,
  creditor: string,
  asker: Asker,
  request: PullRequest,
  ports: PullPorts,
  signal: AbortSignal,
): Promise<PullResponse> {
  if (chosenProtocol(request.protocol) === undefined) return upgradeRequired
  const answer = await waitForPage(asker, request, ports, signal)
  if (answer.result !== 'page' || answer.ticketBlock !== undefined || signal.aborted) return answer
  // An installation has no block before its first page.
  const ticketBlock = await ticketBlockOf(db, creditor, asker, ports.now())
  return ticketBlock === undefined ? answer : { ...answer, ticketBlock }
}

async function waitForPage(
  asker: Asker,
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
      const page = await ports.readPage(asker, request)
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
    leaving.abort('answered')
  }
}

interface Asked {
  readonly asker: Asker
  readonly request: PullRequest
}

type Answer = PullResponse | 'unknown' | 'revoked' | 'replaced'

/** Rows, bodies and each kiosk's lastSeq are of one snapshot, so that a kiosk never sees its own write undone. */
async function readPages(
  db: Central,
  creditor: string,
  asked: readonly Asked[],
  now: string,
): Promise<readonly Answer[]> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const view = await viewFeed(trx, creditor)
      const kioskIds = asked.map(({ asker }) => asker.kioskId)
      const standings = await standingsOf(trx, creditor, kioskIds)
      const pages = new Map<number, SharedPage>()
      const answers: Answer[] = []
      for (const { asker, request } of asked) {
        const standing = standings.get(asker.kioskId)
        if (standing === undefined) {
          answers.push('unknown')
          continue
        }
        if (standing.isRevoked || standing.installId !== asker.installId) {
          answers.push(standing.isRevoked ? 'revoked' : 'replaced')
          continue
        }
        const reason = reasonToResync(request, view)
        if (reason !== undefined) {
          answers.push({ result: 'resync', reason })
          continue
        }
        const from = request.cursor?.position ?? 0
        const page = pages.get(from) ?? (await readChanges(trx, creditor, from, view))
        pages.set(from, page)
        const { lastSeq, ticketBlock } = standing
        const own = { lastSeq, ...(ticketBlock !== undefined && { ticketBlock }) }
        const ours = { serverTime: now, leaseSeconds: LEASE_SECONDS, commands: [...knownCommands] }
        answers.push({ result: 'page', ...page, ...own, ...ours })
      }
      return answers
    })
}

/** What a page tells every kiosk that stands at the same place of the feed. */
type SharedPage = Pick<Extract<PullResponse, { result: 'page' }>, 'changes' | 'cursor' | 'more' | 'digests'>

async function readChanges(trx: Central, creditor: string, from: number, view: FeedView): Promise<SharedPage> {
  const { epoch, position } = view.head
  const rows = from === position ? [] : await feedAfter(trx, creditor, from, MAX_PULLED_CHANGES)
  const more = rows.length === MAX_PULLED_CHANGES
  return {
    changes: await changesOf(trx, creditor, rows, view),
    cursor: { epoch, position: (more ? rows.at(-1)?.position : undefined) ?? position },
    more,
    ...(!more && { digests: await digestsOf(trx, creditor, view) }),
  }
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
