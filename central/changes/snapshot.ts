import { once } from 'node:events'
import { Readable, type Writable } from 'node:stream'
import { constants, createGzip, type Gzip } from 'node:zlib'
import type { Central } from '../../db/central/open.ts'
import { heldAfter, type Thing } from '../../db/central/stores/feed.ts'
import { heldPositionsAfter } from '../../db/central/stores/position-bodies.ts'
import type { SnapshotEnd, SnapshotHead, SnapshotRequest } from '../contract/snapshot.ts'
import { CACHE_SCHEMA } from '../contract/sync.ts'
import { digestsOf, viewFeed } from './feed-view.ts'

/** How many things are read from the database at once: what a snapshot holds in memory, however many there are. */
const PAGE = 1000

/** Pages that are read while the one before is compressed. */
const PAGES_AHEAD = 2

/** What a snapshot is made for. */
export interface SnapshotAsked {
  readonly request: SnapshotRequest
  /** The version of the conversation that was chosen. */
  readonly protocol: number
  readonly now: string
}

/**
 * A gzip stream of all that the kiosks of a municipality may hold, as of one moment, in the lines of `SnapshotRequest`; it is read from the
 * database no faster than it is taken. When it cannot be finished it breaks off, without its last line, and `onFault` hears why, unless
 * it was because nobody takes it any more or `gone` aborted. It has `ended`, one way or the other, when the database's moment is no longer held.
 */
export function openSnapshot(
  db: Central,
  creditor: string,
  asked: SnapshotAsked,
  gone: AbortSignal,
  onFault: (error: unknown) => void,
): { readonly stream: Gzip; readonly ended: Promise<void> } {
  const gzip = createGzip({ level: constants.Z_BEST_SPEED, chunkSize: 64 * 1024 })
  // One snapshot of the database for head, rows and digests. Kept open no longer than somebody reads.
  const filled = db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((trx) => pour(Readable.from(linesOf(trx, creditor, asked), { highWaterMark: PAGES_AHEAD }), gzip, gone))
  const ended = filled.catch((error: unknown) => {
    const isUnwanted = gone.aborted || gzip.destroyed
    // Without the error: its words may quote what is stored, and who reads logs them.
    gzip.destroy()
    if (!isUnwanted) onFault(error)
  })
  return { stream: gzip, ended }
}

/** Writes all that comes, waiting whenever the other side has not taken it yet. */
async function pour(pages: Readable, into: Writable, gone: AbortSignal): Promise<void> {
  const closed = new AbortController()
  const close = () => closed.abort()
  into.once('close', close)
  const signal = AbortSignal.any([closed.signal, gone])
  for await (const page of pages as AsyncIterable<string>) {
    signal.throwIfAborted()
    if (!into.write(page)) await once(into, 'drain', { signal })
  }
  into.off('close', close)
  into.end()
}

async function* linesOf(trx: Central, creditor: string, { request, protocol, now }: SnapshotAsked) {
  const view = await viewFeed(trx, creditor)
  const { epoch, position } = view.head
  const digests = await digestsOf(trx, creditor, view)
  const head: SnapshotHead = {
    snapshot: {
      protocol,
      schema: Math.min(request.schema, CACHE_SCHEMA),
      cursor: { epoch, position },
      serverTime: now,
      expected: Object.fromEntries(Object.entries(digests).map(([thing, { held }]) => [thing, held])),
    },
  }
  yield `${JSON.stringify(head)}\n`
  // What the screens need first, first.
  for await (const page of pagesOf((after) => heldAfter(trx, creditor, 'setting', after, PAGE).execute())) {
    yield page.map(({ id, version }) => lineOf('setting', id, version, JSON.stringify(view.settings[id]))).join('')
  }
  if (view.mayKeepPositions) {
    for await (const page of pagesOf((after) => heldPositionsAfter(trx, creditor, after, PAGE))) {
      yield page.map(({ id, version, codes, body }) => lineOf('position', id, version, body, codes)).join('')
    }
  }
  const end: SnapshotEnd = { end: digests }
  yield `${JSON.stringify(end)}\n`
}

/** Reads page after page, until one is empty. */
async function* pagesOf<Held extends { readonly id: string }>(read: (after: string) => Promise<readonly Held[]>) {
  for (let after = ''; ;) {
    const page = await read(after)
    const last = page.at(-1)
    if (last === undefined) return
    yield page
    after = last.id
  }
}

/** A `SnapshotThing`. `body` and `codes` are JSON already: what the database made is sent as it is. */
function lineOf(thing: Thing['thing'], id: string, version: number, body: string, codes?: string): string {
  const withCodes = codes === undefined ? '' : `,"codes":${codes}`
  return `{"thing":"${thing}","id":${JSON.stringify(id)},"version":${version}${withCodes},"body":${body}}\n`
}
