import type { CentralTransaction } from '../../db/central/open.ts'
import { accountByEmail, accountById, type Account } from '../../db/central/stores/accounts.ts'
import { beginSession, endSession } from '../../db/central/stores/account-sessions.ts'
import { lockProof, markUsed } from '../../db/central/stores/email-proofs.ts'
import { forgetFailuresOf, holdFailures, keepFailures } from '../../db/central/stores/sign-in-failures.ts'
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
import { digestOf } from '../digest.ts'
import type { AccountPorts } from './ports.ts'
import { addressPatience, afterFailure, kioskPatience } from './sign-in-delay.ts'

/** Who has just registered is signed in without the password, within this. */
const ENTER_MS = 15 * 60_000

/** Under which name wrong passwords for an address are remembered: its digest, whether an account has it or not. */
export function addressKey(email: string): string {
  return `address ${digestOf(email.toLowerCase())}`
}

/**
 * Signs in with a password. A try is counted as wrong before it is made, so that many at once are no more tries than one after the other; what
 * was counted is taken back when it was right. An address without an account is tried like any other.
 */
export async function signIn(
  ports: AccountPorts,
  kioskId: string,
  { email, password, visitId }: SignInRequest,
): Promise<SignInResponse> {
  const { db, creditor } = ports
  const [ofAddress, ofKiosk] = [addressKey(email), `kiosk ${kioskId}`]
  const until = await db.transaction().execute(async (trx) => {
    const now = ports.now()
    const [address, kiosk] = await holdFailures(trx, creditor, [ofAddress, ofKiosk])
    const free = [address, kiosk]
      .flatMap((known) => (known === undefined ? [] : [known.freeAt]))
      .toSorted()
      .at(-1)
    if (free !== undefined && free > now.toISOString()) return free
    await keepFailures(trx, creditor, ofAddress, afterFailure(address, addressPatience, now))
    await keepFailures(trx, creditor, ofKiosk, afterFailure(kiosk, kioskPatience, now))
    return undefined
  })
  if (until !== undefined) return { result: 'wait', until }
  const account = await accountByEmail(db, creditor, email.toLowerCase())
  const isRight = await ports.passwords.isRight(account?.passwordHash, password)
  if (!isRight || account === undefined) return { result: 'wrong' }
  return db.transaction().execute(async (trx) => {
    await takeBack(trx, ports, ofAddress, ofKiosk)
    // The password may have been changed while it was compared.
    const still = await accountById(trx, creditor, account.accountId)
    if (still?.passwordHash !== account.passwordHash) return { result: 'wrong' }
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
    const account = await accountById(trx, creditor, accountId)
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

/** A right password: the address is forgiven, and the kiosk has one wrong one less. */
async function takeBack(
  trx: CentralTransaction,
  { creditor, now }: AccountPorts,
  ofAddress: string,
  ofKiosk: string,
): Promise<void> {
  const [, kiosk] = await holdFailures(trx, creditor, [ofAddress, ofKiosk])
  await forgetFailuresOf(trx, creditor, ofAddress)
  if (kiosk === undefined || kiosk.failures <= 1) await forgetFailuresOf(trx, creditor, ofKiosk)
  else
    await keepFailures(trx, creditor, ofKiosk, {
      ...kiosk,
      failures: kiosk.failures - 1,
      freeAt: now().toISOString(),
    })
}

function personOf({ givenName, familyName, taxCode, email, phone, language }: Account): Person {
  return { givenName, familyName, taxCode, email, language, ...(phone !== undefined && { phone }) }
}
