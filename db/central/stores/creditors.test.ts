import { expect, test } from 'vitest'
import { describeOnEngines, newCreditor } from '../../../tests/sync/engines.ts'
import { ensureCreditor, ensureSecret } from './creditors.ts'
import { feedHead } from './feed.ts'

describeOnEngines('a municipality', (db) => {
  test('keeps the feed that it began with', async () => {
    const creditor = await newCreditor(db())
    await ensureCreditor(db(), creditor, 'another feed')
    expect(await feedHead(db(), creditor)).toEqual({ epoch: `feed-of-${creditor}`, position: 0, trimmedTo: 0 })
  })

  test.each(['1234567890', '123456789012', '1234567890a', ''])(
    'is never %s, which is not 11 digits',
    async (creditor) => {
      await expect(ensureCreditor(db(), creditor, 'feed')).rejects.toThrow()
    },
  )

  test('keeps the first secret of each name, also when several processes start at once', async () => {
    const [one, two] = [await newCreditor(db()), await newCreditor(db())]
    let made = 0
    const make = () => `secret ${++made}`
    const secrets = await Promise.all([1, 2, 3, 4].map(() => ensureSecret(db(), one, 'tokens', make)))
    expect(new Set(secrets).size).toBe(1)
    expect(await ensureSecret(db(), one, 'tokens', make)).toBe(secrets[0])
    expect(await ensureSecret(db(), one, 'other', make)).not.toBe(secrets[0])
    expect(await ensureSecret(db(), two, 'tokens', make)).not.toBe(secrets[0])
  })
})
