import { expect, test } from 'vitest'
import { describeOnEngines, newCreditor } from '../../../tests/sync/engines.ts'
import { NOW, optionOf, positionOf, take } from '../../../tests/sync/sample-positions.ts'
import { feedAfter, feedDigests, feedHead } from './feed.ts'
import { trimFeed } from './feed-trim.ts'

const after = (days: number) => new Date(Date.parse(NOW) + days * 86_400_000)

describeOnEngines('trimming the feed', (db) => {
  test('forgets what went long ago, keeps what kiosks may hold, and says how far back it tells', async () => {
    const creditor = await newCreditor(db())
    const ids = async () => (await feedAfter(db(), creditor, 0, 100)).map(({ id, position }) => `${id}${position}`)
    await take(db(), creditor, positionOf('a', [optionOf(1)]), positionOf('b', [optionOf(2)], { status: 'PAID' }))
    await trimFeed(db(), creditor, after(0))
    await take(db(), creditor, positionOf('c', [optionOf(3)], { status: 'EXPIRED' }))
    await trimFeed(db(), creditor, after(29))
    expect(await ids()).toEqual(['a1', 'b2', 'c3'])
    expect(await feedHead(db(), creditor)).toMatchObject({ trimmedTo: 0 })
    const digests = await feedDigests(db(), creditor)

    await trimFeed(db(), creditor, after(31))
    expect(await ids()).toEqual(['a1', 'c3'])
    expect(await feedHead(db(), creditor)).toMatchObject({ position: 3, trimmedTo: 2 })
    await trimFeed(db(), creditor, after(60))
    expect(await ids()).toEqual(['a1'])
    expect(await feedHead(db(), creditor)).toMatchObject({ position: 3, trimmedTo: 3 })
    expect(await feedDigests(db(), creditor)).toEqual(digests)
  })

  test('brings back what was forgotten when it may be held again', async () => {
    const creditor = await newCreditor(db())
    await take(db(), creditor, positionOf('a', [optionOf(1)], { status: 'PAID' }))
    await trimFeed(db(), creditor, after(0))
    await trimFeed(db(), creditor, after(31))
    expect(await feedAfter(db(), creditor, 0, 100)).toEqual([])
    await take(db(), creditor, positionOf('a', [optionOf(1)]))
    expect(await feedAfter(db(), creditor, 0, 100)).toEqual([{ thing: 'position', id: 'a', position: 2, isHeld: true }])
  })

  test('is noted once in an hour, however many processes do it', async () => {
    const creditor = await newCreditor(db())
    await Promise.all([1, 2, 3].map(() => trimFeed(db(), creditor, after(0))))
    await trimFeed(db(), creditor, new Date(after(0).getTime() + 3_599_000))
    await trimFeed(db(), creditor, after(1))
    const rows = await db().selectFrom('feed_history').select('at').where('creditor', '=', creditor).execute()
    expect(rows).toHaveLength(2)
  })
})
