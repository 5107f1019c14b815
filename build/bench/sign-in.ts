import { randomBytes, randomUUID } from 'node:crypto'
import { createPasswordJudge } from '../../central/accounts/password-strength.ts'
import { createPasswords } from '../../central/accounts/passwords.ts'
import type { AccountPorts } from '../../central/accounts/ports.ts'
import { proofSecrets } from '../../central/accounts/proof-secrets.ts'
import { signIn } from '../../central/accounts/sign-in.ts'
import { openCentral } from '../../db/central/open.ts'
import { insertAccount } from '../../db/central/stores/accounts.ts'
import { ensureCreditor } from '../../db/central/stores/creditors.ts'
import { seededRandom } from '../../tests/fixtures/random-positions.ts'
import { judge, quantile, type Bench } from './bench-case.ts'
import { makePlace } from './sync/place.ts'

const CREDITOR = '01234567890'
const PAIRS = 150
const WARM_UP = 10

/**
 * Whether the time of an answer tells if an address has an account: a wrong password for one that has, and the same for one that has not, in turns
 * and in an order by chance, on PostgreSQL and at the cost of a deployment. Each address and kiosk is new, so that nothing is held back.
 */
export const bench: Bench = async ({ say }) => {
  const place = makePlace(PAIRS, say)
  try {
    const database = await openCentral({ postgres: await place.newDatabase() })
    try {
      const { db } = database
      await ensureCreditor(db, CREDITOR, randomUUID())
      const ports: AccountPorts = {
        db,
        creditor: CREDITOR,
        now: () => new Date(),
        newId: randomUUID,
        newSecret: () => randomBytes(32).toString('base64url'),
        hasMail: true,
        passwords: createPasswords(),
        judgePassword: createPasswordJudge(),
        proofs: proofSecrets(randomBytes(32)),
      }
      const passwordHash = await ports.passwords.hash(randomUUID())
      const emailOf = (index: number) => `p${index}@posta.example`
      say(`${PAIRS} accounts`)
      await db.transaction().execute(async (trx) => {
        for (let index = 0; index < PAIRS + WARM_UP; index++) {
          const person = { givenName: 'Maria', familyName: 'Rossi', taxCode: 'RSSMRA80A41H501Y', phone: undefined }
          const account = { ...person, accountId: randomUUID(), email: emailOf(index), language: 'it' as const }
          await insertAccount(trx, CREDITOR, { ...account, passwordHash }, ports.now().toISOString())
        }
      })
      const timeMs = async (email: string) => {
        const began = performance.now()
        const { result } = await signIn(ports, randomUUID(), { email, password: 'non questa', visitId: randomUUID() })
        if (result !== 'wrong') throw new Error(`The centre answered ${result}`)
        return performance.now() - began
      }
      const random = seededRandom(7)
      const [wrong, unknown]: [number[], number[]] = [[], []]
      say(`${PAIRS} times a wrong password, and as often an address without an account`)
      for (let index = 0; index < PAIRS + WARM_UP; index++) {
        const tries = [
          async () => void wrong.push(await timeMs(emailOf(index))),
          async () => void unknown.push(await timeMs(`nobody${index}@posta.example`)),
        ]
        for (const once of random() < 0.5 ? tries : tries.toReversed()) await once()
      }
      const medianOf = (times: readonly number[]) => quantile(times.slice(WARM_UP), 0.5)
      return [
        judge({
          case: 'address without an account',
          unit: 'ms',
          ours: medianOf(unknown),
          rivals: { 'wrong password': medianOf(wrong) },
          leastRatios: { 'wrong password': 0.95 },
          mostRatios: { 'wrong password': 1.05 },
        }),
      ]
    } finally {
      await database.close()
    }
  } finally {
    await place.close()
  }
}
