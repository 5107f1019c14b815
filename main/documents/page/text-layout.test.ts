import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Line } from './text-layout.ts'
import { runsOf, widthOf, wrap } from './text-layout.ts'

// One millimetre per character; bold is twice as wide.
const measure = (text: string, font: string): number => text.length * (font === 'bold' ? 2 : 1)

function wrapped(text: string, widthMm: number): readonly string[] {
  return wrap([{ text, font: 'regular' }], widthMm, measure).map(textOf)
}

function textOf(line: Line): string {
  return line.map((run) => run.text).join('')
}

describe('wrap', () => {
  it('breaks at blanks and fills each line', () => {
    expect(wrapped('uno due tre quattro', 11)).toEqual(['uno due tre', 'quattro'])
    expect(wrapped('uno due tre quattro', 10)).toEqual(['uno due', 'tre', 'quattro'])
  })

  it('makes no line of an empty text', () => {
    expect(wrapped('', 10)).toEqual([])
    expect(wrapped('  ', 10)).toEqual([])
  })

  it('breaks a word wider than the line after a hyphen, slash or dot near its end', () => {
    expect(wrapped('ufficio@comune.esempio.it', 20)).toEqual(['ufficio@comune.', 'esempio.it'])
  })

  it('breaks it anywhere where such a sign is missing or would leave a short line', () => {
    expect(wrapped('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
    expect(wrapped('a-cdefghij', 6)).toEqual(['a-cdef', 'ghij'])
  })

  it('keeps words that change font inside together, and measures each part in its font', () => {
    const runs = runsOf('il <strong>QR</strong>, sì')
    expect(wrap(runs, 8, measure).map(textOf)).toEqual(['il QR,', 'sì'])
    expect(wrap(runs, 7, measure).map(textOf)).toEqual(['il', 'QR,', 'sì'])
  })

  it('gives each line as few runs as it has fonts', () => {
    expect(wrap(runsOf('il <strong>codice QR</strong> con'), 99, measure)).toEqual([
      [
        { text: 'il ', font: 'regular' },
        { text: 'codice QR ', font: 'bold' },
        { text: 'con', font: 'regular' },
      ],
    ])
  })

  it('loses nothing and exceeds nothing, whatever the text', () => {
    const text = fc.array(fc.string({ unit: 'grapheme', minLength: 0, maxLength: 14 })).map((words) => words.join(' '))
    fc.assert(
      fc.property(text, fc.integer({ min: 3, max: 30 }), (text, widthMm) => {
        const lines = wrap([{ text, font: 'regular' }], widthMm, (part) => Array.from(part).length)
        expect(lines.map(textOf).join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''))
        for (const line of lines) expect(widthOf(line, (part) => Array.from(part).length)).toBeLessThanOrEqual(widthMm)
      }),
      { seed: 20261123, numRuns: 300 },
    )
  })
})

describe('runsOf', () => {
  it('makes bold what is marked strong', () => {
    expect(runsOf('<strong>entro 5 giorni</strong> dalla notifica')).toEqual([
      { text: 'entro 5 giorni', font: 'bold' },
      { text: ' dalla notifica', font: 'regular' },
    ])
  })
})
