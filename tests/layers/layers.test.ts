import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CONFIG = join(ROOT, 'build/layers.cjs')

/** One import that breaks each rule: the file, and what it imports. */
const BAD: Readonly<Record<string, readonly [file: string, imported: string]>> = {
  'pure-stays-pure': ['main/domain/bad.ts', 'node:fs'],
  'documents-not-in-pages': ['renderer/app/bad.ts', '../../main/documents/good.ts'],
  'pages-know-only-pure': ['renderer/app/worse.ts', '../../main/flows/good.ts'],
  'main-and-its-database': ['main/flows/bad.ts', '../../db/central/good.ts'],
  'central-and-its-database': ['central/bad.ts', '../main/flows/good.ts'],
  'databases-know-only-pure': ['db/kiosk/bad.ts', '../../main/flows/good.ts'],
  'nothing-imports-build-or-tests': ['main/flows/worse.ts', '../../tests/good.ts'],
  'electron-behind-its-shell': ['main/visit/bad.ts', 'electron'],
  'sql-only-in-db': ['central/worse.ts', 'kysely'],
  'no-circles': ['main/flows/circle-back.ts', './circle.ts'],
}

const GOOD = [
  'main/documents/good.ts',
  'main/flows/good.ts',
  'main/domain/good.ts',
  'db/central/good.ts',
  'db/kiosk/good.ts',
  'tests/good.ts',
]

/** Imports that the sentences allow, so that a rule that forbids everything is found out too. */
const ALLOWED: readonly (readonly [file: string, imported: string])[] = [
  ['renderer/app/fine.ts', '../../main/domain/good.ts'],
  ['main/flows/fine.ts', '../../db/kiosk/good.ts'],
  ['central/fine.ts', '../db/central/good.ts'],
  ['db/kiosk/fine.ts', '../../main/domain/good.ts'],
  ['main/domain/fine.ts', 'zod'],
  ['tests/fine.ts', '../main/flows/good.ts'],
]

describe('the import rules', () => {
  let folder: string
  let violations: readonly { readonly rule: { readonly name: string }; readonly from: string }[]

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sportello-layers-'))
    writeFileSync(join(folder, 'tsconfig.json'), '{}')
    const write = (file: string, text: string) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    }
    for (const name of ['zod', 'kysely', 'electron']) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
      write(`node_modules/${name}/index.js`, '')
    }
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ dependencies: { zod: '1', kysely: '1', electron: '1' } }),
    )
    for (const file of GOOD) write(file, 'export const good = 1\n')
    for (const [file, imported] of [...Object.values(BAD), ...ALLOWED]) write(file, `import '${imported}'\n`)
    write('main/flows/circle.ts', `import './circle-back.ts'\n`)
    const cruiser = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
    const folders = ['main', 'central', 'db', 'renderer', 'tests']
    const run = spawnSync(process.execPath, [cruiser, '--config', CONFIG, '--output-type', 'json', ...folders], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    })
    violations = (JSON.parse(run.stdout) as { summary: { violations: typeof violations } }).summary.violations
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(Object.entries(BAD))('%s bites', (rule, [file]) => {
    expect(violations.filter((violation) => violation.rule.name === rule).map(({ from }) => from)).toContain(file)
  })

  it('leaves what is allowed alone', () => {
    const allowed = new Set(ALLOWED.map(([file]) => file))
    expect(violations.filter(({ from }) => allowed.has(from))).toEqual([])
  })

  it('has a bad example for every rule', () => {
    const { forbidden } = createRequire(import.meta.url)(CONFIG) as { forbidden: readonly { name: string }[] }
    expect(forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(BAD).sort())
  })
})
