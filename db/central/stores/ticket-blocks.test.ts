import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { hasPostgres, NO_POSTGRES, openOnPostgres } from '../../../tests/fixtures/central-databases.ts'
import { describeWhere } from '../../../tests/fixtures/describe-where.ts'
import { describeOnEngines, newCreditor } from '../../../tests/sync/engines.ts'
import { NOW } from '../../../tests/sync/sample-positions.ts'
import { openCentral, type Central } from '../open.ts'
import { addEnrolmentCode, enrolKiosk } from './kiosks.ts'
import { hasBlock, ticketBlockOf } from './ticket-blocks.ts'

const LATER = '2026-11-23T10:00:00.000Z'

interface Installation {
  readonly kioskId: string
  readonly installId: string
}

async function newInstallation(db: Central, creditor: string): Promise<Installation> {
  const kiosk = { kioskId: randomUUID(), installId: randomUUID(), publicKey: '{}' }
  await addEnrolmentCode(db, creditor, { codeHash: kiosk.kioskId, kioskName: 'Anagrafe', expiresAt: LATER })
  await db.transaction().execute((trx) => enrolKiosk(trx, creditor, kiosk.kioskId, kiosk, NOW))
  return kiosk
}

describeOnEngines('blocks of numbers for requests', (db) => {
  let creditor: string
  beforeEach(async () => {
    creditor = await newCreditor(db())
  })

  const blockOf = (kiosk: Installation) => ticketBlockOf(db(), creditor, kiosk, NOW)

  test('are one for each installation, the same whenever it asks', async () => {
    const [one, two] = [await newInstallation(db(), creditor), await newInstallation(db(), creditor)]
    expect([await blockOf(one), await blockOf(two), await blockOf(one)]).toEqual([1, 2, 1])
  })

  test('are new for a kiosk that is enrolled anew, with the old ones still its own', async () => {
    const [one, two] = [await newInstallation(db(), creditor), await newInstallation(db(), creditor)]
    expect([await blockOf(one), await blockOf(two)]).toEqual([1, 2])
    expect(await blockOf({ ...one, installId: randomUUID() })).toBe(3)
    const owners = [1, 2, 3, 4].map(async (block) => [
      await hasBlock(db(), creditor, one.kioskId, block),
      await hasBlock(db(), creditor, two.kioskId, block),
    ])
    expect(await Promise.all(owners)).toEqual([
      [true, false],
      [false, true],
      [true, false],
      [false, false],
    ])
  })

  test('belong to one municipality', async () => {
    const other = await newCreditor(db())
    const [here, there] = [await newInstallation(db(), creditor), await newInstallation(db(), other)]
    expect(await blockOf(here)).toBe(1)
    expect(await ticketBlockOf(db(), other, there, NOW)).toBe(1)
    expect(await hasBlock(db(), other, here.kioskId, 1)).toBe(false)
  })

  test('come to an end, and then none is given', async () => {
    const kiosk = await newInstallation(db(), creditor)
    await db()
      .insertInto('ticket_block')
      .values({ creditor, block: 99_999, kiosk_id: kiosk.kioskId, install_id: 'last', allotted_at: NOW })
      .execute()
    expect(await blockOf(kiosk)).toBeUndefined()
  })
})

const SEED = 20_261_123

describeWhere(hasPostgres(), NO_POSTGRES, 'blocks of numbers for requests, asked for by two processes', () => {
  test(`are never given twice, however many ask at once (seed ${SEED})`, async () => {
    const first = await openOnPostgres()
    const second = await openCentral({ postgres: first.url })
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(5), fc.boolean()), { minLength: 2, maxLength: 24 }),
          async (asked) => {
            const creditor = await newCreditor(first.db)
            const kiosks = await Promise.all(Array.from({ length: 6 }, () => newInstallation(first.db, creditor)))
            const given = await Promise.all(
              asked.map(async ([index, isSecond]) => {
                const kiosk = kiosks[index]
                if (kiosk === undefined) throw new Error('There are six kiosks')
                return [index, await ticketBlockOf(isSecond ? second.db : first.db, creditor, kiosk, NOW)] as const
              }),
            )
            const byKiosk = new Map(given)
            // One block for each that asked, the same each time, and no block left out.
            for (const [index, block] of given) expect(block).toBe(byKiosk.get(index))
            expect([...byKiosk.values()].sort()).toEqual(Array.from({ length: byKiosk.size }, (_, at) => at + 1))
          },
        ),
        { seed: SEED, numRuns: 40 },
      )
    } finally {
      await second.close()
      await first.close()
    }
  }, 60_000)
})
