import type { Reporter, TestCase, TestModule } from 'vitest/node'
import type { SerializedError } from 'vitest'
import type { Outcome } from './security-table.ts'

/** What a run of tests came to; `notRun` says of each test that did not run, why. */
export interface Tally {
  passed: number
  failed: number
  readonly notRun: { readonly test: string; readonly why: string }[]
}

/** Counts what Vitest ran, and keeps the reasons of what it did not run. */
export class TallyReporter implements Reporter {
  readonly tally: Tally = { passed: 0, failed: 0, notRun: [] }
  readonly #ended: TestCase[] = []

  /** Whether a test of a file, with these words in its name, passed. */
  hasPassed(file: string, named: string): boolean {
    return this.outcomeOf(file, named).passed > 0
  }

  /** What became of the tests of a file with these words in their names. */
  outcomeOf(file: string, named: string): Outcome {
    const meant = this.#ended.filter(
      ({ module, fullName }) => module.relativeModuleId === file && fullName.includes(named),
    )
    const count = (state: 'passed' | 'failed') => meant.filter((test) => test.result().state === state).length
    return {
      passed: count('passed'),
      failed: count('failed'),
      notRun: meant.filter((test) => test.result().state === 'skipped').map(whyNot),
    }
  }

  onTestCaseResult(test: TestCase): void {
    const { state } = test.result()
    this.#ended.push(test)
    if (state === 'passed') this.tally.passed += 1
    else if (state === 'failed') this.tally.failed += 1
    else this.tally.notRun.push({ test: `${test.module.relativeModuleId} > ${test.fullName}`, why: whyNot(test) })
  }

  /** A file that cannot be loaded has no tests to fail, and an error outside of tests belongs to none: both are failures. */
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const broken = modules.filter((module) => module.errors().length > 0)
    const suites = modules
      .flatMap((module) => [...module.children.allSuites()])
      .filter((suite) => suite.errors().length > 0)
    this.tally.failed += broken.length + suites.length + errors.length
  }
}

function whyNot(test: TestCase): string {
  const result = test.result()
  return ('note' in result ? result.note : undefined) ?? 'no reason given'
}
