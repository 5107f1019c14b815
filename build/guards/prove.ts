import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { RUNNING_SERVER } from '../../tests/fixtures/postgres-server.ts'
import { startPostgres } from '../../tests/fixtures/postgres.ts'
import { deviceGuards } from './devices.ts'
import { fileGuards } from './file.ts'
import { paymentsGuards } from './payments.ts'
import { syncGuards } from './sync.ts'
import { ticketsGuards } from './tickets.ts'
import { transportGuards } from './transport.ts'
import { visitGuards } from './visit.ts'
import type { Guard } from './guard.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The guards whose tests are proved to be worth something. */
const guards: readonly Guard[] = [
  ...deviceGuards,
  ...fileGuards,
  ...paymentsGuards,
  ...syncGuards,
  ...ticketsGuards,
  ...transportGuards,
  ...visitGuards,
]

/** How many guards are proved at once. */
const LANES = 2

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
  const lane = async () => {
    const copy = mkdtempSync(join(tmpdir(), 'sportello-guards-'))
    try {
      const skipped = new Set(['node_modules', '.git', 'out'])
      cpSync(ROOT, copy, { recursive: true, filter: (source) => source === ROOT || !skipped.has(basename(source)) })
      symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
      for (const guard of left) {
        const problem = await prove(copy, guard, isGreen(guard.test, guard.named), postgres?.url)
        if (problem === undefined) passed += 1
        say(
          problem === undefined
            ? `ok  without "${guard.name}" its test turns red`
            : `FAILED  guard "${guard.name}": ${problem}`,
        )
      }
    } finally {
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

async function prove(
  copy: string,
  { file, guard, without, test, named }: Guard,
  isKnownGreen: boolean,
  postgres: string | undefined,
): Promise<string | undefined> {
  const path = join(copy, file)
  const source = readFileSync(path, 'utf8')
  if (source.split(guard).length !== 2) return `its source text is not there exactly once in ${file}`
  if (!isKnownGreen) {
    const before = await runTestSurely(copy, test, named, postgres)
    if (before.state !== 'passed') return `its test is ${before.state} with the guard in place`
  }
  writeFileSync(
    path,
    source.replace(guard, () => without),
  )
  const after = await runTestSurely(copy, test, named, postgres)
  writeFileSync(path, source)
  return after.state === 'failed' ? undefined : `its test is ${after.state} without it`
}

/** As `runTest`; a run in which the named test never began, as when a browser did not start in time, says nothing and is repeated, once. */
async function runTestSurely(...run: Parameters<typeof runTest>): ReturnType<typeof runTest> {
  const first = await runTest(...run)
  return first.state === 'missing' || first.state === 'broken' ? runTest(...run) : first
}

/** What became of the named test; `broken` when the run itself failed without saying. */
async function runTest(
  copy: string,
  test: string,
  named: string,
  postgres: string | undefined,
): Promise<{ state: 'passed' | 'failed' | 'missing' | 'broken' }> {
  const report = join(copy, 'guard-report.json')
  rmSync(report, { force: true })
  const args = [
    'run',
    '-c',
    'build/vitest.config.ts',
    test,
    '-t',
    escapeRegExp(named),
    '--reporter=json',
    `--outputFile=${report}`,
  ]
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: copy,
    stdio: 'ignore',
    env: {
      ...process.env,
      SPORTELLO_SHARED: process.env['SPORTELLO_SHARED'] ?? join(ROOT, '../shared'),
      ...(postgres !== undefined && { [RUNNING_SERVER]: postgres }),
    },
  })
  await new Promise((resolve) => child.once('close', resolve))
  let results: { testResults: readonly { assertionResults: readonly { fullName: string; status: string }[] }[] }
  try {
    results = JSON.parse(readFileSync(report, 'utf8')) as typeof results
  } catch {
    return { state: 'broken' }
  }
  const cases = results.testResults
    .flatMap((file) => file.assertionResults)
    .filter(({ fullName }) => fullName.includes(named))
  const ran = cases.filter(({ status }) => status === 'passed' || status === 'failed')
  if (ran.length === 0) return { state: 'missing' }
  return { state: ran.some(({ status }) => status === 'failed') ? 'failed' : 'passed' }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
