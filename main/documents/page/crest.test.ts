import { describe, expect, test } from 'vitest'
import { crestFault } from './crest.ts'

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inside}</svg>`

describe('a crest', () => {
  test('of shapes is sound', () => {
    expect(crestFault(svg('<g fill="#c00"><path d="M0 0h10v5z"/><circle cx="5" cy="5" r="2"/></g>'))).toBeUndefined()
  })

  test.each([
    ['is no drawing at all', '<svg', 'could not be parsed'],
    ['is cut off', svg('<g><path d="M0 0h10v10z"/>').slice(0, -6), 'tag not matching'],
    ['has a path that is none', svg('<path d="M0 0 L what"/>'), 'SvgPath'],
    ['has text', svg('<text x="1" y="5">Comune</text>'), 'it has text'],
    ['shows a picture from elsewhere', svg('<image href="/etc/hostname" width="5" height="5"/>'), 'another file'],
    ['takes a shape from elsewhere', svg('<use href="https://elsewhere.example/a.svg#b"/>'), 'another file'],
  ])('that %s is refused', (_name, crest, why) => {
    expect(crestFault(crest)).toContain(why)
  })
})
