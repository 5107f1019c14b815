import type { Font } from 'fontkit'
import { expect, test } from 'vitest'
import { rememberingKnownWords } from './known-words.ts'

/** A font that counts what it is asked to set. */
function countingFont(): { readonly font: Font; readonly asked: readonly string[] } {
  const asked: string[] = []
  const layout = (text: string) => {
    asked.push(text)
    return { glyphs: [], positions: [{ xAdvance: 500, yAdvance: 0, xOffset: 0, yOffset: 0 }] }
  }
  return { font: { layout } as unknown as Font, asked }
}

test('a word of our wording is set once, and handed out each time as it was', () => {
  const { font, asked } = countingFont()
  const remembering = rememberingKnownWords(font)
  for (let time = 1; time <= 3; time++) {
    const [position] = remembering.layout('Importo ').positions
    expect(position?.xAdvance).toBe(500)
    if (position !== undefined) position.xAdvance *= 2
  }
  remembering.layout('DESTINATARIO')
  remembering.layout('DESTINATARIO')
  expect(asked).toEqual(['Importo ', 'DESTINATARIO'])
})

test('a word of somebody is kept nowhere', () => {
  const { font, asked } = countingFont()
  const remembering = rememberingKnownWords(font)
  for (const text of ['Rossi', 'Rossi', 'FFFCST83A15L113V', 'FFFCST83A15L113V', '{{number}}', '{{number}}'])
    remembering.layout(text)
  expect(asked).toHaveLength(6)
})

test('a word that is set in its own way is set by the font itself', () => {
  const { font, asked } = countingFont()
  const remembering = rememberingKnownWords(font)
  remembering.layout('Importo', { kern: false })
  remembering.layout('Importo', { kern: false })
  expect(asked).toHaveLength(2)
})
