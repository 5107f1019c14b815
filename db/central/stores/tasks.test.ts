import { expect, test } from 'vitest'
import { describeOnEngines, newCreditor } from '../../../tests/sync/engines.ts'
import { NOW } from '../../../tests/sync/sample-positions.ts'
import type { Central } from '../open.ts'
import { addTask, closeTask, listTasks } from './tasks.ts'

const LATER = '2026-11-23T10:00:00.000Z'

const add = (db: Central, creditor: string, taskId: string, now: string, facts: Record<string, string> = {}) =>
  db.transaction().execute((trx) => addTask(trx, creditor, { taskId, kind: 'mail-refused', facts, now }))

describeOnEngines('tasks', (db) => {
  test('are listed with their facts, the oldest first', async () => {
    const creditor = await newCreditor(db())
    await add(db(), creditor, 'a', LATER)
    await add(db(), creditor, 'b', NOW, { iuv: '01' })
    expect(await listTasks(db(), creditor)).toEqual([
      { taskId: 'b', kind: 'mail-refused', facts: { iuv: '01' }, madeAt: NOW },
      { taskId: 'a', kind: 'mail-refused', facts: {}, madeAt: LATER },
    ])
  })

  test('are there once per id, with the first facts, and do not come back when they were closed', async () => {
    const creditor = await newCreditor(db())
    expect(await add(db(), creditor, 'a', NOW, { iuv: '01' })).toBe(true)
    expect(await add(db(), creditor, 'a', LATER, { iuv: '02' })).toBe(false)
    expect(await listTasks(db(), creditor)).toMatchObject([{ facts: { iuv: '01' }, madeAt: NOW }])
    expect(await closeTask(db(), creditor, 'a', LATER)).toBe(true)
    expect(await listTasks(db(), creditor)).toEqual([])
    expect(await closeTask(db(), creditor, 'a', LATER)).toBe(false)
    expect(await add(db(), creditor, 'a', LATER)).toBe(false)
    expect(await listTasks(db(), creditor)).toEqual([])
  })

  test('belong to one municipality', async () => {
    const [one, two] = [await newCreditor(db()), await newCreditor(db())]
    await add(db(), one, 'a', NOW)
    expect(await listTasks(db(), two)).toEqual([])
    expect(await closeTask(db(), two, 'a', NOW)).toBe(false)
    expect(await add(db(), two, 'a', NOW)).toBe(true)
    expect(await listTasks(db(), one)).toHaveLength(1)
  })
})
