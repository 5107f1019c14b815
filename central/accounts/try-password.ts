import { accountByEmail, type Account } from '../../db/central/stores/accounts.ts'
import { forgetFailuresOf, holdFailures, keepFailures } from '../../db/central/stores/sign-in-failures.ts'
import { digestOf } from '../digest.ts'
import type { AccountPorts } from './ports.ts'
import { addressPatience, afterFailure, kioskPatience } from './sign-in-delay.ts'

/** What trying a password came to. */
export type TriedPassword =
  | { readonly result: 'right'; readonly account: Account }
  | { readonly result: 'wrong' }
  | { readonly result: 'wait'; readonly until: string }

/** Under which name wrong passwords for an address are remembered: its digest, whether an account has it or not. */
export function addressKey(email: string): string {
  return `address ${digestOf(email.toLowerCase())}`
}

/**
 * Tries a password for an address, at a kiosk. A try is counted as wrong before it is made, so that many at once are no more tries than one
 * after the other; what was counted is taken back when it was right.
 */
export async function tryPassword(
  ports: AccountPorts,
  kioskId: string,
  email: string,
  password: string,
): Promise<TriedPassword> {
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
  await takeBack(ports, ofAddress, ofKiosk)
  return { result: 'right', account }
}

/** A right password: the address is forgiven, and the kiosk has one wrong one less. */
async function takeBack({ db, creditor, now }: AccountPorts, ofAddress: string, ofKiosk: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const [, kiosk] = await holdFailures(trx, creditor, [ofAddress, ofKiosk])
    await forgetFailuresOf(trx, creditor, ofAddress)
    if (kiosk === undefined || kiosk.failures <= 1) await forgetFailuresOf(trx, creditor, ofKiosk)
    else
      await keepFailures(trx, creditor, ofKiosk, {
        ...kiosk,
        failures: kiosk.failures - 1,
        freeAt: now().toISOString(),
      })
  })
}
