import { NO_SHARED } from '../../tests/fixtures/describe-where.ts'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { parseNoticeDataMatrix } from './data-matrix.ts'
import { checkNoticeNumber, iuvOf } from './notice-number.ts'
import { noticeQrText, parseNoticeQr } from './qr-code.ts'
import { readScan } from './scan.ts'
import { checkTaxCode } from './tax-code.ts'

const root = path.resolve(import.meta.dirname, '../..')
const file = path.resolve(root, process.env['SPORTELLO_SHARED'] ?? '../shared', 'reference/specs/test-vectors.json')

const Vectors = z.object({
  noticeNumbers: z.array(
    z.object({ noticeNumber: z.string(), iuv: z.string(), checkDigits: z.string().nullable(), valid: z.boolean() }),
  ),
  qr: z.array(z.object({ text: z.string(), amountCents: z.number().optional() })),
  qrInvalid: z.array(z.string()),
  dataMatrix: z.array(z.object({ text: z.string() })),
  codiceFiscale: z.object({
    valid: z.array(z.string()),
    omocodia: z.record(z.string(), z.array(z.string())),
    invalidCheckChar: z.array(z.string()),
    invalidDate: z.array(z.string()),
    provisional11DigitsPassingLuhn: z.array(z.string()),
  }),
  partitaIva: z.object({
    valid: z.array(z.string()),
    luhnOkButUnassignedOffice: z.array(z.string()),
    invalid: z.array(z.string()),
  }),
})

if (existsSync(file)) compare(Vectors.parse(JSON.parse(readFileSync(file, 'utf8'))))
else
  describe('the shared vectors', () => {
    it('agree with our rules', ({ skip }) => skip(NO_SHARED))
  })

function compare(vectors: z.infer<typeof Vectors>): void {
  describe('the shared vectors', () => {
    it.each(vectors.noticeNumbers)('notice number $noticeNumber', ({ noticeNumber, iuv, checkDigits, valid }) => {
      const hasKnownCheck = checkDigits !== null && !noticeNumber.startsWith('4')
      const expected = hasKnownCheck ? (valid ? 'ok' : 'wrong-check-digits') : 'unknown-aux'
      expect(checkNoticeNumber(noticeNumber)).toBe(expected)
      expect(iuvOf(noticeNumber)).toBe(iuv)
    })

    it.each(vectors.qr)('QR $text', ({ text, amountCents }) => {
      const reading = parseNoticeQr(text)
      if (!reading.ok) throw new Error(`refused: ${reading.reason}`)
      expect(reading.value.amountCents).toBe(amountCents ?? Number(text.split('|')[4]))
      expect(noticeQrText(reading.value)).toBe(text)
      expect(readScan(`]Q3${text}\r`)).toEqual({ kind: 'notice', ...reading.value })
    })

    it.each(vectors.qrInvalid)('not a QR: %s', (text) => {
      expect(parseNoticeQr(text).ok).toBe(false)
    })

    it.each(vectors.dataMatrix)('Data Matrix $text', ({ text }) => {
      const value = {
        noticeNumber: text.slice(15, 33),
        creditor: text.slice(66, 77),
        amountCents: Number(text.slice(49, 59)),
      }
      expect(parseNoticeDataMatrix(text)).toEqual({ ok: true, value })
      expect(readScan(`]d2${text}\r`)).toEqual({ kind: 'notice', ...value })
    })

    const { codiceFiscale, partitaIva } = vectors
    const persons = [...codiceFiscale.valid, ...Object.values(codiceFiscale.omocodia).flat()]
    it.each(persons)('person %s', (text) => {
      expect(checkTaxCode(text)).toEqual({ ok: true, kind: 'person' })
    })
    it.each(codiceFiscale.invalidCheckChar)('wrong letter %s', (text) => {
      expect(checkTaxCode(text)).toEqual({ ok: false, reason: 'check' })
    })
    it.each(codiceFiscale.invalidDate)('wrong date %s', (text) => {
      expect(checkTaxCode(text)).toEqual({ ok: false, reason: 'date' })
    })
    const companies = [
      ...codiceFiscale.provisional11DigitsPassingLuhn,
      ...partitaIva.valid,
      ...partitaIva.luhnOkButUnassignedOffice,
    ]
    it.each(companies)('company %s', (text) => {
      expect(checkTaxCode(text)).toEqual({ ok: true, kind: 'company' })
    })
    it.each(partitaIva.invalid)('wrong digit %s', (text) => {
      expect(checkTaxCode(text)).toEqual({ ok: false, reason: 'check' })
    })
  })
}
