import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeOnEngines } from '../sync/engines.ts'

const FOLDER = new URL('../../db/central/migrations/', import.meta.url)

describeOnEngines('the central database', (db) => {
  test('has had every migration that there is, in their order', async () => {
    const files = globSync('*.ts', { cwd: FOLDER }).toSorted()
    const rows = await db()
      .$extendTables<{ kysely_migration: { name: string } }>()
      .selectFrom('kysely_migration')
      .select('name')
      .orderBy('name')
      .execute()
    expect(rows.map(({ name }) => `${name}.ts`)).toEqual(files)
  })
})

test('no central migration follows the code of today', () => {
  for (const file of globSync('*.ts', { cwd: FOLDER })) {
    const imports = readFileSync(new URL(file, FOLDER), 'utf8').match(/from '[^']+'/g)
    expect(imports, file).toEqual([`from 'kysely'`])
  }
})
