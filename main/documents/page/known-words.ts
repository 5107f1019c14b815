import type { Font } from 'fontkit'
import { noticeDocumentTexts, noticeSmallPrint } from '../../messages/notice-document.ts'
import { receiptDocumentTexts } from '../../messages/receipt-document.ts'
import { slipDocumentTexts } from '../../messages/slip-document.ts'
import { ticketDocumentTexts } from '../../messages/ticket-document.ts'

const ALL_TEXTS = [noticeDocumentTexts, noticeSmallPrint, receiptDocumentTexts, slipDocumentTexts, ticketDocumentTexts]

/**
 * A font that remembers how the words of our own wording are set, since they come again in every document. Words of people, of which it must keep
 * none, are set anew each time.
 */
export function rememberingKnownWords(font: Font): Font {
  const words = new Set(wordsIn(ALL_TEXTS))
  const known = new Map<string, GlyphRun>()
  const layout = (text: string, ...others: LayoutOptions) => {
    if (!words.has(text.trimEnd()) || others.some((other) => other !== undefined)) return font.layout(text, ...others)
    const run = known.get(text) ?? font.layout(text)
    known.set(text, run)
    // Who draws it scales the positions in place.
    const positions = run.positions.map((position) => ({ ...position }))
    return Object.assign(Object.create(Object.getPrototypeOf(run) as object) as GlyphRun, run, { positions })
  }
  return Object.create(font, { layout: { value: layout } }) as Font
}

type GlyphRun = ReturnType<Font['layout']>
type LayoutOptions = Parameters<Font['layout']> extends [string, ...infer Others] ? Others : never

/** The words of texts however deep, as they are and in capitals; what is filled in is none. */
function wordsIn(texts: unknown): readonly string[] {
  if (typeof texts === 'object' && texts !== null) return Object.values(texts).flatMap(wordsIn)
  if (typeof texts !== 'string') return []
  const words = texts.replace(/<[^>]+>/g, ' ').split(/\s+/)
  return words.filter((word) => word !== '' && !word.includes('{{')).flatMap((word) => [word, word.toUpperCase()])
}
