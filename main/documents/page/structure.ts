/** What a part of a document is to those who have it read to them. */
export type ElementKind = 'H1' | 'H2' | 'P'

/** Where a picture is, in points from the top left corner: left, top, right, bottom. */
export type PictureBox = readonly [number, number, number, number]

/** The order and the kinds of what is drawn, as a reader program finds them. */
export interface Structure {
  /**
   * What is drawn is one element, after those before it, in a language of its own if it has one. Within another element it is part of that.
   * Returns what drawing it returns.
   */
  readonly element: <T>(kind: ElementKind, draw: () => T, language?: string) => T
  /** What is drawn is a picture; `alt` says what it shows. */
  readonly picture: (alt: string, box: PictureBox, draw: () => void) => void
  /** All that is drawn belongs together and apart from the rest, in a language of its own: one of several documents in a file. */
  readonly section: (language: string, draw: () => void) => void
  /** What is drawn, part of an element, is in a language of its own, unless the whole element is in that. */
  readonly words: (language: string, draw: () => void) => void
  /** What is drawn is for the eye alone: bars, lines, pictograms, the foot of a page. */
  readonly ornament: (draw: () => void) => void
  readonly close: () => void
}

/** What pdfkit takes; its types do not know the box. */
type ElementOptions = PDFKit.Mixins.StructureElementOptions & { readonly bbox?: number[] }

/** Begins the structure of a document, which must have been opened as a tagged one. */
export function openStructure(pdf: PDFKit.PDFDocument): Structure {
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  let parent = root
  let isInside = false
  let languageInside: string | undefined
  const within = <T>(draw: () => T): T => {
    isInside = true
    const drawn = draw()
    isInside = false
    return drawn
  }
  const add = <T>(kind: ElementKind | 'Figure', options: ElementOptions, draw: () => T): T => {
    const drawn: T[] = []
    parent.add(pdf.struct(kind, options, () => void drawn.push(within(draw))))
    return drawn[0] as T
  }
  return {
    element: (kind, draw, language) => {
      if (isInside) return draw()
      languageInside = language
      const drawn = add(kind, language === undefined ? {} : { lang: language }, draw)
      languageInside = undefined
      return drawn
    },
    picture: (alt, box, draw) => add('Figure', { alt, bbox: [...box] }, draw),
    section: (language, draw) => {
      parent = pdf.struct('Sect', { lang: language })
      root.add(parent)
      draw()
      parent.end()
      parent = root
    },
    words: (language, draw) => {
      if (language === languageInside) {
        draw()
        return
      }
      pdf.markContent('Span', { lang: language })
      draw()
      pdf.endMarkedContent()
    },
    ornament: (draw) => {
      if (isInside) throw new Error('An ornament cannot be part of an element')
      pdf.markContent('Artifact')
      within(draw)
      pdf.endMarkedContent()
    },
    close: () => {
      root.end()
    },
  }
}

/**
 * Says in the document's metadata that it is meant to be PDF/UA-1, and, as PDF/A-1 asks of every property that it does not know, what that
 * property is. Source: ISO 14289-1, clause 5; ISO 19005-1, 6.7.8.
 */
export const pdfUaIdentification = `
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
      xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
      <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>part</pdfaProperty:name>
        <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
        <pdfaProperty:category>internal</pdfaProperty:category>
        <pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
      </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
    <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>`
