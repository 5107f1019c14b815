import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createVitest, type Vitest } from 'vitest/node'
import { RUNNING_SERVER } from '../../tests/fixtures/postgres-server.ts'
import { startPostgres } from '../../tests/fixtures/postgres.ts'
import { accountsGuards } from './accounts.ts'
import { deviceGuards } from './devices.ts'
import { electronGuards } from './electron.ts'
import { fileGuards } from './file.ts'
import { packageGuards } from './package.ts'
import { papersGuards } from './papers.ts'
import { paymentsGuards } from './payments.ts'
import { securityGuards } from './security.ts'
import { syncGuards } from './sync.ts'
import { ticketsGuards } from './tickets.ts'
import { transportGuards } from './transport.ts'
import { visitGuards } from './visit.ts'
import type { Guard } from './guard.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The guards whose tests are proved to be worth something. */
export const guards: readonly Guard[] = [
  ...accountsGuards,
  ...deviceGuards,
  ...electronGuards,
  ...fileGuards,
  ...packageGuards,
  ...papersGuards,
  ...paymentsGuards,
  ...securityGuards,
  ...syncGuards,
  ...ticketsGuards,
  ...transportGuards,
  ...visitGuards,
]

/** How many guards are proved at once. */
const LANES = 3

/**
 * Takes each guard out of a copy of the sources and runs its test there: the named test must turn red. First it must be green with the
 * guard in place, or its red would prove nothing: `isGreen` says of which tests that was just seen, the others are run.
 */
export async function proveGuards(
  filters: readonly string[],
  isGreen: (test: string, named: string) => boolean,
  say: (line: string) => void,
): Promise<{ readonly passed: number; readonly failed: number }> {
  const chosen = guards.filter(({ name }) => filters.length === 0 || filters.some((filter) => name.includes(filter)))
  const left = chosen.values()
  let passed = 0
  const postgres = startPostgres()
  if (postgres !== undefined) process.env[RUNNING_SERVER] = postgres.url
  process.env['SPORTELLO_SHARED'] ??= join(ROOT, '../shared')
  const lane = async () => {
    const copy = mkdtempSync(join(tmpdir(), 'sportello-guards-'))
    let runner: Vitest | undefined
    try {
      const skipped = new Set(['node_modules', '.git', 'out'])
      cpSync(ROOT, copy, { recursive: true, filter: (source) => source === ROOT || !skipped.has(basename(source)) })
      symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
      // One for all guards of the lane: what they leave as it is need not be read again.
      runner = await createVitest({
        root: copy,
        config: join(copy, 'build/vitest.config.ts'),
        watch: false,
        reporters: [],
        maxWorkers: 1,
      })
      for (const guard of left) {
        const problem = await prove(copy, runner, guard, isGreen(guard.test, guard.named))
        if (problem === undefined) passed += 1
        say(
          problem === undefined
            ? `ok  without "${guard.name}" its test turns red`
            : `FAILED  guard "${guard.name}": ${problem}`,
        )
      }
    } finally {
      await runner?.close()
      rmSync(copy, { recursive: true, force: true })
    }
  }
  try {
    await Promise.all(Array.from({ length: LANES }, lane))
  } finally {
    postgres?.stop()
  }
  return { passed, failed: chosen.length - passed }
}

/** Answers what is wrong with a guard; undefined when its test turns red without it. */
async function prove(
  copy: string,
  runner: Vitest,
  { file, guard, without, test, named }: Guard,
  isKnownGreen: boolean,
): Promise<string | undefined> {
  const path = join(copy, file)
  const source = readFileSync(path, 'utf8')
  if (source.split(guard).length !== 2) return `its source text is not there exactly once in ${file}`
  const write = (text: string) => {
    writeFileSync(path, text)
    runner.invalidateFile(path)
  }
  if (!isKnownGreen) {
    const before = await runTestSurely(runner, join(copy, test), named)
    if (before !== 'passed') return `its test is ${before} with the guard in place`
  }
  write(source.replace(guard, () => without))
  const after = await runTestSurely(runner, join(copy, test), named)
  write(source)
  return after === 'failed' ? undefined : `its test is ${after} without it`
}

/** As `runTest`; a run in which the named test never began, as when a browser did not start in time, says nothing and is repeated, once. */
async function runTestSurely(...run: Parameters<typeof runTest>): ReturnType<typeof runTest> {
  const first = await runTest(...run)
  return first === 'missing' ? runTest(...run) : first
}

/** What became of the tests with this in their name, in one file. */
async function runTest(runner: Vitest, test: string, named: string): Promise<'passed' | 'failed' | 'missing'> {
  runner.setGlobalTestNamePattern(escapeRegExp(named))
  const { testModules } = await runner.runTestSpecifications([runner.getRootProject().createSpecification(test)])
  const states = testModules
    .flatMap(({ children }) => [...children.allTests()])
    .filter(({ fullName }) => fullName.includes(named))
    .map((each) => each.result().state)
  if (states.includes('failed')) return 'failed'
  return states.includes('passed') ? 'passed' : 'missing'
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
