import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { describeOnEngines, newCreditor } from '../../../tests/sync/engines.ts'
import { NOW } from '../../../tests/sync/sample-positions.ts'
import type { Central } from '../open.ts'
import { addEnrolmentCode, enrolKiosk, findKiosk, listKiosks, lockKiosk, markSeen, revokeKiosk } from './kiosks.ts'

const LATER = '2026-11-23T09:30:00.000Z'

const newKiosk = () => ({ kioskId: randomUUID(), installId: randomUUID(), publicKey: '{}' })

const enrol = (db: Central, creditor: string, codeHash: string, kiosk = newKiosk(), now = NOW) =>
  db.transaction().execute((trx) => enrolKiosk(trx, creditor, codeHash, kiosk, now))

describeOnEngines('enrolment', (db) => {
  test('a good code takes one kiosk in, under the name of the code', async () => {
    const creditor = await newCreditor(db())
    const kiosk = newKiosk()
    await addEnrolmentCode(db(), creditor, { codeHash: 'good', kioskName: 'Anagrafe', expiresAt: LATER })
    expect(await enrol(db(), creditor, 'good', kiosk)).toBe(kiosk.kioskId)
    expect(await findKiosk(db(), creditor, kiosk.kioskId)).toEqual({
      ...kiosk,
      name: 'Anagrafe',
      lastSeq: 0,
      revokedAt: undefined,
    })
    expect(await enrol(db(), creditor, 'good')).toBeUndefined()
    expect(await listKiosks(db(), creditor)).toEqual([
      {
        kioskId: kiosk.kioskId,
        name: 'Anagrafe',
        state: 'enrolled',
        enrolledAt: NOW,
        revokedAt: null,
        lastSeenAt: null,
        clockOffsetMs: null,
      },
    ])
  })

  test.each([
    ['unknown', 'other', NOW],
    ['just expired', 'good', LATER],
    ['long expired', 'good', '2027-01-01T00:00:00.000Z'],
  ])('a code that is %s takes nobody in', async (_, codeHash, now) => {
    const creditor = await newCreditor(db())
    await addEnrolmentCode(db(), creditor, { codeHash: 'good', kioskName: 'Anagrafe', expiresAt: LATER })
    expect(await enrol(db(), creditor, codeHash, newKiosk(), now)).toBeUndefined()
    expect(await listKiosks(db(), creditor)).toEqual([])
  })

  test('a code of another municipality takes nobody in, and is not spent by the attempt', async () => {
    const [one, two] = [await newCreditor(db()), await newCreditor(db())]
    await addEnrolmentCode(db(), one, { codeHash: 'good', kioskName: 'Anagrafe', expiresAt: LATER })
    expect(await enrol(db(), two, 'good')).toBeUndefined()
    expect(await enrol(db(), one, 'good')).toBeDefined()
  })

  test('of two kiosks that try one code at once, one is taken in', async () => {
    const creditor = await newCreditor(db())
    await addEnrolmentCode(db(), creditor, { codeHash: 'good', kioskName: 'Anagrafe', expiresAt: LATER })
    const tries = await Promise.all([1, 2, 3, 4].map(() => enrol(db(), creditor, 'good')))
    expect(tries.filter((kioskId) => kioskId !== undefined)).toHaveLength(1)
    expect(await listKiosks(db(), creditor)).toHaveLength(1)
  })

  test('a code is not spent when the kiosk could not be written', async () => {
    const creditor = await newCreditor(db())
    for (const codeHash of ['one', 'two']) {
      await addEnrolmentCode(db(), creditor, { codeHash, kioskName: codeHash, expiresAt: LATER })
    }
    const kiosk = newKiosk()
    await enrol(db(), creditor, 'one', kiosk)
    await expect(enrol(db(), creditor, 'two', kiosk)).rejects.toThrow()
    expect(await enrol(db(), creditor, 'two')).toBeDefined()
  })

  test('a code for a kiosk that is there gives it another key and an empty queue, unless it was revoked since', async () => {
    const creditor = await newCreditor(db())
    const kiosk = newKiosk()
    const code = { kioskName: 'Anagrafe', expiresAt: LATER }
    await addEnrolmentCode(db(), creditor, { codeHash: 'one', ...code })
    await enrol(db(), creditor, 'one', kiosk)
    await db().updateTable('kiosk').set({ last_seq: 7 }).where('kiosk_id', '=', kiosk.kioskId).execute()
    await addEnrolmentCode(db(), creditor, { codeHash: 'two', kioskId: kiosk.kioskId, ...code })
    const again = { ...newKiosk(), publicKey: '{"x":2}' }
    expect(await enrol(db(), creditor, 'two', again)).toBe(kiosk.kioskId)
    expect(await findKiosk(db(), creditor, kiosk.kioskId)).toEqual({
      ...again,
      kioskId: kiosk.kioskId,
      name: 'Anagrafe',
      lastSeq: 0,
      revokedAt: undefined,
    })
    await addEnrolmentCode(db(), creditor, { codeHash: 'three', kioskId: kiosk.kioskId, ...code })
    await revokeKiosk(db(), creditor, kiosk.kioskId, NOW)
    expect(await enrol(db(), creditor, 'three', newKiosk())).toBeUndefined()
    expect(await findKiosk(db(), creditor, kiosk.kioskId)).toMatchObject({ installId: again.installId, revokedAt: NOW })
    expect(await listKiosks(db(), creditor)).toHaveLength(1)
  })
})

describeOnEngines('kiosks', (db) => {
  test('belong to one municipality', async () => {
    const [one, two] = [await newCreditor(db()), await newCreditor(db())]
    const kiosk = newKiosk()
    await addEnrolmentCode(db(), one, { codeHash: 'good', kioskName: 'Anagrafe', expiresAt: LATER })
    await enrol(db(), one, 'good', kiosk)
    expect(await findKiosk(db(), two, kiosk.kioskId)).toBeUndefined()
    expect(
      await db()
        .transaction()
        .execute((trx) => lockKiosk(trx, two, kiosk.kioskId)),
    ).toBeUndefined()
    expect(await listKiosks(db(), two)).toEqual([])
    await markSeen(db(), two, kiosk.kioskId, LATER)
    expect(await listKiosks(db(), one)).toMatchObject([{ lastSeenAt: null }])
    await markSeen(db(), one, kiosk.kioskId, LATER)
    expect(await listKiosks(db(), one)).toMatchObject([{ lastSeenAt: LATER }])
  })

  test('are revoked once, each in its municipality, and the list says so; it also says how far off a clock is', async () => {
    const [one, two] = [await newCreditor(db()), await newCreditor(db())]
    const kiosk = newKiosk()
    await addEnrolmentCode(db(), one, { codeHash: 'good', kioskName: 'Anagrafe', expiresAt: LATER })
    await enrol(db(), one, 'good', kiosk)
    expect(await revokeKiosk(db(), two, kiosk.kioskId, LATER)).toBe(false)
    expect(await revokeKiosk(db(), one, kiosk.kioskId, LATER)).toBe(true)
    expect(await revokeKiosk(db(), one, kiosk.kioskId, NOW)).toBe(false)
    await markSeen(db(), one, kiosk.kioskId, NOW, -150_000)
    await markSeen(db(), one, kiosk.kioskId, LATER)
    expect(await findKiosk(db(), one, kiosk.kioskId)).toMatchObject({ revokedAt: LATER })
    expect(await listKiosks(db(), one)).toMatchObject([
      { state: 'revoked', revokedAt: LATER, lastSeenAt: LATER, clockOffsetMs: -150_000 },
    ])
  })

  test('are locked one at a time: who reads to write waits for who did before', async () => {
    const creditor = await newCreditor(db())
    const kiosk = newKiosk()
    await addEnrolmentCode(db(), creditor, { codeHash: 'good', kioskName: 'Anagrafe', expiresAt: LATER })
    await enrol(db(), creditor, 'good', kiosk)
    const countUp = () =>
      db()
        .transaction()
        .execute(async (trx) => {
          const locked = await lockKiosk(trx, creditor, kiosk.kioskId)
          await trx
            .updateTable('kiosk')
            .set({ last_seq: (locked?.lastSeq ?? 0) + 1 })
            .where('kiosk_id', '=', kiosk.kioskId)
            .execute()
        })
    await Promise.all([1, 2, 3, 4, 5, 6].map(countUp))
    expect(await findKiosk(db(), creditor, kiosk.kioskId)).toMatchObject({ lastSeq: 6 })
  })
})
