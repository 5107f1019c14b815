import type { Central } from '../db/central/open.ts'
import { countOfKiosk, countRefusal, refusedWithinHour, type RefusedThing } from '../db/central/stores/refusals.ts'
import { readSettings } from '../db/central/stores/settings.ts'
import { Settings } from './contract/settings.ts'

/** What is shown only to who knows two things of it. */
type Pair = Extract<RefusedThing, 'receipt-pair' | 'ticket-pair'>

/** Whether a kiosk may still try pairs of this kind: not once it has asked for too many wrong ones within the hour. */
export async function mayTryPairs(
  db: Central,
  creditor: string,
  pair: Pair,
  kioskId: string,
  now: string,
): Promise<boolean> {
  const { unknownCodesPerHour } = await readSettings(db, creditor)
  const limit = Settings.shape.unknownCodesPerHour.parse(unknownCodesPerHour)
  return (await refusedWithinHour(db, creditor, pair, kioskId, now)) < limit
}

/** Counts a wrong pair, for staff and against the kiosk. */
export async function countWrongPair(
  db: Central,
  creditor: string,
  pair: Pair,
  kioskId: string,
  now: string,
): Promise<void> {
  await countRefusal(db, creditor, pair, now)
  await countOfKiosk(db, creditor, pair, kioskId, now)
}
