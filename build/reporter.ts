import type { Reporter, TestCase, TestModule } from 'vitest/node'
import type { SerializedError } from 'vitest'

/** What a run of tests came to; `notRun` says of each test that did not run, why. */
export interface Tally {
  passed: number
  failed: number
  readonly notRun: { readonly test: string; readonly why: string }[]
}

/** Counts what Vitest ran, and keeps the reasons of what it did not run. */
export class TallyReporter implements Reporter {
  readonly tally: Tally = { passed: 0, failed: 0, notRun: [] }
  readonly #passed: TestCase[] = []

  /** Whether a test of a file, with these words in its name, passed. */
  hasPassed(file: string, named: string): boolean {
    return this.#passed.some(({ module, fullName }) => module.relativeModuleId === file && fullName.includes(named))
  }

  onTestCaseResult(test: TestCase): void {
    const result = test.result()
    if (result.state === 'passed') {
      this.tally.passed += 1
      this.#passed.push(test)
    } else if (result.state === 'failed') this.tally.failed += 1
    else {
      const why = ('note' in result ? result.note : undefined) ?? 'no reason given'
      this.tally.notRun.push({ test: `${test.module.relativeModuleId} > ${test.fullName}`, why })
    }
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
