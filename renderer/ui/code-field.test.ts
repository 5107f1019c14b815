import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caretInGroups, eraseAtCaret, groupCode, insertAtCaret, LONGEST_CODE, readField } from './code-field.ts'

describe('a code being typed', () => {
  test.each([
    ['', ''],
    ['3010', '3010'],
    ['30100', '3010 0'],
    ['301000000000123468', '3010 0000 0000 1234 68'],
  ])('%o is shown as %o', (code, shown) => {
    expect(groupCode(code)).toBe(shown)
  })

  test('is written and erased at the caret, not at the end', () => {
    expect(insertAtCaret({ code: '3010068', caret: 4 }, '9')).toEqual({ code: '30109068', caret: 5 })
    expect(eraseAtCaret({ code: '3010068', caret: 4 })).toEqual({ code: '301068', caret: 3 })
    expect(eraseAtCaret({ code: '3010', caret: 0 })).toEqual({ code: '3010', caret: 0 })
  })

  test('takes what is copied from paper, and no more than the longest code', () => {
    expect(insertAtCaret({ code: '', caret: 0 }, '3010 0000-0000.12')).toEqual({ code: '30100000000012', caret: 14 })
    expect(insertAtCaret({ code: 'rf18', caret: 4 }, 'x'.repeat(100)).code).toHaveLength(LONGEST_CODE)
    expect(readField('9'.repeat(100), 100)).toEqual({ code: '9'.repeat(LONGEST_CODE), caret: LONGEST_CODE })
  })

  test('has its caret in the same place whether it is counted in characters or in groups', () => {
    const code = fc.stringMatching(/^[0-9A-Z]{0,35}$/)
    fc.assert(
      fc.property(code, fc.nat({ max: 35 }), (typed, place) => {
        const field = { code: typed, caret: Math.min(place, typed.length) }
        const shown = groupCode(typed)
        expect(caretInGroups(field)).toBeLessThanOrEqual(shown.length)
        expect(readField(shown, caretInGroups(field))).toEqual(field)
      }),
      { seed: 20261123 },
    )
  })
})
