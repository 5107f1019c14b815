import {
  BinaryBitmap,
  DataMatrixReader,
  DecodeHintType,
  GlobalHistogramBinarizer,
  RGBLuminanceSource,
} from '@zxing/library'
import bwip from 'bwip-js'
import fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { describeWhere, NO_SHARED } from '../fixtures/describe-where.ts'
import { parseNoticeDataMatrix } from '../../main/domain/data-matrix.ts'
import { dataMatrixModules } from '../../main/documents/codes/data-matrix-modules.ts'
import { dataMatrixWords } from '../../main/documents/codes/data-matrix-words.ts'
import {
  LARGEST_POSTAL_CENTS,
  postalModules,
  postalText,
  type PostalPayment,
} from '../../main/documents/codes/postal-code.ts'
import type { Modules } from '../../main/documents/codes/qr-modules.ts'

const seed = 20261129
/** How many payments are tried; each is read in milliseconds. */
const RUNS = process.env['SPORTELLO_FULL'] === '1' ? 10_000 : 200
const TIMEOUT_MS = 600_000

const vectors = `${process.env['SPORTELLO_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))}/reference/specs/test-vectors.json`

const payment: PostalPayment = {
  noticeNumber: '301202000000003130',
  account: '1011136627',
  amountCents: 15_050,
  creditor: '01234567897',
  debtorCode: 'RSSMRA80A01H501U',
  debtorName: 'Mario Rossi',
  subject: 'TARI 2026 rata unica',
}

const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
/** Names and subjects as they come: plain, accented, foreign, of stops only, or of anything. */
const texts = fc.oneof(
  fc.stringMatching(/^[A-Z ]{0,120}$/),
  fc.stringMatching(/^[A-Za-z0-9àèéìòùÀÈßäöüčšž' .,-]{0,120}$/),
  fc.stringMatching(/^[&'.:_,-]{0,120}$/),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
)
const payments: fc.Arbitrary<PostalPayment> = fc.record({
  noticeNumber: digits(18),
  account: fc.stringMatching(/^[0-9]{1,12}$/),
  amountCents: fc.integer({ min: 1, max: LARGEST_POSTAL_CENTS }),
  creditor: digits(11),
  debtorCode: fc.option(fc.stringMatching(/^[A-Z0-9]{2,16}$/), { nil: undefined }),
  debtorName: texts,
  subject: texts,
})

/** What a reader of somebody else's makes of a symbol. */
function read(modules: Modules): string {
  const [scale, quiet] = [2, 4]
  const side = scale * 48 + 2 * quiet
  const pixels = new Uint8ClampedArray(side * side).fill(255)
  for (let y = 0; y < scale * 48; y++) {
    for (let x = 0; x < scale * 48; x++) {
      if (modules[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true) pixels[(y + quiet) * side + x + quiet] = 0
    }
  }
  const bitmap = new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(pixels, side, side)))
  return new DataMatrixReader().decode(bitmap, new Map([[DecodeHintType.PURE_BARCODE, true]])).getText()
}

const STOPS = /[&'\-.:_,]/g
const stopsOf = (text: string): number => text.match(STOPS)?.length ?? 0

/** A text with blanks in place of its last stops. */
function withoutLast(text: string, count: number): string {
  let left = stopsOf(text) - count
  return text.replace(STOPS, (stop) => (left-- > 0 ? stop : ' '))
}

/** The symbol that somebody else's encoder draws of the same codewords. */
function drawn(words: Uint8Array): Modules {
  const text = Array.from(words, (word) => `^${String(word).padStart(3, '0')}`).join('')
  // Its types do not know the options of one kind of code.
  const options = { bcid: 'datamatrix', text, raw: true, version: '48x48' }
  const [symbol] = bwip.raw(options)
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('bwip-js has drawn nothing')
  return Array.from({ length: 48 }, (_row, y) =>
    Array.from({ length: 48 }, (_column, x) => symbol.pixs[y * 48 + x] === 1),
  )
}

describe('the text of a postal slip', () => {
  it('has each field in its place', () => {
    const text = postalText(payment)
    expect(text).toHaveLength(256)
    const at = (from: number, to: number) => text.slice(from - 1, to)
    expect(at(1, 13)).toBe('codfase=NBPA;')
    expect(at(14, 33)).toBe('18301202000000003130')
    expect(at(34, 47)).toBe('12001011136627')
    expect(at(48, 59)).toBe('100000015050')
    expect(at(60, 63)).toBe('3896')
    expect(at(64, 66)).toBe('1P1')
    expect(at(67, 77)).toBe('01234567897')
    expect(at(78, 93)).toBe('RSSMRA80A01H501U')
    expect(at(94, 133)).toBe('MARIO ROSSI'.padEnd(40))
    expect(at(134, 243)).toBe('TARI 2026 RATA UNICA'.padEnd(110))
    expect(at(244, 256)).toBe(`${' '.repeat(12)}A`)
  })

  it.each([
    ['D’Accò  Renée-Šárka', "D'ACCO RENEE-SARKA"],
    ['Groß & Söhne; (Bozen)', 'GROSS & SOHNE BOZEN'],
    ['Иван Петров', 'IVAN PETROV'],
    ['Anna 🎉 Rossi\u0000\u202e', 'ANNA ROSSI'],
    ['x'.repeat(39) + 'yz', `${'X'.repeat(39)}Y`],
    ['"Ω"', 'O'],
    ['', ''],
  ])('writes the name %j as %j', (debtorName, written) => {
    expect(postalText({ ...payment, debtorName }).slice(93, 133)).toBe(written.padEnd(40))
  })

  it('leaves a code that is not known blank', () => {
    expect(postalText({ ...payment, debtorCode: undefined }).slice(77, 93)).toBe(' '.repeat(16))
  })

  it.each([
    [{ noticeNumber: '30120200000000313' }, 'noticeNumber'],
    [{ account: '' }, 'account'],
    [{ account: '1234567890123' }, 'account'],
    [{ creditor: '0123456789' }, 'creditor'],
    [{ amountCents: 0 }, 'amountCents'],
    [{ amountCents: LARGEST_POSTAL_CENTS + 1 }, 'amountCents'],
    [{ amountCents: 1.5 }, 'amountCents'],
  ] satisfies [Partial<PostalPayment>, string][])('is not written of %j', (wrong, name) => {
    expect(() => postalText({ ...payment, ...wrong })).toThrow(name)
  })

  it('is read by our own reader, of any payment', () => {
    fc.assert(
      fc.property(payments, (any) => {
        const text = postalText(any)
        expect(text).toMatch(/^codfase=NBPA;[A-Z0-9&'\-.:_, ]{243}$/)
        const { noticeNumber, creditor, amountCents } = any
        expect(parseNoticeDataMatrix(text)).toEqual({ ok: true, value: { noticeNumber, creditor, amountCents } })
      }),
      { seed },
    )
  })
})

describeWhere(existsSync(vectors), NO_SHARED, 'the text of an official postal slip', () => {
  it('is ours of the same payment, in capitals', () => {
    const { dataMatrix } = z
      .object({ dataMatrix: z.array(z.object({ text: z.string() })) })
      .parse(JSON.parse(readFileSync(vectors, 'utf8')))
    expect(dataMatrix.length).toBeGreaterThan(3)
    for (const { text } of dataMatrix) {
      const ours = postalText({
        noticeNumber: text.slice(15, 33),
        account: text.slice(35, 47),
        amountCents: Number(text.slice(49, 59)),
        creditor: text.slice(66, 77),
        debtorCode: text.slice(77, 93),
        debtorName: text.slice(93, 133),
        subject: text.slice(133, 243),
      })
      expect(ours).toBe(text.slice(0, 13) + text.slice(13).toUpperCase())
    }
  })
})

describe('the Data Matrix of a postal slip', () => {
  it(
    'is read by somebody else’s reader as the text, of any payment',
    () => {
      fc.assert(
        fc.property(payments, (any) => {
          const text = postalText(any)
          const told = read(postalModules(any))
          if (dataMatrixModules(text) !== undefined) expect(told).toBe(text)
          else expect(told).toBe(withoutLast(text, stopsOf(text) - stopsOf(told)))
        }),
        { seed, numRuns: RUNS },
      )
    },
    TIMEOUT_MS,
  )

  it(
    'is module by module what bwip-js draws of the same codewords',
    () => {
      fc.assert(
        fc.property(payments, (any) => {
          const text = postalText(any)
          const words = dataMatrixWords(text)
          if (words !== undefined) expect(dataMatrixModules(text)).toEqual(drawn(words))
        }),
        { seed, numRuns: RUNS },
      )
    },
    TIMEOUT_MS,
  )

  it('is read as the text where that fills the symbol to the last codeword', () => {
    const pieces = [
      'int. 12',
      'sc. C',
      'S.N.C.',
      'S.r.l.',
      'n. 3',
      'cat. A-2',
      'sub. 4',
      'C.F.',
      'D.Lgs. 507-93',
      'art. 36 l.r.',
      'cod. ut. 12-345',
    ]
    const subjects = fc
      .tuple(
        fc.constantFrom('rata unica utenza domestica', 'saldo', 'accertamento esecutivo'),
        fc.constantFrom('immobile di via Roma 12', 'foglio 12 particella 345', 'numero 2026 0012345'),
        fc.array(fc.constantFrom(...pieces), { minLength: 3, maxLength: 9 }),
      )
      .map(([first, second, all]) => [first, second, ...all].join(' '))
    const debtorName = 'Fondazione Istituto San Giuseppe per l’infanzia'
    const filling = fc
      .sample(subjects, { seed, numRuns: 6_000 })
      .map((subject) => ({ ...payment, debtorName, subject: `Tassa sui rifiuti 2026 ${subject}` }))
      .filter((each) => {
        const [last, end] = dataMatrixWords(postalText(each))?.slice(-2) ?? []
        // The text ends with an A: as the last codeword, or before the one that pads.
        return end === 'A'.charCodeAt(0) + 1 || (last === 'A'.charCodeAt(0) + 1 && end === 129)
      })
    expect(filling.length).toBeGreaterThan(5)
    for (const each of filling) expect(read(postalModules(each))).toBe(postalText(each))
    const found = {
      ...payment,
      debtorName,
      subject:
        'Tassa sui rifiuti 2026 rata unica utenza domestica foglio 12 particella 345 C.F. sc. C S.r.l. D.Lgs. 507-93',
    }
    expect(read(postalModules(found))).toBe(postalText(found))
  })

  it('has room for all letters, digits and blanks in full fields, and for a handful of stops', () => {
    const full = { ...payment, debtorName: 'Q'.repeat(40), subject: 'Z9'.repeat(55) }
    expect(read(postalModules(full))).toBe(postalText(full))
    const debtorName = "D'ANNUNZIO DELLA ROVERE GIAN-MARIA ABCDE"
    const subject =
      'TARI 2026, SALDO: UTENZA N. 12-345 DI VIA G MARCONI 12 INTESTATA A ROSSI & FIGLI SRL DAL 1 GENNAIO AL 30 APRI'
    const usual = { ...full, debtorName, subject }
    expect(read(postalModules(usual))).toBe(postalText(usual))
  })

  it.each(['TARI è', 'TARI\n'])('is not drawn of %j', (text) => {
    expect(() => dataMatrixModules(text)).toThrow(RangeError)
  })
})
