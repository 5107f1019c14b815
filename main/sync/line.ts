import { isDeepStrictEqual } from 'node:util'
import type { KioskStore } from '../../db/kiosk/client.ts'
import { connectionOf, type Connection, type LineFacts } from '../domain/connection.ts'
import { errorFields, type Log } from '../log/log.ts'
import type { CentralFailure } from './post-json.ts'

/** What watching the line needs. */
export interface LineParts {
  readonly store: KioskStore
  readonly log: Log
  readonly now: () => Date
  /** Whether cached notices may be shown. */
  readonly mayShowCache: () => boolean
  /** Hears how the kiosk is connected, whenever that changes. */
  readonly onConnection: (connection: Connection) => void
}

/** The line to the centre, as the loops find it. */
export interface Line {
  readonly isUp: () => boolean
  /** The centre answered. */
  readonly heard: () => void
  /** It did not, or not with anything that counts. */
  readonly lost: (failure: CentralFailure) => void
  /** How a pull left the cache: whether it has followed the feed to its end. */
  readonly pulled: (isWhole: boolean) => void
  /** How a push left the queue: whether nothing is left in it. */
  readonly pushed: (isThrough: boolean) => void
  /** There are more commands in the queue, or fewer, or what is cached may be shown, or no longer. */
  readonly recheck: () => void
  /** Looks at the database no more, once the look under way is done. */
  readonly close: () => Promise<void>
}

/** A line that nobody has tried yet. */
export function createLine({ store, log, now, mayShowCache, onConnection }: LineParts): Line {
  let facts: LineFacts = {
    lostAt: undefined,
    isCacheWhole: false,
    isQueueThrough: false,
    pending: null,
    noticesAt: null,
  }
  let isUp = false
  let told = connectionOf(facts)
  let looking: Promise<void> | undefined
  /** How often something has changed, and how much of that was told. */
  let changes = 0
  let toldChanges = 0
  let isClosed = false

  const readDatabase = async (): Promise<void> => {
    try {
      const [pending, cachedAt] = await Promise.all([store.ask('pendingWork'), store.ask('cachedNoticesAt')])
      facts = { ...facts, pending, noticesAt: mayShowCache() ? cachedAt : null }
    } catch (error) {
      // That the line is lost is told all the same.
      fail(error)
    }
  }
  /** Tells what the facts come to; what changes during a look at the database is looked at once more. */
  const tell = async (): Promise<void> => {
    while (toldChanges !== changes && !isClosed) {
      toldChanges = changes
      if (connectionOf(facts).name !== 'online') await readDatabase()
      const connection = connectionOf(facts)
      if (toldChanges !== changes || isDeepStrictEqual(connection, told)) continue
      told = connection
      onConnection(connection)
    }
  }
  const fail = (error: unknown) => log('background.failed', { what: 'line', ...errorFields(error) })
  const look = () => {
    changes += 1
    looking ??= Promise.resolve()
      .then(tell)
      .catch(fail)
      .finally(() => {
        looking = undefined
        if (toldChanges !== changes && !isClosed) look()
      })
  }
  const note = (news: Partial<LineFacts>) => {
    const before = facts
    facts = { ...facts, ...news }
    if (!isDeepStrictEqual(before, facts)) look()
  }

  return {
    isUp: () => isUp,
    heard: () => {
      if (isUp) return
      isUp = true
      log('central.connected')
      note({ lostAt: undefined })
    },
    lost: (failure) => {
      if (facts.lostAt !== undefined) return
      isUp = false
      log('central.lost', { failure })
      note({ lostAt: now().toISOString() })
    },
    pulled: (isCacheWhole) => note({ isCacheWhole }),
    pushed: (isQueueThrough) => note({ isQueueThrough }),
    recheck: () => {
      if (told.name !== 'online') look()
    },
    close: async () => {
      isClosed = true
      await looking
    },
  }
}
