import type { Central, CentralTransaction } from '../../db/central/open.ts'
import { queueEffect } from '../../db/central/stores/effects.ts'
import {
  countMail,
  findProof,
  holdAddress,
  insertProof,
  lockProof,
  proofsSince,
  type EmailProof,
  type NewEmailProof,
} from '../../db/central/stores/email-proofs.ts'
import { countRefusal } from '../../db/central/stores/refusals.ts'
import type { RecoverResponse, ResendRequest, ResendResponse } from '../contract/accounts.ts'
import type { AccountPorts } from './ports.ts'

const MINUTE_MS = 60_000

/** How long a code is good. */
const PROOF_MS = 15 * MINUTE_MS

/** How often a code may be wrong. */
const MOST_TRIES = 5

/** The pause between two mails of one proof, of which there are three at most. */
const RESEND_MS = MINUTE_MS
const MOST_MAILS = 3

/** Mails to one address, and proofs begun at one kiosk, within an hour: enough for people, too few to flood anybody. */
const MAILS_PER_HOUR = 5
const KIOSK_PROOFS_PER_HOUR = 30
const HOUR_MS = 60 * MINUTE_MS

/**
 * Begins the proof of an address, and has its first mail sent, whatever is known of that address: what the mail says is decided when it is
 * written. The same proof again is the same mail.
 */
export async function beginProof(
  { db, creditor, now }: Pick<AccountPorts, 'db' | 'creditor' | 'now'>,
  asked: Omit<NewEmailProof, 'madeAt' | 'expiresAt'>,
): Promise<RecoverResponse> {
  const at = now()
  const madeAt = at.toISOString()
  const proof = { ...asked, madeAt, expiresAt: new Date(at.getTime() + PROOF_MS).toISOString() }
  return db.transaction().execute(async (trx) => {
    await holdAddress(trx, creditor, proof.email)
    const known = await findProof(trx, creditor, proof.proofId)
    if (known !== undefined) {
      const isSame = known.kioskId === proof.kioskId && known.purpose === proof.purpose && known.email === proof.email
      if (isSame) return { result: 'sent', expiresAt: known.expiresAt, resendAt: resendAtOf(known) }
      await countRefusal(trx, creditor, 'proof-reused', madeAt)
      return { result: 'too-many' }
    }
    if (!(await mayMail({ trx, creditor, at }, proof))) return { result: 'too-many' }
    await insertProof(trx, creditor, proof)
    await queueMail(trx, creditor, { proofId: proof.proofId, mails: 1 }, madeAt)
    return { result: 'sent', expiresAt: proof.expiresAt, resendAt: resendAtOf({ mails: 1, mailedAt: madeAt }) }
  })
}

/** Whether a proof could be begun now: asked before work that is dear, and once more with the proof. */
export async function mayBegin(
  { db, creditor, now }: Pick<AccountPorts, 'db' | 'creditor' | 'now'>,
  asked: Pick<NewEmailProof, 'proofId' | 'email' | 'kioskId'>,
): Promise<boolean> {
  return (
    (await findProof(db, creditor, asked.proofId)) !== undefined || mayMail({ trx: db, creditor, at: now() }, asked)
  )
}

/** Has the mail of a proof sent once more, after a pause, and not too often. */
export async function resendProof(
  { db, creditor, now }: Pick<AccountPorts, 'db' | 'creditor' | 'now'>,
  kioskId: string,
  { proofId }: ResendRequest,
): Promise<ResendResponse> {
  const at = now()
  return db.transaction().execute(async (trx) => {
    const proof = await lockProof(trx, creditor, proofId)
    if (proof?.kioskId !== kioskId || !canBeGiven(proof, at)) return { result: 'gone' }
    const resendAt = resendAtOf(proof)
    if (resendAt === null) return { result: 'too-many' }
    if (Date.parse(resendAt) > at.getTime()) return { result: 'too-soon', resendAt }
    await holdAddress(trx, creditor, proof.email)
    if (!(await mayMail({ trx, creditor, at }, proof))) return { result: 'too-many' }
    const mailed = { proofId, mails: proof.mails + 1, mailedAt: at.toISOString() }
    await countMail(trx, creditor, proofId, mailed.mailedAt)
    await queueMail(trx, creditor, mailed, mailed.mailedAt)
    return { result: 'sent', resendAt: resendAtOf(mailed) }
  })
}

/** Whether a proof can still be given: in time, not given yet, and not tried too often. */
export function canBeGiven(proof: EmailProof, now: Date): boolean {
  const isOver = proof.provedAt !== undefined || proof.usedAt !== undefined
  return !isOver && Date.parse(proof.expiresAt) > now.getTime() && proof.wrongTries < MOST_TRIES
}

/** Whether one more wrong code is the last. */
export function isLastTry(proof: EmailProof): boolean {
  return proof.wrongTries + 1 >= MOST_TRIES
}

async function mayMail(
  { trx, creditor, at }: { readonly trx: Central; readonly creditor: string; readonly at: Date },
  { email, kioskId }: Pick<EmailProof, 'email' | 'kioskId'>,
): Promise<boolean> {
  const anHourAgo = new Date(at.getTime() - HOUR_MS).toISOString()
  const { mailsToAddress, ofKiosk } = await proofsSince(trx, creditor, email, kioskId, anHourAgo)
  return mailsToAddress < MAILS_PER_HOUR && ofKiosk < KIOSK_PROOFS_PER_HOUR
}

function resendAtOf({ mails, mailedAt }: Pick<EmailProof, 'mails' | 'mailedAt'>): string | null {
  return mails >= MOST_MAILS ? null : new Date(Date.parse(mailedAt) + RESEND_MS).toISOString()
}

async function queueMail(
  trx: CentralTransaction,
  creditor: string,
  { proofId, mails }: Pick<EmailProof, 'proofId' | 'mails'>,
  now: string,
): Promise<void> {
  await queueEffect(trx, creditor, {
    effectId: `proof-${proofId}-${mails}`,
    kind: 'account-mail',
    payload: { about: 'proof', proofId },
    now,
  })
}
