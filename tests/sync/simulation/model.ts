import { isDeepStrictEqual } from 'node:util'

/** Something that may never be has been. */
export class Violation extends Error {}

/** A command as the kiosk's file shows it. */
export interface OutboxRow {
  readonly id: string
  readonly state: string
  readonly hasArgs: boolean
}

/** What a kiosk's file holds. `cursor` is undefined before the first page; `things` are by `thing id`. */
export interface KioskView {
  readonly outbox: readonly OutboxRow[]
  readonly cursor: { readonly epoch: string; readonly position: number } | undefined
  readonly things: ReadonlyMap<string, { readonly version: number; readonly body: unknown }>
}

/** What the centre holds: its log in the order of each kiosk's queue, the facts that followed, and where each queue stands. */
export interface CentreView {
  readonly log: readonly {
    readonly kioskId: string
    readonly seq: number
    readonly id: string
    readonly isApplied: boolean
  }[]
  readonly facts: readonly string[]
  readonly lastSeqs: ReadonlyMap<string, number>
  /** The commands in quarantine. */
  readonly held: readonly { readonly kioskId: string; readonly id: string }[]
}

/** A thing that was written at the centre, as `thing id`, and what a kiosk may hold of it. */
export interface Thing {
  readonly key: string
  readonly content: unknown
  readonly isForKiosks: boolean
}

interface Version extends Thing {
  readonly version: number
}

interface Accepted {
  readonly kioskId: string
  readonly facts: readonly string[]
  readonly place: number
  /** Its file was put back to before it: it may have reached the centre, or be lost with the file. */
  isForgotten: boolean
}

/**
 * What must be true, told by somebody who knows neither database: he hears what kiosks have accepted and what the centre was given, and looks at both
 * after every step. Every complaint is a `Violation`.
 */
export interface Model {
  /** `facts` are what must be at the centre once the command is decided, and not before. */
  readonly accept: (kioskId: string, id: string, facts: readonly string[]) => void
  /** The kiosk's file is that of the moment when it had accepted so many commands. */
  readonly forget: (kioskId: string, kept: number) => void
  readonly acceptedCount: (kioskId: string) => number
  /** From now on nothing of this kiosk is decided. */
  readonly revoke: (kioskId: string) => void
  /** The centre was given these things, in this order; those of another content than before are changes. */
  readonly change: (things: readonly Thing[]) => void
  /** Which feed the centre has, and whether positions are for kiosks at all. */
  readonly setFeed: (feed: { readonly epoch?: string; readonly hasPositions?: boolean }) => void
  readonly checkCentre: (centre: CentreView) => void
  readonly checkKiosk: (kioskId: string, kiosk: KioskView) => void
  /** Whether this kiosk has nothing more to send. */
  readonly isSent: (kiosk: KioskView) => boolean
  /** Whether this kiosk holds what the centre has for it, and nothing else. */
  readonly isCaughtUp: (kiosk: KioskView) => boolean
}

/** A model of a centre that has nothing and kiosks that have accepted nothing. */
export function createModel(): Model {
  const accepted = new Map<string, Accepted>()
  /** The commands in each kiosk's file, as they were accepted. */
  const files = new Map<string, string[]>()
  /** Every version of every thing, the newest last. */
  const history = new Map<string, readonly Version[]>()
  let head = 0
  let epoch = ''
  let hasPositions = true
  let decided = new Set<string>()
  let held = new Set<string>()
  let lastSeqOf: ReadonlyMap<string, number> = new Map()
  /** Where the queues of revoked kiosks stood. */
  const revoked = new Map<string, number>()

  const must = (isSo: boolean, complaint: string) => {
    if (!isSo) throw new Violation(complaint)
  }
  const fileOf = (kioskId: string): string[] => {
    const file = files.get(kioskId) ?? []
    files.set(kioskId, file)
    return file
  }

  return {
    accept: (kioskId, id, facts) => {
      must(!accepted.has(id), `${id} is accepted twice`)
      accepted.set(id, { kioskId, facts, place: accepted.size, isForgotten: false })
      fileOf(kioskId).push(id)
    },
    forget: (kioskId, kept) => {
      for (const id of fileOf(kioskId).splice(kept)) (accepted.get(id) as Accepted).isForgotten = true
    },
    acceptedCount: (kioskId) => fileOf(kioskId).length,
    revoke: (kioskId) => {
      revoked.set(kioskId, revoked.get(kioskId) ?? lastSeqOf.get(kioskId) ?? 0)
    },
    change: (things) => {
      for (const thing of things) {
        const versions = history.get(thing.key) ?? []
        if (isDeepStrictEqual(versions.at(-1)?.content, thing.content)) continue
        head += 1
        history.set(thing.key, [...versions, { ...thing, version: head }])
      }
    },
    setFeed: (feed) => {
      epoch = feed.epoch ?? epoch
      hasPositions = feed.hasPositions ?? hasPositions
    },

    checkCentre: ({ log, facts, lastSeqs, held: quarantine }) => {
      decided = new Set()
      lastSeqOf = lastSeqs
      held = new Set(quarantine.map(({ id }) => id))
      for (const { kioskId, id } of quarantine) {
        must(revoked.has(kioskId), `${id} is in quarantine, and its kiosk is not revoked`)
        must(accepted.get(id)?.kioskId === kioskId, `${id} is in quarantine, which this kiosk never accepted`)
      }
      const queues = new Map<string, number[]>()
      for (const { kioskId, seq, id, isApplied } of log) {
        const command = accepted.get(id)
        must(command?.kioskId === kioskId, `the centre has ${id}, which this kiosk never accepted`)
        must(!decided.has(id), `the centre decided ${id} twice`)
        must(isApplied, `the centre refused ${id}`)
        decided.add(id)
        const queue = queues.get(kioskId) ?? []
        must(seq === queue.length + 1, `the queue of a kiosk goes from ${queue.length} to ${seq}`)
        must((command?.place ?? 0) > (queue.at(-1) ?? -1), `${id} was decided before what was accepted earlier`)
        queues.set(kioskId, [...queue, command?.place ?? 0])
      }
      for (const [kioskId, lastSeq] of lastSeqs) {
        must(
          lastSeq === (queues.get(kioskId)?.length ?? 0),
          `the centre stands at ${lastSeq} and has decided otherwise`,
        )
        must(lastSeq === (revoked.get(kioskId) ?? lastSeq), 'a revoked kiosk was listened to')
      }
      const expected = [...decided].flatMap((id) => accepted.get(id)?.facts ?? [])
      const isExact = isDeepStrictEqual(facts.toSorted(), expected.toSorted())
      must(isExact, 'what was applied is not what was decided, each once')
    },

    checkKiosk: (kioskId, { outbox, cursor, things }) => {
      const ids = outbox.map(({ id }) => id)
      must(isDeepStrictEqual(ids, fileOf(kioskId)), 'the queue of a kiosk is not what it accepted, in that order')
      let isPending = false
      for (const { id, state, hasArgs } of outbox) {
        must(!isPending || state === 'pending', `${id} was acknowledged before the one before it`)
        isPending = state === 'pending'
        must(hasArgs === isPending, `${id} is ${state} and ${hasArgs ? 'keeps' : 'has lost'} its content`)
        must(isPending || decided.has(id) || held.has(id), `${id} is in neither the outbox nor the log`)
      }
      if (cursor === undefined) must(things.size === 0, 'a cache without a cursor is not empty')
      for (const [key, { version, body }] of things) {
        const was = history.get(key)?.find((each) => each.version === version)
        must(was?.isForKiosks === true, `${key} of version ${version} is nothing that the centre ever had for kiosks`)
        must(isDeepStrictEqual(was?.content, body), `${key} is not as it was in version ${version}`)
        must(version <= (cursor?.position ?? 0), `${key} is newer than the cursor`)
      }
      const isBare = cursor?.epoch.endsWith('without positions') === true
      for (const [key, versions] of history) {
        const newest = versions.at(-1)
        if (cursor === undefined || newest === undefined || newest.version > cursor.position) continue
        const mayBeHeld = newest.isForKiosks && !(isBare && key.startsWith('position '))
        const expected = mayBeHeld ? newest.version : undefined
        must(things.get(key)?.version === expected, `the cursor is past ${key}, the cache is not`)
      }
    },

    isSent: ({ outbox }) => outbox.every(({ state }) => state !== 'pending'),
    isCaughtUp: ({ cursor, things }) => {
      const isThere =
        cursor?.position === head && cursor.epoch === (hasPositions ? epoch : `${epoch} without positions`)
      const held = [...history.values()]
        .map((versions) => versions.at(-1))
        .filter((thing) => thing?.isForKiosks === true && (hasPositions || !thing.key.startsWith('position ')))
      const isEqual = held.every((thing) => things.get(thing?.key ?? '')?.version === thing?.version)
      return isThere && isEqual && things.size === held.length
    },
  }
}
