import type { KioskStore } from '../../db/kiosk/client.ts'
import { parseKnown } from '../../central/contract/parse-known.ts'
import { DebtPosition } from '../domain/debt-position.ts'
import type { CentralClient } from './central.ts'

/** A notice and where it was found; `cachedAt` is the moment to which cached data are true. */
export type LookUp =
  | {
      readonly found: true
      readonly position: DebtPosition
      readonly noticeNumber: string
      readonly cachedAt: string | undefined
    }
  | { readonly found: false; readonly why: 'unknown' | 'unreachable' }

/** After this the cache answers: people at a counter wait no longer than they would for a clerk. */
const CENTRAL_DEADLINE_MS = 3_000

/**
 * Looks a notice up by its number or IUV: at the centre, which knows best, or, when it does not answer in time, in the cache, as long as
 * the kiosk may show what it keeps (`mayShow`). `onAnswer` hears that the centre answered.
 */
export async function lookUpNotice(
  central: CentralClient,
  store: KioskStore,
  code: string,
  onAnswer: () => void,
  mayShow: () => boolean,
): Promise<LookUp> {
  const answer = await central.findNotice(code, CENTRAL_DEADLINE_MS)
  if (answer.ok) {
    onAnswer()
    if (!answer.value.found) return { found: false, why: 'unknown' }
    const { position, noticeNumber } = answer.value
    return { found: true, position, noticeNumber, cachedAt: undefined }
  }
  const cached = mayShow() ? await store.ask('findCachedNotice', code) : undefined
  // What the centre sent was kept as it came; one that cannot be read is as good as none.
  const position = cached && parseKnown(DebtPosition, JSON.parse(cached.body))
  if (cached === undefined || position === undefined) return { found: false, why: 'unreachable' }
  return { found: true, position, noticeNumber: cached.noticeNumber, cachedAt: cached.syncedAt }
}
