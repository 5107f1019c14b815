import { describe, expect, it } from 'vitest'
import { assertions, type Assertion, type Proof } from '../tests/security/assertions.ts'
import { filesOfTable, securityTable, tableLines, type Outcome } from './security-table.ts'

const NOTHING: Outcome = { passed: 0, failed: 0, notRun: [] }

/** The state of one assertion with these proofs, where the tests came to these outcomes, by `file > name`. */
function rowOf(
  proofs: readonly Proof[],
  outcomes: Readonly<Record<string, Partial<Outcome>>>,
  marks: Assertion['marks'] = ['N'],
) {
  const assertion: Assertion = { id: 'D1', says: 'It holds.', marks, proofs }
  return securityTable([assertion], (file, named) => ({ ...NOTHING, ...outcomes[`${file} > ${named}`] }))
}

const proof = (named: string): Proof => ({ mark: 'N', file: 'a.test.ts', named })

describe('the table of the security assertions', () => {
  it('says passed where every named test did', () => {
    const rows = rowOf([proof('one'), proof('two')], {
      'a.test.ts > one': { passed: 3 },
      'a.test.ts > two': { passed: 1 },
    })
    expect(rows).toEqual([{ id: 'D1', says: 'It holds.', mark: 'N', state: 'passed', details: [] }])
  })

  it('has failed where a named test is missing', () => {
    const [row] = rowOf([proof('one'), proof('two')], { 'a.test.ts > one': { passed: 1 } })
    expect(row).toMatchObject({ state: 'FAILED', details: ['there is no such test: a.test.ts > two'] })
  })

  it('has failed where one of them did, whatever else passed', () => {
    const [row] = rowOf([proof('one')], { 'a.test.ts > one': { passed: 5, failed: 1 } })
    expect(row).toMatchObject({ state: 'FAILED', details: ['a.test.ts > one'] })
  })

  it('has failed where a mark has no proof', () => {
    const rows = rowOf([proof('one')], { 'a.test.ts > one': { passed: 1 } }, ['N', 'P'])
    expect(rows.map(({ mark, state }) => [mark, state])).toEqual([
      ['N', 'passed'],
      ['P', 'FAILED'],
    ])
  })

  it('says what did not run, and why', () => {
    const [row] = rowOf([proof('one'), { mark: 'N', notRun: 'it is the image’s' }], {
      'a.test.ts > one': { notRun: ['no display'] },
    })
    expect(row).toMatchObject({ state: 'not run', details: ['no display (a.test.ts > one)', 'it is the image’s'] })
  })

  it('says of what passed which part of it did not run', () => {
    const [row] = rowOf([proof('one')], { 'a.test.ts > one': { passed: 2, notRun: ['no display'] } })
    expect(row).toMatchObject({ state: 'passed', details: ['no display (a.test.ts > one)'] })
  })

  it('is written with a line for each mark, the reasons under it, and a count', () => {
    const rows = rowOf([proof('one'), { mark: 'P', notRun: 'no binary' }], { 'a.test.ts > one': { passed: 1 } }, [
      'N',
      'P',
    ])
    expect(tableLines(rows)).toEqual([
      'D1   N  passed   It holds.',
      '     P  not run',
      '        no binary',
      '1 passed, 0 FAILED, 1 not run',
    ])
  })

  it('has the twenty-nine assertions, each said and marked, and every proof under a mark that its assertion has', () => {
    expect(assertions.map(({ id }) => id)).toEqual(Array.from({ length: 29 }, (_, index) => `D${index + 1}`))
    for (const { id, marks, proofs } of assertions) {
      expect(marks.length, id).toBeGreaterThan(0)
      expect(
        proofs.filter(({ mark }) => !marks.includes(mark)),
        id,
      ).toEqual([])
    }
  })

  it('names the files of its tests, each once', () => {
    const files = filesOfTable(assertions)
    expect(new Set(files).size).toBe(files.length)
    expect(files).toContain('tests/security/window-keys.test.ts')
  })
})
