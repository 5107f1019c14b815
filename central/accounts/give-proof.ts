import * as z from 'zod'
import type { CentralTransaction } from '../../db/central/open.ts'
import { accountByEmail, accountById, insertAccount, setEmail } from '../../db/central/stores/accounts.ts'
import { queueEffect } from '../../db/central/stores/effects.ts'
import {
  countWrongTry,
  endProofsOf,
  findProof,
  lockProof,
  markProved,
  type EmailProof,
} from '../../db/central/stores/email-proofs.ts'
import type { FollowProofRequest, FollowProofResponse, ProveRequest, ProveResponse } from '../contract/accounts.ts'
import { canBeGiven, isLastTry } from './begin-proof.ts'
import { StoredApplicant } from './register.ts'
import type { AccountPorts } from './ports.ts'

type Ports = Pick<AccountPorts, 'db' | 'creditor' | 'now' | 'newId' | 'proofs'>

/** Tries the code of a proof, at the kiosk at which it was begun. */
export async function proveByCode(
  { db, creditor, now, newId, proofs }: Ports,
  kioskId: string,
  { proofId, code }: ProveRequest,
): Promise<ProveResponse> {
  return db.transaction().execute(async (trx) => {
    const proof = await lockProof(trx, creditor, proofId)
    if (proof?.kioskId !== kioskId) return { result: 'gone' }
    // Who has not heard the first answer asks again; the link may have been faster too.
    if (proof.provedAt !== undefined) return { result: proof.usedAt === undefined ? 'proved' : 'gone' }
    if (!canBeGiven(proof, now())) return { result: 'gone' }
    if (proofs.isCode(proof, code) && (await give(trx, creditor, proof, newId, now().toISOString())))
      return { result: 'proved' }
    const isLast = isLastTry(proof)
    await countWrongTry(trx, creditor, proofId, isLast)
    return { result: isLast ? 'gone' : 'wrong' }
  })
}

/** Gives a proof by the address that was mailed; false where that is not one, or too late. */
export async function proveByLink(
  { db, creditor, now, newId, proofs }: Ports,
  proofId: string,
  link: string,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const proof = await lockProof(trx, creditor, proofId)
    if (proof === undefined || !hasLink(proof) || !proofs.isLink(proof, link)) return false
    if (proof.provedAt !== undefined) return proof.usedAt === undefined
    return canBeGiven(proof, now()) && give(trx, creditor, proof, newId, now().toISOString())
  })
}

/** The proof of an address that was mailed, as long as it can be given or was. */
export async function proofOfLink(
  { db, creditor, now, proofs }: Ports,
  proofId: string,
  link: string,
): Promise<EmailProof | undefined> {
  if (!z.uuid().safeParse(proofId).success) return undefined
  const proof = await findProof(db, creditor, proofId)
  if (proof === undefined || !hasLink(proof) || !proofs.isLink(proof, link)) return undefined
  return proof.provedAt !== undefined || canBeGiven(proof, now()) ? proof : undefined
}

/** Whether a proof was given meanwhile. */
export async function followProof(
  { db, creditor, now }: Ports,
  kioskId: string,
  { proofId }: FollowProofRequest,
): Promise<FollowProofResponse> {
  const proof = await findProof(db, creditor, proofId)
  if (proof?.kioskId !== kioskId || proof.usedAt !== undefined) return { result: 'gone' }
  if (proof.provedAt !== undefined) return { result: 'proved' }
  return { result: canBeGiven(proof, now()) ? 'waiting' : 'gone' }
}

/** A new password is set at the kiosk alone: there is no link that could be forwarded for it. */
export function hasLink({ purpose }: Pick<EmailProof, 'purpose'>): boolean {
  return purpose !== 'recover'
}

/**
 * What follows from a proof, in its transaction: who registers has an account, and who has forgotten the password may set another. False where
 * that cannot be, since the address has an account by now, or has none; it is then as if the code had been wrong.
 */
async function give(
  trx: CentralTransaction,
  creditor: string,
  proof: EmailProof,
  newId: () => string,
  now: string,
): Promise<boolean> {
  const { proofId, purpose, email, language, applicant } = proof
  switch (purpose) {
    case 'register': {
      const { passwordHash, ...person } = StoredApplicant.parse(applicant)
      const account = { ...person, phone: person.phone, accountId: newId(), email, language, passwordHash }
      if (!(await insertAccount(trx, creditor, account, now))) return false
      await markProved(trx, creditor, proofId, account.accountId, now)
      return true
    }
    case 'recover': {
      const account = await accountByEmail(trx, creditor, email)
      if (account === undefined) return false
      await markProved(trx, creditor, proofId, account.accountId, now)
      return true
    }
    case 'new-email':
      return changeEmail(trx, creditor, proof, now)
  }
}

/** The proved address takes the place of the old one, which is told. */
async function changeEmail(
  trx: CentralTransaction,
  creditor: string,
  { proofId, accountId, email }: EmailProof,
  now: string,
): Promise<boolean> {
  const before = accountId === undefined ? undefined : await accountById(trx, creditor, accountId)
  if (before === undefined || !(await setEmail(trx, creditor, before.accountId, email))) return false
  await markProved(trx, creditor, proofId, before.accountId, now)
  await endProofsOf(trx, creditor, before, now, proofId)
  await queueEffect(trx, creditor, {
    effectId: `email-by-${proofId}`,
    kind: 'account-mail',
    payload: { about: 'email-changed', to: before.email, language: before.language },
    now,
  })
  return true
}
