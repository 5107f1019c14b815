import type { CentralTransaction } from '../../db/central/open.ts'
import {
  changeAccount,
  deleteAccount,
  lockAccount,
  setPasswordHash,
  type Account,
} from '../../db/central/stores/accounts.ts'
import { endSessionsOf } from '../../db/central/stores/account-sessions.ts'
import { endProofsOf } from '../../db/central/stores/email-proofs.ts'
import { queueEffect } from '../../db/central/stores/effects.ts'
import type {
  ChangeEmailRequest,
  ChangeEmailResponse,
  ChangePasswordRequest,
  ChangePasswordResponse,
  DeleteAccountRequest,
  DeleteAccountResponse,
  ReadProfileRequest,
  ReadProfileResponse,
  SaveProfileRequest,
} from '../contract/accounts.ts'
import { digestOf } from '../digest.ts'
import { creditorName } from '../payments/creditor-name.ts'
import { beginProof } from './begin-proof.ts'
import type { AccountPorts } from './ports.ts'
import { accountOfSession } from './session.ts'
import { personOf } from './sign-in.ts'
import { tryPassword } from './try-password.ts'

/** The session that was asked with is over. */
const signedOut = { result: 'signed-out' } as const

/** The profile as it is by now. */
export async function readProfile(
  ports: AccountPorts,
  kioskId: string,
  { session }: ReadProfileRequest,
): Promise<ReadProfileResponse> {
  const account = await accountOfSession(ports, kioskId, session)
  return account === undefined ? signedOut : { result: 'read', person: personOf(account) }
}

/** Changes what its person may change at will. */
export async function saveProfile(
  ports: AccountPorts,
  kioskId: string,
  { session, changes }: SaveProfileRequest,
): Promise<ReadProfileResponse> {
  const account = await accountOfSession(ports, kioskId, session)
  if (account === undefined) return signedOut
  await changeAccount(ports.db, ports.creditor, account.accountId, changes)
  return readProfile(ports, kioskId, { session })
}

/** Begins the change to another address for who knows the password, since the address opens the account too: it takes the place of the old one once it is proved. */
export async function changeEmail(
  ports: AccountPorts,
  kioskId: string,
  { session, proofId, email, password }: ChangeEmailRequest,
): Promise<ChangeEmailResponse> {
  const account = await accountOfSession(ports, kioskId, session)
  if (account === undefined) return signedOut
  if (!ports.hasMail) return { result: 'no-mail' }
  const tried = await tryPassword(ports, kioskId, account.email, password)
  if (tried.result !== 'right') return tried
  const { accountId, language } = account
  return beginProof(ports, {
    proofId,
    purpose: 'new-email',
    kioskId,
    email: email.toLowerCase(),
    accountId,
    applicant: undefined,
    language,
  })
}

/** Gives another password to who knows the current one; the other sessions end, and a mail tells of it. */
export async function changePassword(
  ports: AccountPorts,
  kioskId: string,
  { session, current, password }: ChangePasswordRequest,
): Promise<ChangePasswordResponse> {
  const { db, creditor } = ports
  const account = await accountOfSession(ports, kioskId, session)
  if (account === undefined) return signedOut
  const weak = await ports.judgePassword(password, account, await creditorName(db, creditor))
  if (weak !== undefined) return { result: 'weak', why: weak }
  const tried = await tryPassword(ports, kioskId, account.email, current)
  if (tried.result !== 'right') return tried
  const passwordHash = await ports.passwords.hash(password)
  const now = ports.now().toISOString()
  return db.transaction().execute(async (trx) => {
    if (!(await isStill(trx, creditor, account))) return { result: 'wrong' }
    await setPasswordHash(trx, creditor, account.accountId, passwordHash)
    await endSessionsOf(trx, creditor, account.accountId, digestOf(session.token))
    await endProofsOf(trx, creditor, account, now)
    await queueEffect(trx, creditor, {
      effectId: `password-at-${ports.newId()}`,
      kind: 'account-mail',
      payload: { about: 'password-changed', to: account.email, language: account.language },
      now,
    })
    return { result: 'changed' }
  })
}

/** Ends the account of who knows its password, for good, and tells its address. */
export async function endAccount(
  ports: AccountPorts,
  kioskId: string,
  { session, password }: DeleteAccountRequest,
): Promise<DeleteAccountResponse> {
  const { db, creditor } = ports
  const account = await accountOfSession(ports, kioskId, session)
  if (account === undefined) return signedOut
  const tried = await tryPassword(ports, kioskId, account.email, password)
  if (tried.result !== 'right') return tried
  const { accountId, email, language } = account
  const now = ports.now().toISOString()
  return db.transaction().execute(async (trx) => {
    if (!(await isStill(trx, creditor, account))) return { result: 'wrong' }
    await endProofsOf(trx, creditor, account, now)
    await deleteAccount(trx, creditor, accountId)
    await queueEffect(trx, creditor, {
      effectId: `end-of-${accountId}`,
      kind: 'account-mail',
      payload: { about: 'deleted', to: email, language },
      now,
    })
    return { result: 'deleted' }
  })
}

/** Whether an account is what it was when its password was tried, which takes a while: of two changes at once one comes too late. */
async function isStill(trx: CentralTransaction, creditor: string, before: Account): Promise<boolean> {
  const now = await lockAccount(trx, creditor, before.accountId)
  return now?.passwordHash === before.passwordHash && now.email === before.email
}
