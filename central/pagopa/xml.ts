import { SaxesParser } from 'saxes'

/** The elements inside an element that are kept, by local name; `'text'` keeps an element's text, `[…]` an element that may repeat. */
export interface XmlChildren {
  readonly [name: string]: XmlShape | readonly [XmlShape]
}
/** What is kept of an element. */
export type XmlShape = 'text' | XmlChildren

/** What was kept, in the form of its shape: texts as they stand, lists for what may repeat, no entry for what is not there. */
export interface XmlRecord {
  readonly [name: string]: XmlValue | readonly XmlValue[]
}
export type XmlValue = string | XmlRecord

/** A document that was read; `path` names an element that stands twice, or within a text, by the names of the shape only. */
export type XmlReading =
  | { readonly ok: true; readonly value: XmlRecord }
  | { readonly ok: false; readonly problem: 'too-large' | 'not-xml' | 'forbidden-xml' }
  | { readonly ok: false; readonly problem: 'unexpected'; readonly path: string }

/** The most that is looked at; a receipt with five stamps attached has some 40 KiB. */
export const MAX_XML_BYTES = 256 * 1024

/** A receipt within its envelope is nine deep, and has some 400 elements. */
const MAX_DEPTH = 16
const MAX_ELEMENTS = 4000

/**
 * Reads what `shape` asks for out of a whole document: `shape` names its root elements. Elements that it does not name, or of another
 * namespace than those listed (`''` is none), are passed over. Refuses more than `MAX_XML_BYTES` before parsing, whatever is not
 * well-formed XML 1.0 with namespaces, every DOCTYPE (and with it every entity but the five of XML itself) and processing
 * instruction, every declared encoding but UTF-8 (bytes must be UTF-8, with or without its mark), and documents that are deeper or
 * have more elements than any receipt. Never throws.
 */
export function readXml(xml: string | Uint8Array, shape: XmlChildren, namespaces: readonly string[]): XmlReading {
  if ((typeof xml === 'string' ? Buffer.byteLength(xml) : xml.byteLength) > MAX_XML_BYTES)
    return { ok: false, problem: 'too-large' }
  const text = typeof xml === 'string' ? xml : decodeUtf8(xml)
  if (text?.isWellFormed() !== true) return { ok: false, problem: 'not-xml' }
  try {
    return { ok: true, value: parse(text, shape, namespaces) }
  } catch (error) {
    if (error instanceof Refusal) return error.reading
    throw error
  }
}

class Refusal extends Error {
  readonly reading: XmlReading & { readonly ok: false }
  constructor(reading: XmlReading & { readonly ok: false }) {
    super(reading.problem)
    this.reading = reading
  }
}

/** An element that is open: what is kept of it so far. Without a shape it is passed over, with all that is in it. */
interface Open {
  readonly name: string
  readonly shape: XmlShape | undefined
  readonly isRepeatable: boolean
  readonly record: Record<string, XmlValue | XmlValue[]>
  text: string
}

function parse(text: string, shape: XmlChildren, namespaces: readonly string[]): XmlRecord {
  const document: Open = { name: '', shape, isRepeatable: false, record: {}, text: '' }
  const open: Open[] = [document]
  const innermost = () => open.at(-1) ?? document
  let elementCount = 0
  const refuse = (problem: 'not-xml' | 'forbidden-xml') => {
    throw new Refusal({ ok: false, problem })
  }

  const parser = new SaxesParser({ xmlns: true, position: false, defaultXMLVersion: '1.0', forceXMLVersion: true })
  parser.on('error', () => refuse('not-xml'))
  parser.on('doctype', () => refuse('forbidden-xml'))
  parser.on('processinginstruction', () => refuse('forbidden-xml'))
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) refuse('forbidden-xml')
  })
  parser.on('opentag', ({ local, uri }) => {
    elementCount += 1
    if (open.length > MAX_DEPTH || elementCount > MAX_ELEMENTS) refuse('forbidden-xml')
    const name = namespaces.includes(uri) ? local : ''
    open.push({ name, ...slotWithin(open, name), record: {}, text: '' })
  })
  const keepText = (part: string) => {
    const element = innermost()
    if (element.shape === 'text') element.text += part
  }
  parser.on('text', keepText)
  parser.on('cdata', keepText)
  parser.on('closetag', () => {
    const element = open.pop() ?? document
    if (element.shape === undefined) return
    const { record } = innermost()
    const value = element.shape === 'text' ? element.text : element.record
    const before = record[element.name]
    if (Array.isArray(before)) before.push(value)
    else record[element.name] = element.isRepeatable ? [value] : value
  })
  parser.write(text).close()
  return document.record
}

/** What is kept of an element that opens within the innermost of `open`. A single one must not stand twice; a text has none in it. */
function slotWithin(open: readonly Open[], name: string): Pick<Open, 'shape' | 'isRepeatable'> {
  const around = open.at(-1)
  if (around?.shape === 'text') throw unexpected(open)
  if (around?.shape === undefined || !Object.hasOwn(around.shape, name))
    return { shape: undefined, isRepeatable: false }
  const slot = around.shape[name]
  if (isList(slot)) return { shape: slot[0], isRepeatable: true }
  if (Object.hasOwn(around.record, name)) throw unexpected(open, name)
  return { shape: slot, isRepeatable: false }
}

function isList(slot: XmlShape | readonly [XmlShape] | undefined): slot is readonly [XmlShape] {
  return Array.isArray(slot)
}

function unexpected(open: readonly Open[], ...more: readonly string[]): Refusal {
  const path = [...open.slice(1).map(({ name }) => name), ...more].join('.')
  return new Refusal({ ok: false, problem: 'unexpected', path })
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
