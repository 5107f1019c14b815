import { startVitest } from 'vitest/node'
import { check } from './check.ts'
import { proveGuards } from './guards/prove.ts'
import { buildRenderer } from './renderer.ts'
import { TallyReporter, type Tally } from './reporter.ts'
import { filesOfTable, securityTable, tableLines } from './security-table.ts'
import { setUp, testNeeds } from './setup.ts'
import { assertions } from '../tests/security/assertions.ts'

/**
 * Runs the tests: `test.ts [KIND] [FILTER …]`, where a filter is a part of a test file's path. Without a kind all tests run, and the
 * static checks. `security` runs every test that proves a security assertion, and ends with their table. `full` runs the big matrices whole, and the proof of the guards.
 * Ends with the line `N passed, N failed`, after a list of what did not run and why. Exit code 1 when something failed.
 */
const kinds = {
  all: { hasChecks: true, hasGuards: false, folders: [] },
  full: { hasChecks: true, hasGuards: true, folders: [] },
  unit: {
    hasChecks: false,
    hasGuards: false,
    folders: ['main/', 'db/', 'central/', 'preload/', 'renderer/', 'build/'],
  },
  e2e: { hasChecks: false, hasGuards: false, folders: ['tests/e2e/', 'tests/renderer/', 'tests/crash/'] },
  security: { hasChecks: false, hasGuards: false, folders: ['tests/security/', ...filesOfTable(assertions)] },
  guards: { hasChecks: false, hasGuards: true, folders: undefined },
} as const satisfies Record<string, { hasChecks: boolean; hasGuards: boolean; folders: readonly string[] | undefined }>

const [first = 'all', ...rest] = process.argv.slice(2)
const isKind = Object.hasOwn(kinds, first)
const kind = kinds[isKind ? (first as keyof typeof kinds) : 'all']
const filters = isKind ? rest : [first, ...rest]
if (first === 'full') process.env['SPORTELLO_FULL'] = '1'

const total: Tally = { passed: 0, failed: 0, notRun: [] }
const add = (part: { readonly passed: number; readonly failed: number; readonly notRun?: Tally['notRun'] }) => {
  total.passed += part.passed
  total.failed += part.failed
  total.notRun.push(...(part.notRun ?? []))
}

const missing = setUp(testNeeds, console.log)
const said: string[] = []
const checking = kind.hasChecks && filters.length === 0 ? check((line) => void said.push(line), 'aside') : undefined
const reporter = new TallyReporter()
if (kind.folders !== undefined) add(await runVitest(filters.length > 0 ? filters : kind.folders))
if (checking !== undefined) add(await checking)
if (said.length > 0) console.log(said.join('\n'))
if (kind.hasGuards && (filters.length === 0 || first === 'guards'))
  add(await proveGuards(filters, (file, named) => reporter.hasPassed(file, named), console.log))

if (total.notRun.length > 0) {
  console.log(`\nNot run (${total.notRun.length}):`)
  const reasons = Map.groupBy(total.notRun, ({ why }) => why)
  for (const [why, tests] of reasons) {
    console.log(`  ${why}: ${tests.length} ${tests.length === 1 ? 'test' : 'tests'}`)
    for (const { test } of tests.slice(0, 12)) console.log(`    ${test}`)
    if (tests.length > 12) console.log(`    and ${tests.length - 12} more`)
  }
}
if (first === 'security' && filters.length === 0) add(printTable())
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)

/** Prints the table of the security assertions; what of it failed without a test that failed counts as a failure of its own. */
function printTable(): Pick<Tally, 'passed' | 'failed'> {
  const isLeftOut = (file: string) => reporter.tally.notRun.find(({ test }) => file.includes(test))?.why
  const rows = securityTable(assertions, (file, named) => {
    const why = isLeftOut(file)
    return why === undefined ? reporter.outcomeOf(file, named) : { passed: 0, failed: 0, notRun: [why] }
  })
  console.log(`\nSecurity assertions:\n${tableLines(rows).join('\n')}`)
  return { passed: 0, failed: rows.filter(({ state }) => state === 'FAILED').length }
}

async function runVitest(files: readonly string[]): Promise<Tally> {
  // Once, before several tests in several processes want it.
  await buildRenderer()
  const cannotRun = missing.flatMap(({ program, tests = [] }) =>
    tests.map((test) => ({ test, why: `there is no ${program} on this machine` })),
  )
  reporter.tally.notRun.push(...cannotRun)
  const vitest = await startVitest([...files], {
    exclude: cannotRun.map(({ test }) => `**/${test}**`),
    config: 'build/vitest.config.ts',
    watch: false,
    reporters: ['default', reporter],
  })
  await vitest.close()
  if (reporter.tally.passed + reporter.tally.failed === 0) reporter.tally.failed += 1
  return reporter.tally
}
