import { setTimeout as delay } from 'node:timers/promises'
import type { PGlite } from '@electric-sql/pglite'

/** The channel on which a municipality's code is told when its feed has grown. */
export const CHANGES_CHANNEL = 'sportello_changes'

/**
 * Hears of every transaction that made a feed grow, whichever process wrote it: `heard` gets the municipality, or undefined when
 * something may have been missed and every feed may have grown. Resolves when it listens, with the way to stop.
 */
export type HearChanges = (heard: (creditor: string | undefined) => void) => Promise<() => Promise<void>>

/** A listening connection that was lost is opened again after this: a database that starts again takes seconds anyway. */
const RECONNECT_MS = 500

/** A server that takes no connection within this is asked again. */
const CONNECT_MS = 5000

/** Listens on PostgreSQL with one connection of its own, which is opened again whenever it is lost. */
export function listenOnPostgres(connectionString: string): HearChanges {
  return async (heard) => {
    const closing = new AbortController()
    const hasTried = Promise.withResolvers<undefined>()
    const keep = async () => {
      while (!closing.signal.aborted) {
        // A database that is not there is no news: everybody who asks it hears so.
        await listenUntilLost(connectionString, heard, hasTried.resolve, closing.signal).catch(() => undefined)
        hasTried.resolve(undefined)
        await delay(RECONNECT_MS, undefined, { signal: closing.signal }).catch(() => undefined)
      }
    }
    const kept = keep()
    await hasTried.promise
    return async () => {
      closing.abort()
      await kept
    }
  }
}

async function listenUntilLost(
  connectionString: string,
  heard: (creditor: string | undefined) => void,
  isListening: (nothing: undefined) => void,
  signal: AbortSignal,
): Promise<void> {
  const pg = await import('pg')
  const client = new pg.Client({ connectionString, keepAlive: true, connectionTimeoutMillis: CONNECT_MS })
  const isLost = Promise.withResolvers<undefined>()
  const lose = () => isLost.resolve(undefined)
  client.on('end', lose)
  client.on('error', lose)
  client.on('notification', ({ payload }) => heard(payload))
  signal.addEventListener('abort', lose)
  try {
    await client.connect()
    await client.query(`listen ${CHANGES_CHANNEL}`)
    // What was told while nobody listened is told nobody again.
    heard(undefined)
    isListening(undefined)
    if (!signal.aborted) await isLost.promise
  } finally {
    signal.removeEventListener('abort', lose)
    await client.end().catch(() => undefined)
  }
}

/** Listens on the PGlite of this process, which nobody else writes to. */
export function listenOnPglite(pglite: PGlite): HearChanges {
  return (heard) => pglite.listen(CHANGES_CHANNEL, heard)
}
