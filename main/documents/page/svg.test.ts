import { describe, expect, test } from 'vitest'
import { svgFault } from './svg.ts'

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inside}</svg>`

describe('a drawing', () => {
  test('of shapes is sound', () => {
    expect(svgFault(svg('<g fill="#c00"><path d="M0 0h10v5z"/><circle cx="5" cy="5" r="2"/></g>'))).toBeUndefined()
  })

  test('that says it is not see-through is sound', () => {
    expect(svgFault(svg('<path d="M0 0h10v5z" opacity="1" style="fill-opacity: 1.0;"/>'))).toBeUndefined()
  })

  test.each([
    ['is no drawing at all', '<svg', 'could not be parsed'],
    ['is cut off', svg('<g><path d="M0 0h10v10z"/>').slice(0, -6), 'tag not matching'],
    ['has a path that is none', svg('<path d="M0 0 L what"/>'), 'SvgPath'],
    ['has text', svg('<text x="1" y="5">Comune</text>'), 'it has text'],
    ['is see-through in part', svg('<path d="M0 0h10v5z" fill-opacity="0.5"/>'), 'see-through'],
    ['is see-through by its style', svg('<path d="M0 0h10v5z" style="opacity:.2"/>'), 'see-through'],
    ['has a colour that is', svg('<path d="M0 0h10v5z" fill="rgba(0,0,0,0.2)"/>'), 'see-through'],
    ['shows a picture from elsewhere', svg('<image href="/etc/hostname" width="5" height="5"/>'), 'another file'],
    ['takes a shape from elsewhere', svg('<use href="https://elsewhere.example/a.svg#b"/>'), 'another file'],
  ])('that %s is refused', (_name, drawing, why) => {
    expect(svgFault(drawing)).toContain(why)
  })
})
