import { accountById, setPasswordHash } from '../../db/central/stores/accounts.ts'
import { endSessionsOf } from '../../db/central/stores/account-sessions.ts'
import { queueEffect } from '../../db/central/stores/effects.ts'
import { endProofsOf, findProof, lockProof, markUsed, type EmailProof } from '../../db/central/stores/email-proofs.ts'
import { forgetFailuresOf } from '../../db/central/stores/sign-in-failures.ts'
import { creditorName } from '../payments/creditor-name.ts'
import type { NewPasswordRequest, NewPasswordResponse, RecoverRequest, RecoverResponse } from '../contract/accounts.ts'
import { beginProof } from './begin-proof.ts'
import type { AccountPorts } from './ports.ts'
import { addressKey } from './try-password.ts'

/** A proof that was given can be used for so long. */
const USE_MS = 15 * 60_000

/** Has a code mailed to who has forgotten the password; to an address without an account, that it has none. */
export async function recover(
  ports: AccountPorts,
  kioskId: string,
  { proofId, email, language }: RecoverRequest,
): Promise<RecoverResponse> {
  if (!ports.hasMail) return { result: 'no-mail' }
  return beginProof(ports, {
    proofId,
    purpose: 'recover',
    kioskId,
    email: email.toLowerCase(),
    accountId: undefined,
    applicant: undefined,
    language,
  })
}

/** Gives another password to who has proved the address: once, with the end of all sessions, and a mail that says so. */
export async function setNewPassword(
  ports: AccountPorts,
  kioskId: string,
  { proofId, password }: NewPasswordRequest,
): Promise<NewPasswordResponse> {
  const { db, creditor } = ports
  const account = await accountOf(ports, kioskId, await findProof(db, creditor, proofId))
  if (account === undefined) return { result: 'gone' }
  const weak = await ports.judgePassword(password, account, await creditorName(db, creditor))
  if (weak !== undefined) return { result: 'weak', why: weak }
  const passwordHash = await ports.passwords.hash(password)
  return db.transaction().execute(async (trx) => {
    // Hashing took its time: of two that come at once one is late.
    const proof = await lockProof(trx, creditor, proofId)
    if (!isUsable(ports, kioskId, proof)) return { result: 'gone' }
    const now = ports.now().toISOString()
    await markUsed(trx, creditor, proofId, now)
    await setPasswordHash(trx, creditor, account.accountId, passwordHash)
    await endSessionsOf(trx, creditor, account.accountId)
    await endProofsOf(trx, creditor, account, now, proofId)
    await forgetFailuresOf(trx, creditor, addressKey(account.email))
    await queueEffect(trx, creditor, {
      effectId: `password-by-${proofId}`,
      kind: 'account-mail',
      payload: { about: 'password-changed', to: account.email, language: account.language },
      now,
    })
    return { result: 'changed' }
  })
}

async function accountOf(ports: AccountPorts, kioskId: string, proof: EmailProof | undefined) {
  if (!isUsable(ports, kioskId, proof) || proof?.accountId === undefined) return undefined
  const account = await accountById(ports.db, ports.creditor, proof.accountId)
  // The address may have been changed since: who reads the mails of the old one is not its owner any more.
  return account?.email === proof.email ? account : undefined
}

function isUsable({ now }: AccountPorts, kioskId: string, proof: EmailProof | undefined): boolean {
  if (proof?.purpose !== 'recover' || proof.kioskId !== kioskId || proof.usedAt !== undefined) return false
  return proof.provedAt !== undefined && now().getTime() - Date.parse(proof.provedAt) < USE_MS
}
