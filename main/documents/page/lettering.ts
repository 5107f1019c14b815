import type { DocumentFont, FontName, Fonts } from './fonts.ts'
import { inThousandths } from './lay-out.ts'

// pdfkit would lay each text out once more, and make, deflate and describe a subset of each font anew for every document: with this, documents are
// drawn in half the time.

/** Where a text goes on the page that is being drawn: its left end and its baseline, in points from the top left corner. */
export type TextPoint = { readonly x: number; readonly y: number; readonly sizePt: number }

/** The texts of a document, and the fonts that they need. */
export interface Lettering {
  readonly write: (text: string, font: FontName, place: TextPoint) => void
  /** Puts the fonts into the document. */
  readonly close: () => void
}

/** A font that a document uses: its object, which its pages name. */
type UsedFont = { readonly object: PDFKit.PDFKitReference; isUsual: boolean }

/** Begins the lettering of a document. */
export function openLettering(pdf: PDFKit.PDFDocument, fonts: Fonts): Lettering {
  const used = new Map<FontName, UsedFont>()
  return {
    write: (text, name, { x, y, sizePt }) => {
      const font = used.get(name) ?? { object: pdf.ref({}), isUsual: true }
      used.set(name, font)
      const onPage = pdf.page.fonts as Partial<Record<FontName, PDFKit.PDFKitReference>>
      onPage[name] = font.object
      let shown = ''
      for (const setting of fonts[name].settingsOf(text)) {
        shown += setting.shown
        font.isUsual &&= setting.isUsual
      }
      // Coordinates of the page run downwards, letters stand upright.
      pdf.addContent(`BT /${name} ${rounded(sizePt)} Tf 1 0 0 -1 ${rounded(x)} ${rounded(y)} Tm [<${shown}>] TJ ET`)
    },
    close: () => {
      for (const [name, { object, isUsual }] of used) embed(pdf, object, fonts[name], isUsual)
    },
  }
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

/** Writes the objects of a font; pdfkit deflates none of them once more. Source: PDF Reference 1.4, 5.6 and 5.8; ISO 19005-1, 6.3. */
function embed(pdf: PDFKit.PDFDocument, object: PDFKit.PDFKitReference, of: DocumentFont, isUsual: boolean): void {
  const { font } = of
  const subset = isUsual ? of.usual() : of.whole()
  // Six capitals are the mark of a part of a font.
  const baseFont = `${isUsual ? 'USUALS' : 'WHOLES'}+${font.postscriptName}`
  const { minX, minY, maxX, maxY } = font.bbox
  const units = (value: number) => inThousandths(value, font)
  const isMonospaced = of.widthOf('i') === of.widthOf('M')
  const descriptor = ended(pdf, {
    Type: 'FontDescriptor',
    FontName: baseFont,
    // Its characters are not named as those of an alphabet.
    Flags: 4 | (isMonospaced ? 1 : 0),
    FontBBox: [minX, minY, maxX, maxY].map(units),
    ItalicAngle: font.italicAngle,
    Ascent: units(font.ascent),
    Descent: units(font.descent),
    CapHeight: units(font.capHeight),
    XHeight: units(font.xHeight),
    StemV: 0,
    FontFile2: stream(pdf, subset.program, { Length1: subset.programLength }),
    CIDSet: stream(pdf, subset.presence),
  })
  const descendant = ended(pdf, {
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: baseFont,
    CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    CIDToGIDMap: stream(pdf, subset.numbers),
    W: subset.widths,
  })
  Object.assign(object.data, {
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: baseFont,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: stream(pdf, subset.meanings),
  })
  object.end(undefined)
}

function ended(pdf: PDFKit.PDFDocument, entries: object): PDFKit.PDFKitReference {
  const object = pdf.ref(entries)
  object.end(undefined)
  return object
}

function stream(pdf: PDFKit.PDFDocument, deflated: Uint8Array, entries: object = {}): PDFKit.PDFKitReference {
  const object = pdf.ref({ ...entries, Filter: 'FlateDecode' })
  object.end(deflated)
  return object
}
