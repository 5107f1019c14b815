import type { KioskStore } from '../../db/kiosk/client.ts'
import type { Visit } from '../visit/visit.ts'

/** Keeps people from finding other people's papers by guessing: a visit, and a kiosk in an hour, may be wrong only so often. */
export interface GuessLimit {
  /** Whether nothing more may be tried now. */
  readonly isReached: () => Promise<boolean>
  /** Notes a wrong guess of a visit, never which. One whose person has gone meanwhile is the kiosk's all the same, and not the next person's. */
  readonly count: (visitId: string) => Promise<void>
}

const HOUR_MS = 3_600_000

/** One limit for all flows of a kiosk; what a visit had guessed is forgotten with it. */
export function createGuessLimit(parts: {
  readonly visit: Visit
  readonly store: KioskStore
  readonly now: () => Date
}): GuessLimit {
  const { visit, store, now } = parts
  let ofVisit = 0
  visit.onEnd(() => {
    ofVisit = 0
  })
  const anHourAgo = () => new Date(now().getTime() - HOUR_MS).toISOString()
  return {
    isReached: async () => {
      const perVisit = visit.settings()?.unknownCodesPerVisit ?? 10
      const perHour = visit.settings()?.unknownCodesPerHour ?? 60
      return (await store.ask('unknownCodesSince', anHourAgo())) >= perHour || ofVisit >= perVisit
    },
    count: async (visitId) => {
      if (visit.id() === visitId) ofVisit += 1
      await store.ask('countUnknownCode', { at: now().toISOString(), forgetBefore: anHourAgo() })
    },
  }
}
