import type { CentralTransaction } from '../../db/central/open.ts'
import { lockAccount, type Account } from '../../db/central/stores/accounts.ts'
import { beginSession, endSession } from '../../db/central/stores/account-sessions.ts'
import { lockProof, markUsed } from '../../db/central/stores/email-proofs.ts'
import type {
  EnterRequest,
  EnterResponse,
  Person,
  Session,
  SignInRequest,
  SignInResponse,
  SignOutRequest,
  SignOutResponse,
} from '../contract/accounts.ts'
import { definedOf } from '../../main/domain/defined-of.ts'
import { digestOf } from '../digest.ts'
import type { AccountPorts } from './ports.ts'
import { tryPassword } from './try-password.ts'

/** Who has just registered is signed in without the password, within this. */
const ENTER_MS = 15 * 60_000

/** Signs in with a password. An address without an account is tried like any other. */
export async function signIn(
  ports: AccountPorts,
  kioskId: string,
  { email, password, visitId }: SignInRequest,
): Promise<SignInResponse> {
  const tried = await tryPassword(ports, kioskId, email, password)
  if (tried.result !== 'right') return tried
  return ports.db.transaction().execute(async (trx) => {
    // The password may have been changed while it was compared.
    const still = await lockAccount(trx, ports.creditor, tried.account.accountId)
    if (still?.passwordHash !== tried.account.passwordHash) return { result: 'wrong' }
    return { result: 'signed-in', session: await begin(trx, ports, still, kioskId, visitId) }
  })
}

/** Signs in who has just proved the address of a new account, once, at the kiosk at which it was made. */
export async function enter(
  ports: AccountPorts,
  kioskId: string,
  { proofId, visitId }: EnterRequest,
): Promise<EnterResponse> {
  const { db, creditor } = ports
  return db.transaction().execute(async (trx) => {
    const now = ports.now()
    const proof = await lockProof(trx, creditor, proofId)
    if (proof?.purpose !== 'register' || proof.kioskId !== kioskId || proof.usedAt !== undefined)
      return { result: 'gone' }
    const { provedAt, accountId } = proof
    if (provedAt === undefined || accountId === undefined) return { result: 'gone' }
    if (now.getTime() - Date.parse(provedAt) >= ENTER_MS) return { result: 'gone' }
    const account = await lockAccount(trx, creditor, accountId)
    if (account === undefined) return { result: 'gone' }
    await markUsed(trx, creditor, proofId, now.toISOString())
    return { result: 'signed-in', session: await begin(trx, ports, account, kioskId, visitId) }
  })
}

/** Ends a session. Who has its secret may. */
export async function signOut({ db, creditor }: AccountPorts, { token }: SignOutRequest): Promise<SignOutResponse> {
  await endSession(db, creditor, digestOf(token))
  return { result: 'ended' }
}

async function begin(
  trx: CentralTransaction,
  { creditor, newSecret, now }: AccountPorts,
  account: Account,
  kioskId: string,
  visitId: string,
): Promise<Session> {
  const token = newSecret()
  const place = { tokenHash: digestOf(token), kioskId, visitId }
  await beginSession(trx, creditor, place, account.accountId, now().toISOString())
  return { token, person: personOf(account) }
}

/** What a kiosk knows of a person. */
export function personOf({
  givenName,
  familyName,
  taxCode,
  email,
  phone,
  address,
  receiptEmail,
  language,
}: Account): Person {
  return { givenName, familyName, taxCode, email, language, ...definedOf({ phone, address, receiptEmail }) }
}
