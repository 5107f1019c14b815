import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makePng, pngChunk, pngCrest, type PngPlan } from '../../../tests/fixtures/make-png.ts'
import { fonts } from '../../../tests/documents/sample-notices.ts'
import { crestOfPng } from '../../domain/crest.ts'
import { closeCanvas, openCanvas, startPage } from './canvas.ts'
import { crestFault, drawCrest } from './crest.ts'

const PLACE = { xMm: 170, yMm: 10, widthMm: 30, heightMm: 30, align: 'middle' } as const
const asCrest = (bytes: Uint8Array) => crestOfPng(Buffer.from(bytes).toString('base64'))

/** A document with a crest on it. */
async function print(crest: string): Promise<Uint8Array> {
  const canvas = openCanvas(fonts, { title: 'Stemma', language: 'it', producedAt: '2026-11-30T03:00:00Z' })
  drawCrest(canvas, crest, PLACE)
  return closeCanvas(canvas)
}

/** Bytes with the chunks of a type left out. */
function without(png: Buffer, type: string): Buffer {
  const at = png.indexOf(type) - 4
  return Buffer.concat([png.subarray(0, at), png.subarray(at + 12 + png.readUInt32BE(at))])
}

/** Bytes of which one is another. */
function changed(bytes: Buffer, at: number, to: (byte: number) => number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = to(copy[at] ?? 0)
  return copy
}

const KINDS: readonly (readonly [string, PngPlan])[] = [
  ...[1, 2, 4, 8, 16].map((depth) => [`grey of ${depth} bits`, { colourType: 0, depth, pixel: () => [1] }] as const),
  ...[8, 16].map((depth) => [`colours of ${depth} bits`, { colourType: 2, depth, pixel: () => [1, 2, 3] }] as const),
  ...[1, 2, 4, 8].map(
    (depth) =>
      [
        `a palette by ${depth} bits`,
        { colourType: 3, depth, chunks: [['PLTE', [0, 0, 0, 200, 0, 0]]], pixel: () => [1] },
      ] as const,
  ),
  ...[8, 16].map((depth) => [`grey and opacity of ${depth}`, { colourType: 4, depth, pixel: () => [1, 2] }] as const),
  ...[8, 16].map(
    (depth) => [`colours and opacity of ${depth}`, { colourType: 6, depth, pixel: () => [1, 2, 3, 4] }] as const,
  ),
]

describe('a crest that is a PNG picture', () => {
  test.each(KINDS)('of %s is sound, and printed', async (_name, plan) => {
    const crest = pngCrest(plan)
    expect(crestFault(crest)).toBeUndefined()
    const pdf = Buffer.from(await print(crest)).toString('latin1')
    expect(pdf.match(/\/Subtype \/Image/g)).toHaveLength(1)
    expect(pdf).not.toMatch(/SMask|\/Mask/)
  })

  test.each([
    [354, 1],
    [1, 354],
    [1062, 1062],
  ])('has as many pixels as 300 to 900 dpi are on its side of 30 mm: %i × %i', (width, height) => {
    expect(crestFault(pngCrest({ width, height }))).toBeUndefined()
  })

  const picture = makePng()
  const headerAt = picture.indexOf('IHDR') + 4
  test.each([
    ['is none', Buffer.from('<svg></svg>'), 'it is no PNG picture'],
    ['is empty', Buffer.alloc(0), 'it is no PNG picture'],
    ['has a wrong first byte', changed(picture, 0, () => 0x88), 'it is no PNG picture'],
    ['has its line ends changed on the way', changed(picture, 4, () => 10), 'it is no PNG picture'],
    ['is cut off', picture.subarray(0, -1), 'the picture is cut off'],
    ['is cut off behind a chunk', without(picture, 'IEND'), 'the picture is cut off'],
    ['says that a chunk is longer than the file', changed(picture, picture.indexOf('IDAT') - 4, () => 255), 'cut off'],
    ['has a wrong checksum', changed(picture, picture.indexOf('IDAT') + 20, (byte) => byte ^ 1), 'damaged'],
    ['has no header', without(picture, 'IHDR'), 'damaged'],
    ['has no pixels', without(picture, 'IDAT'), 'damaged'],
    ['has no height', makePng({ height: 0, packed: deflateSync('') }), 'damaged'],
    ['has colours of no kind', makePng({ colourType: 5 }), 'damaged'],
    ['has colours of a depth that they cannot have', makePng({ colourType: 2, depth: 4 }), 'damaged'],
    ['has pixels that were packed otherwise', makePng({ packed: Buffer.from('no deflated bytes') }), 'damaged'],
    ['has too few rows', makePng({ packed: deflateSync(Buffer.alloc(1201 * 29)) }), 'damaged'],
    ['has rows that break off', makePng({ packed: deflateSync(Buffer.alloc(1201 * 30)).subarray(0, -5) }), 'damaged'],
    ['has too many rows', makePng({ packed: deflateSync(Buffer.alloc(1201 * 31)) }), 'damaged'],
    ['has a filter of no kind', makePng({ packed: deflateSync(Buffer.alloc(1201 * 30, 5)) }), 'damaged'],
    ['has a colour that is not in its palette', makePng({ colourType: 3, pixel: () => [1] }), 'damaged'],
    ['is interlaced', makePng({ isInterlaced: true }), 'it is interlaced: save it without'],
    [
      'is too coarse',
      makePng({ width: 353, height: 200 }),
      'it has 353 × 200 pixels, and needs 354 to 1062 on its longer side',
    ],
    ['is too fine', makePng({ width: 10, height: 1063 }), 'it has 10 × 1063 pixels, and needs 354 to 1062'],
  ])('that %s is refused', (_name, bytes, why) => {
    expect(crestFault(asCrest(bytes))).toContain(why)
  })

  test('whose pixels unpack to more than it says is not unpacked further', () => {
    const bomb = deflateSync(Buffer.alloc(300_000_000), { level: 1 })
    const before = process.memoryUsage().arrayBuffers
    expect(crestFault(asCrest(makePng({ packed: bomb })))).toBe('the picture is damaged')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000)
  })

  test('whose header says that it is huge is refused by that', () => {
    const huge = Buffer.alloc(13)
    huge.writeUInt32BE(0xffffffff, 0)
    huge.writeUInt32BE(0xffffffff, 4)
    huge.set([16, 6], 8)
    const bytes = Buffer.concat([picture.subarray(0, 8), pngChunk('IHDR', huge), picture.subarray(headerAt + 17)])
    expect(crestFault(asCrest(bytes))).toContain('4294967295 × 4294967295 pixels')
  })

  test('is either refused in words or printed, however garbled', { timeout: 60_000 }, async () => {
    const noisy = KINDS.map(([, plan]) =>
      makePng({
        ...plan,
        width: 354,
        height: 3,
        pixel: (x, y) => (plan.pixel?.(x, y) ?? []).map((_, i) => (x + y + i) % 2),
      }),
    )
    const garbled = fc
      .record({
        png: fc.constantFrom(...noisy),
        flips: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { maxLength: 3 }),
        cutAt: fc.option(fc.nat(), { freq: 1 }),
        isMended: fc.boolean(),
      })
      .map(({ png, flips, cutAt, isMended }) => {
        const cut = Buffer.from(cutAt === null ? png : png.subarray(0, cutAt % png.length))
        for (const [at, by] of flips) if (cut.length > 0) cut[at % cut.length] = (cut[at % cut.length] ?? 0) ^ by
        return isMended ? mended(cut) : cut
      })
    await fc.assert(
      fc.asyncProperty(garbled, async (bytes) => {
        const crest = asCrest(bytes)
        const fault = crestFault(crest)
        if (fault === undefined) expect((await print(crest)).length).toBeGreaterThan(1_000)
        else expect(fault).toMatch(/^(it is|it has|the picture is) \S/)
      }),
      { numRuns: 2_000 },
    )
  })

  test('is in a file once, on however many pages', async () => {
    const canvas = openCanvas(fonts, { title: 'Stemma', language: 'it', producedAt: '2026-11-30T03:00:00Z' })
    drawCrest(canvas, pngCrest(), PLACE)
    startPage(canvas)
    drawCrest(canvas, pngCrest(), PLACE)
    const pdf = Buffer.from(await closeCanvas(canvas)).toString('latin1')
    expect(pdf.match(/\/Subtype \/Image/g)).toHaveLength(1)
  })

  test('gives the same bytes each time', async () => {
    const one = await print(pngCrest())
    await print(pngCrest({ width: 500 }))
    expect(Buffer.compare(one, await print(pngCrest()))).toBe(0)
  })

  test('that is not sound is not drawn in silence', async () => {
    await expect(print(asCrest(Buffer.alloc(9)))).rejects.toThrow('not sound')
  })
})

/** Bytes whose chunks have right checksums again, as far as they are chunks, so that what is wrong lies deeper. */
function mended(bytes: Buffer): Buffer {
  const parts = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) break
    parts.push(pngChunk(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, end - 4)))
    at = end
  }
  return Buffer.concat(parts)
}
