import type { Assertion, Mark, Proof } from '../tests/security/assertions.ts'

/** What became of the tests of a file that have these words in their name. */
export interface Outcome {
  readonly passed: number
  readonly failed: number
  /** Why each of those that did not run did not. */
  readonly notRun: readonly string[]
}

/** One line of the table: an assertion as far as one mark proves it. */
export interface TableRow {
  readonly id: string
  readonly says: string
  readonly mark: Mark
  readonly state: 'passed' | 'FAILED' | 'not run'
  /** What failed, or why it did not run; of one that passed, what part of it did not run. */
  readonly details: readonly string[]
}

/**
 * The table of the security assertions: each with each of its marks, and what became of the tests that prove it. A test that is named and does
 * not exist, and a mark without any proof, have failed: nothing is taken on trust.
 */
export function securityTable(
  assertions: readonly Assertion[],
  outcomeOf: (file: string, named: string) => Outcome,
): readonly TableRow[] {
  return assertions.flatMap(({ id, says, marks, proofs }) =>
    marks.map((mark) => {
      const own = proofs.filter((proof) => proof.mark === mark)
      const judged = own.map((proof) => judge(proof, outcomeOf))
      const failures = judged.filter(({ state }) => state === 'FAILED')
      const state =
        own.length === 0 || failures.length > 0
          ? 'FAILED'
          : judged.some((each) => each.state === 'passed')
            ? 'passed'
            : 'not run'
      const why = own.length === 0 ? ['no test is named for it'] : judged.flatMap(({ details }) => details)
      return { id, says, mark, state, details: [...new Set(why)] }
    }),
  )
}

function judge(proof: Proof, outcomeOf: (file: string, named: string) => Outcome): Pick<TableRow, 'state' | 'details'> {
  if ('notRun' in proof) return { state: 'not run', details: [proof.notRun] }
  const { passed, failed, notRun } = outcomeOf(proof.file, proof.named)
  const what = `${proof.file} > ${proof.named}`
  if (failed > 0) return { state: 'FAILED', details: [what] }
  if (passed === 0 && notRun.length === 0) return { state: 'FAILED', details: [`there is no such test: ${what}`] }
  return { state: passed > 0 ? 'passed' : 'not run', details: notRun.map((why) => `${why} (${what})`) }
}

/** The files whose tests the table names. */
export function filesOfTable(assertions: readonly Assertion[]): readonly string[] {
  return [
    ...new Set(assertions.flatMap(({ proofs }) => proofs).flatMap((proof) => ('file' in proof ? [proof.file] : []))),
  ]
}

/** The table as lines of text, with a last line that counts. */
export function tableLines(rows: readonly TableRow[]): readonly string[] {
  const width = Math.max(...rows.map(({ mark }) => mark.length))
  const lines = rows.flatMap(({ id, says, mark, state, details }, index) => [
    `${(rows[index - 1]?.id === id ? '' : id).padEnd(4)} ${mark.padEnd(width)}  ${state.padEnd(7)}  ${rows[index - 1]?.id === id ? '' : says}`.trimEnd(),
    ...details.map((detail) => `${' '.repeat(width + 7)}${state === 'passed' ? 'in part not run: ' : ''}${detail}`),
  ])
  const count = (state: TableRow['state']) => rows.filter((row) => row.state === state).length
  return [...lines, `${count('passed')} passed, ${count('FAILED')} FAILED, ${count('not run')} not run`]
}
