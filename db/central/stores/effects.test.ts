import { beforeEach, expect, test } from 'vitest'
import { describeOnEngines, newCreditor } from '../../../tests/sync/engines.ts'
import { untilSomebodyWaits } from '../../../tests/sync/waiting-queries.ts'
import type { Central } from '../open.ts'
import { claimEffects, queueEffect, settleEffect, type ClaimedEffect } from './effects.ts'

/** Minutes after nine. */
const at = (minutes: number): string => new Date(Date.UTC(2026, 10, 23, 9, minutes)).toISOString()

const queue = (db: Central, creditor: string, effectId: string, minutes = 0, payload: unknown = { to: effectId }) =>
  db
    .transaction()
    .execute((trx) => queueEffect(trx, creditor, { effectId, kind: 'receipt-mail', payload, now: at(minutes) }))

const claim = (db: Central, creditor: string, minutes: number, limit = 10) =>
  claimEffects(db, creditor, at(minutes), at(minutes + 5), limit)

const ids = (claimed: readonly ClaimedEffect[]) => claimed.map(({ effectId }) => effectId).sort()

async function claimOne(db: Central, creditor: string, minutes: number): Promise<ClaimedEffect> {
  const [claimed] = await claim(db, creditor, minutes)
  if (claimed === undefined) throw new Error('nothing to claim')
  return claimed
}

const stored = (db: Central, creditor: string) =>
  db
    .selectFrom('effect')
    .select(['effect_id', 'state', 'payload', 'tries', 'next_try_at'])
    .where('creditor', '=', creditor)
    .orderBy('effect_id')
    .execute()

describeOnEngines('effects', (db, { engine }) => {
  let creditor: string
  beforeEach(async () => {
    creditor = await newCreditor(db())
  })

  test('are queued once per id, whatever became of the first', async () => {
    expect(await queue(db(), creditor, 'a', 0, { to: 'first' })).toBe(true)
    expect(await queue(db(), creditor, 'a', 1, { to: 'second' })).toBe(false)
    const claimed = await claimOne(db(), creditor, 1)
    expect(claimed).toEqual({
      effectId: 'a',
      kind: 'receipt-mail',
      payload: { to: 'first' },
      tries: 1,
      madeAt: at(0),
      leaseUntil: at(6),
    })
    await settleEffect(db(), creditor, claimed, { result: 'done' })
    expect(await queue(db(), creditor, 'a', 2, { to: 'third' })).toBe(false)
    expect(await claim(db(), creditor, 60)).toEqual([])
  })

  test('are not queued when their transaction fails', async () => {
    await expect(
      db()
        .transaction()
        .execute(async (trx) => {
          await queueEffect(trx, creditor, { effectId: 'a', kind: 'receipt-mail', payload: {}, now: at(0) })
          throw new Error('no')
        }),
    ).rejects.toThrow('no')
    expect(await claim(db(), creditor, 1)).toEqual([])
  })

  test('are claimed when their time has come, the longest waiting first, no more than asked for', async () => {
    await queue(db(), creditor, 'late', 3)
    await queue(db(), creditor, 'b', 2)
    await queue(db(), creditor, 'a', 1)
    expect(ids(await claim(db(), creditor, 2, 1))).toEqual(['a'])
    expect(ids(await claim(db(), creditor, 2))).toEqual(['b'])
    expect(ids(await claim(db(), creditor, 2))).toEqual([])
    expect(ids(await claim(db(), creditor, 3))).toEqual(['late'])
  })

  test('are claimed again when the lease has run out, and the try is counted', async () => {
    await queue(db(), creditor, 'a')
    await claim(db(), creditor, 0)
    expect(await claim(db(), creditor, 4)).toEqual([])
    expect(await claim(db(), creditor, 5)).toMatchObject([{ effectId: 'a', tries: 2, leaseUntil: at(10) }])
  })

  test.each(['done', 'failed'] as const)('that are %s are over, and their payload is gone', async (result) => {
    await queue(db(), creditor, 'a', 0, { to: 'mario@example.org' })
    const claimed = await claimOne(db(), creditor, 0)
    expect(await settleEffect(db(), creditor, claimed, { result })).toBe(true)
    expect(await stored(db(), creditor)).toMatchObject([{ state: result, payload: '{}', tries: 1 }])
    expect(await claim(db(), creditor, 60)).toEqual([])
    expect(await settleEffect(db(), creditor, claimed, { result })).toBe(false)
  })

  test('that are to be tried again wait for their time, and keep or give back the try', async () => {
    await queue(db(), creditor, 'a')
    const first = await claimOne(db(), creditor, 0)
    await settleEffect(db(), creditor, first, { result: 'again', nextTryAt: at(2), isCounted: true })
    expect(await claim(db(), creditor, 1)).toEqual([])
    const second = await claimOne(db(), creditor, 2)
    expect(second).toMatchObject({ tries: 2, payload: { to: 'a' } })
    await settleEffect(db(), creditor, second, { result: 'again', nextTryAt: at(3), isCounted: false })
    expect(await claimOne(db(), creditor, 3)).toMatchObject({ tries: 2 })
  })

  test('are settled by who holds them; only that they are done may be said by a former holder', async () => {
    await queue(db(), creditor, 'a')
    const slow = await claimOne(db(), creditor, 0)
    await claimOne(db(), creditor, 5)
    expect(await settleEffect(db(), creditor, slow, { result: 'failed' })).toBe(false)
    const again = { result: 'again', nextTryAt: at(6), isCounted: true } as const
    expect(await settleEffect(db(), creditor, slow, again)).toBe(false)
    expect(await stored(db(), creditor)).toMatchObject([{ state: 'waiting', tries: 2, next_try_at: at(10) }])
    expect(await settleEffect(db(), creditor, slow, { result: 'done' })).toBe(true)
    expect(await stored(db(), creditor)).toMatchObject([{ state: 'done' }])
  })

  test('belong to one municipality', async () => {
    const other = await newCreditor(db())
    await queue(db(), creditor, 'a')
    await queue(db(), other, 'a')
    const claimed = await claimOne(db(), creditor, 0)
    await settleEffect(db(), creditor, claimed, { result: 'done' })
    expect(ids(await claim(db(), other, 0))).toEqual(['a'])
  })

  test('are shared by those who claim at once: each goes to one', async () => {
    for (let count = 0; count < 30; count++) await queue(db(), creditor, `effect-${count}`)
    const rounds = await Promise.all(Array.from({ length: 8 }, () => claim(db(), creditor, 0, 4)))
    const all = rounds.flatMap(ids)
    expect(new Set(all).size).toBe(all.length)
    expect(rounds.every((round) => round.length <= 4)).toBe(true)
    expect(all.length + (await claim(db(), creditor, 0, 30)).length).toBe(30)
  })

  // PGlite has one connection: nobody can be between two others.
  if (engine === 'PostgreSQL') {
    test('that somebody is taking are passed over, not waited for', async () => {
      await queue(db(), creditor, 'a', 0)
      await queue(db(), creditor, 'b', 1)
      const hasTaken = Promise.withResolvers<undefined>()
      const mayCommit = Promise.withResolvers<undefined>()
      const first = db()
        .transaction()
        .execute(async (trx) => {
          const taken = await claim(trx, creditor, 1, 1)
          hasTaken.resolve(undefined)
          await mayCommit.promise
          return taken
        })
      await hasTaken.promise
      const second = claim(db(), creditor, 1)
      const came = await Promise.race([second.then(ids), untilSomebodyWaits(db()).then(() => 'waits')])
      mayCommit.resolve(undefined)
      expect(came).toEqual(['b'])
      expect(ids(await first)).toEqual(['a'])
    })
  }
})
