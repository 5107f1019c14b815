import { expect, test } from 'vitest'
import { describeOnEngines, newCreditor } from '../../../tests/sync/engines.ts'
import { readCursor, writeCursor } from './poll-cursors.ts'

describeOnEngines('a cursor', (db) => {
  test('is where it was written last, for each source and municipality its own', async () => {
    const [one, two] = [await newCreditor(db()), await newCreditor(db())]
    expect(await readCursor(db(), one, 'gpd')).toBeUndefined()
    await writeCursor(db(), one, 'gpd', 'a')
    await writeCursor(db(), one, 'gpd', 'b')
    await writeCursor(db(), two, 'gpd', 'c')
    expect(await readCursor(db(), one, 'gpd')).toBe('b')
    expect(await readCursor(db(), two, 'gpd')).toBe('c')
    expect(await readCursor(db(), one, 'another')).toBeUndefined()
  })
})
