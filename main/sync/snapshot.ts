import { parseKnown } from '../../central/contract/parse-known.ts'
import { SnapshotHead } from '../../central/contract/snapshot.ts'
import {
  CACHE_SCHEMA,
  PROTOCOLS,
  type FeedDigests,
  type ResyncReason,
  type UpgradeRequired,
} from '../../central/contract/sync.ts'
import type { KioskStore } from '../../db/kiosk/client.ts'
import type { Mismatch } from '../../db/kiosk/stores/digest.ts'
import type { Loaded } from '../../db/kiosk/stores/shadow.ts'
import type { Log } from '../log/log.ts'
import type { CentralClient } from './central.ts'
import type { Line } from './line.ts'
import type { Answered, CentralFailure } from './post-json.ts'
import { batchesOf } from './snapshot-stream.ts'

/** What taking a snapshot needs. */
export interface SnapshotParts {
  readonly central: CentralClient
  readonly store: KioskStore
  readonly log: Log
  readonly line: Line
}

/** So many positions are emptied at once: the database answers others in between. */
const EMPTIED_AT_ONCE = 1000

type Head = SnapshotHead['snapshot']

/** The stream is not a snapshot, or not a whole one. */
class BadSnapshot extends Error {}

/**
 * Makes the cache anew: loads a snapshot beside it, and lets the two change places when it is whole. Until then the cache that was there
 * answers, and nothing of what was loaded stays when it does not come to that. `reason` is undefined for a kiosk that begins.
 */
export async function takeSnapshot(
  parts: SnapshotParts,
  reason: ResyncReason | undefined,
  closing: AbortSignal,
): Promise<Answered<UpgradeRequired | { readonly result: 'taken' }>> {
  const { central, store, log, line } = parts
  await emptyShadow(store, closing)
  const request = { protocol: PROTOCOLS, schema: CACHE_SCHEMA, ...(reason !== undefined && { reason }) }
  const answer = await central.snapshot(request, closing)
  if (!answer.ok) return answer
  if ('result' in answer.value) return { ok: true, value: answer.value }
  line.heard()
  try {
    const { head, digests } = await load(store, answer.value)
    await store.ask('indexShadow')
    const { cursor, serverTime: syncedAt, schema } = head
    const mismatch = await store.ask('swapShadow', { cursor, syncedAt, schema, digests })
    if (mismatch !== undefined) {
      logMismatch(log, mismatch)
      return { ok: false, failure: 'bad-answer' }
    }
    log('sync.snapshot', { position: cursor.position })
    return { ok: true, value: { result: 'taken' } }
  } catch (error) {
    const failure = failureOf(error)
    if (failure === undefined) throw error
    return { ok: false, failure }
  } finally {
    // What the new cache has replaced, or what a cut has left.
    await emptyShadow(store, closing)
  }
}

/** Empties the shadow tables, step by step; what is left when `closing` aborts is emptied at the next start. */
export async function emptyShadow(store: KioskStore, closing: AbortSignal): Promise<void> {
  let isEmpty = false
  while (!isEmpty && !closing.aborted) isEmpty = await store.ask('emptyShadow', EMPTIED_AT_ONCE)
}

/** Logs what the cache has come to, and what it should have. */
export function logMismatch(log: Log, { thing, ours, theirs }: Mismatch): void {
  const shown = ({ held, mark }: Mismatch['ours']) => `${held}:${mark.toString(16)}`
  log('sync.differs', { thing, ours: shown(ours), theirs: shown(theirs) })
}

/** Loads all lines; while the database works on some, the next ones come. Throws what `failureOf` knows, or what the database threw. */
async function load(
  store: KioskStore,
  stream: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: Head; readonly digests: FeedDigests }> {
  let head: Head | undefined
  let loading: Promise<Loaded> | undefined
  for await (const batch of batchesOf(asSnapshot(stream))) {
    let lines = batch
    if (head === undefined) {
      const cut = lines.indexOf(10) + 1
      head = headOf(lines.toString('utf8', 0, cut))
      lines = lines.subarray(cut)
    }
    if (loading !== undefined && (await loading).state !== 'more') throw new BadSnapshot()
    loading = lines.length === 0 ? undefined : store.ask('loadShadow', lines)
    // Heard of at the next batch; until then nobody waits for it.
    loading?.catch(() => undefined)
  }
  const last = await loading
  if (last?.state === 'unusable') throw new BadSnapshot()
  if (head === undefined || last?.state !== 'end') throw new CutSnapshot()
  return { head, digests: last.digests }
}

/** The stream has come to an end before the snapshot has. */
class CutSnapshot extends Error {}

async function* asSnapshot(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch {
    throw new CutSnapshot()
  }
}

function headOf(line: string): Head {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new BadSnapshot()
  }
  const head = parseKnown(SnapshotHead, value)
  if (head === undefined) throw new BadSnapshot()
  return head.snapshot
}

function failureOf(error: unknown): CentralFailure | undefined {
  if (error instanceof CutSnapshot) return 'unreachable'
  return error instanceof BadSnapshot ? 'bad-answer' : undefined
}
