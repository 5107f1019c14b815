import { describe, expect, it } from 'vitest'
import { MAX_XML_BYTES, readXml, type XmlChildren } from './xml.ts'

const SHAPE: XmlChildren = { a: { b: 'text', c: [{ d: 'text' }] } }
const read = (xml: string | Uint8Array) => readXml(xml, SHAPE, ['', 'urn:ours'])
const value = (xml: string | Uint8Array) => {
  const reading = read(xml)
  return reading.ok ? reading.value : reading.problem
}

describe('what is kept', () => {
  it.each([
    ['<a/>', { a: {} }],
    ['<a><b>x</b><c/><c><d>1</d></c></a>', { a: { b: 'x', c: [{}, { d: '1' }] } }],
    ['<a><b> x&amp;<![CDATA[<y>&z;]]><!-- no -->&#x20AC;\r\n</b></a>', { a: { b: ' x&<y>&z;€\n' } }],
    ['<o:a xmlns:o="urn:ours"><o:b>x</o:b></o:a>', { a: { b: 'x' } }],
    ['<a xmlns:o="urn:other"><o:b>y</o:b><b>x</b><o:b>z</o:b></a>', { a: { b: 'x' } }],
    ['<a><z><b>not here</b></z><b>x</b></a>', { a: { b: 'x' } }],
    ['<a>text<b>x</b>text</a>', { a: { b: 'x' } }],
    ['<z/>', {}],
    ['<a><__proto__>1</__proto__><constructor>2</constructor><b>x</b></a>', { a: { b: 'x' } }],
    ['<?xml version="1.0" encoding="utf-8"?><!-- a --><a/>\n', { a: {} }],
  ])('of %s', (xml, kept) => {
    expect(value(xml)).toEqual(kept)
    expect(value(Buffer.from(xml))).toEqual(kept)
  })

  it.each([
    ['<a><b/><b/></a>', 'a.b'],
    ['<a><b>x<z/></b></a>', 'a.b'],
    ['<a><b>x<b/></b></a>', 'a.b'],
    ['<a><c><d/><d/></c></a>', 'a.c.d'],
  ])('is not clear in %s', (xml, path) => {
    expect(read(xml)).toEqual({ ok: false, problem: 'unexpected', path })
  })
})

describe('how a document is written', () => {
  it.each([
    ['nothing', ''],
    ['no XML', '{"a":1}'],
    ['a tag left open', '<a><b>'],
    ['tags crossed', '<a><b></a></b>'],
    ['two roots', '<a/><a/>'],
    ['a prefix without a namespace', '<o:a/>'],
    ['an attribute twice', '<a x="1" x="2"/>'],
    ['an entity of nobody', '<a><b>&nbsp;</b></a>'],
    ['an entity by the name of what every object has', '<a><b>&constructor;</b></a>'],
    ['half a character', '<a><b>\u{D800}</b></a>'],
    ['half a character before a whole one', '<a><b>\u{D801}x</b></a>'],
    ['the other half alone', '<a><b>\u{DC00}</b></a>'],
    ['half a character, by number', '<a><b>&#xD800;</b></a>'],
    ['a null', '<a><b>\0</b></a>'],
    ['a control character by number, as XML 1.1 has it', '<?xml version="1.1"?><a><b>&#1;</b></a>'],
    ['a declaration that is not the first', ' <?xml version="1.0"?><a/>'],
  ])('%s is no XML', (_, xml) => {
    expect(value(xml)).toBe('not-xml')
  })

  it('is UTF-8, with or without its mark, and says nothing else', () => {
    const accented = '<a><b>è€</b></a>'
    expect(value(Buffer.from(`\u{FEFF}${accented}`))).toEqual({ a: { b: 'è€' } })
    expect(value(`\u{FEFF}${accented}`)).toEqual({ a: { b: 'è€' } })
    expect(value(Buffer.from(accented, 'utf16le'))).toBe('not-xml')
    expect(value(Buffer.from(accented, 'latin1'))).toBe('not-xml')
    for (const encoding of ['ISO-8859-1', 'UTF-16', 'UTF-7', 'windows-1252']) {
      expect(value(`<?xml version="1.0" encoding="${encoding}"?>${accented}`)).toBe('forbidden-xml')
    }
  })
})

/** A second of the processor, however many others it has to serve. */
const MAX_CPU_US = 1_000_000

describe('what is done to readers of XML', () => {
  const laughs = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join(
    '',
  )

  it.each([
    ['a DOCTYPE that does nothing', '<!DOCTYPE a><a/>'],
    ['a DOCTYPE from elsewhere', '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>'],
    ['a billion laughs', `<!DOCTYPE a [<!ENTITY l0 "lol">${laughs}]><a><b>&l9;</b></a>`],
    ['a quadratic blow-up', `<!DOCTYPE a [<!ENTITY x "${'x'.repeat(50_000)}">]><a><b>${'&x;'.repeat(50_000)}</b></a>`],
    ['a file as an entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><b>&x;</b></a>'],
    ['a parameter entity', '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/"> %x;]><a/>'],
    ['an entity that stands for itself', '<!DOCTYPE a [<!ENTITY amp "&#38;#60;">]><a><b>&amp;</b></a>'],
    ['an attribute by default', '<!DOCTYPE a [<!ATTLIST a x CDATA "y">]><a/>'],
    ['a processing instruction', '<?xml-stylesheet href="http://127.0.0.1:9/"?><a/>'],
    ['a processing instruction within', '<a><?php echo 1 ?></a>'],
    ['a depth that no receipt has', `${'<z>'.repeat(17)}${'</z>'.repeat(17)}`],
    ['a great depth', `${'<a>'.repeat(40_000)}${'</a>'.repeat(20_000)}`],
    ['very many elements', `<a>${'<c/>'.repeat(60_000)}</a>`],
  ])('%s is refused, at once', (_, xml) => {
    expect(xml.length).toBeLessThanOrEqual(MAX_XML_BYTES)
    const began = process.cpuUsage()
    expect(value(xml)).toBe('forbidden-xml')
    expect(process.cpuUsage(began).user).toBeLessThan(MAX_CPU_US)
  })

  it.each([
    ['a DOCTYPE without end', `<!DOCTYPE a [${'<!ENTITY x "">'.repeat(18_000)}`],
    ['very many attributes without end', `<a ${Array.from({ length: 25_000 }, (_, i) => `x${i}=""`).join(' ')}`],
    ['a comment without end', `<a><!--${'-'.repeat(250_000)}`],
    ['a character without end', `<a><b>&#${'0'.repeat(250_000)}65;`],
  ])('%s is no XML, at once', (_, xml) => {
    expect(xml.length).toBeLessThanOrEqual(MAX_XML_BYTES)
    const began = process.cpuUsage()
    expect(value(xml)).toBe('not-xml')
    expect(process.cpuUsage(began).user).toBeLessThan(MAX_CPU_US)
  })

  it.each([
    ['very many attributes', `<a ${Array.from({ length: 20_000 }, (_, i) => `x${i}=""`).join(' ')}/>`, {}],
    ['very many namespaces', `<a ${Array.from({ length: 9000 }, (_, i) => `xmlns:x${i}="urn:${i}"`).join(' ')}/>`, {}],
    ['very many characters by number', `<a><b>${'&#65;'.repeat(50_000)}</b></a>`, { b: 'A'.repeat(50_000) }],
    ['very many pieces of text', `<a><b>${'x<!---->'.repeat(32_000)}</b></a>`, { b: 'x'.repeat(32_000) }],
  ])('%s take no long time', (_, xml, kept) => {
    expect(xml.length).toBeLessThanOrEqual(MAX_XML_BYTES)
    const began = process.cpuUsage()
    expect(value(xml)).toEqual({ a: kept })
    expect(process.cpuUsage(began).user).toBeLessThan(MAX_CPU_US)
  })

  it('more than the limit is not even looked at', () => {
    const most = `<a><b>${'x'.repeat(MAX_XML_BYTES - '<a><b></b></a>'.length)}</b></a>`
    expect(Buffer.byteLength(most)).toBe(MAX_XML_BYTES)
    expect(read(most).ok).toBe(true)
    expect(value(`${most} `)).toBe('too-large')
    expect(value(`<a><b>${'è'.repeat(MAX_XML_BYTES / 2)}</b></a>`)).toBe('too-large')
    const bytes = new Uint8Array(100 * 1024 * 1024)
    const before = process.memoryUsage().heapUsed
    expect(value(bytes)).toBe('too-large')
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(1024 * 1024)
  })
})
