import type { Central } from '../../db/central/open.ts'
import { recordReturn, settleOverdue } from '../../db/central/stores/attempt-ends.ts'
import { findAttemptByReference, type Attempt, type ReturnOutcome } from '../../db/central/stores/attempts.ts'
import { countRefusal } from '../../db/central/stores/refusals.ts'
import { digestOf } from '../digest.ts'

/**
 * Somebody came back from Checkout by one of our return addresses. The first word about an attempt that is at Checkout is noted; an
 * unknown reference or word, a word that comes again and a word about an attempt that is over are counted and change nothing. In no case does
 * it make anything paid. Answers with the attempt of the reference, if there is one.
 */
export async function takeReturn(
  db: Central,
  creditor: string,
  outcome: ReturnOutcome | undefined,
  reference: string,
  now: string,
): Promise<Attempt | undefined> {
  await settleOverdue(db, creditor, now)
  const referenceHash = digestOf(reference)
  const isNoted = outcome !== undefined && (await recordReturn(db, creditor, referenceHash, outcome, now))
  const attempt = await findAttemptByReference(db, creditor, referenceHash)
  if (!isNoted) await countRefusal(db, creditor, attempt === undefined ? 'return-unknown' : 'return-again', now)
  return attempt
}
