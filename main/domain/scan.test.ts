import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mistype } from './keyboard-mix.ts'
import { readScan } from './scan.ts'

const qr = 'PAGOPA|002|302032002700000251|03334231200|15050'
const dataMatrix = `codfase=NBPA;183020320027000002511200101113662710000001505038961P103334231200RSSMRA80A01H501UMARIO ROSSI${' '.repeat(29)}TARI${' '.repeat(118)}A`
const notice = { kind: 'notice', noticeNumber: '302032002700000251', creditor: '03334231200', amountCents: 15050 }

describe('a scan', () => {
  it.each([
    ['a QR code', qr],
    ['a QR code with Enter', `${qr}\r\n`],
    ['a QR code with prefix and Tab', `\u0002]Q3${qr}\t`],
    ['a Data Matrix', dataMatrix],
    ['a Data Matrix with prefix and Enter', `]d2${dataMatrix}\r`],
    ['a Data Matrix with group separator after the prefix', `]d2\u001d${dataMatrix}\n`],
  ])('of %s gives the notice', (_what, text) => {
    expect(readScan(text)).toEqual(notice)
  })

  it.each([
    ['302032002700000251\r', '302032002700000251'],
    [']C0302032002700000251', '302032002700000251'],
    ['02032002700000251', '02032002700000251'],
  ])('of %j gives a bare code', (text, code) => {
    expect(readScan(text)).toEqual({ kind: 'code', code })
  })

  it.each([
    'P',
    'PAGOPA|002|3020320027',
    'PAGOPA|002|302032002700000251|03334231200|',
    'PAGOPA|002|30203200270000251|03334231200|15050',
    'codfase=NBPA;1830203200',
    dataMatrix.replace('3896', '896'),
    `${qr}\r${qr}`,
  ])('of %j is half of one of ours', (text) => {
    expect(readScan(text)).toEqual({ kind: 'half' })
  })

  it.each([
    'SPORTELLO-TICKET/12-345/7K3MPX0A2B',
    ']Q3SPORTELLO-TICKET/12-345/7K3MPX0A2B\r',
    "SPORTELLO'TICKET-12'345-7K3MPX0A2B",
  ])('of %j is the slip of a request', (text) => {
    expect(readScan(text)).toEqual({ kind: 'ticket', ticket: { number: '12-345', code: '7K3MPX0A2B' } })
  })

  it.each([
    ['RSSMRA80A01H501U', 'RSSMRA80A01H501U'],
    [']A0rssmra80a01h501u\r', 'RSSMRA80A01H501U'],
    ['03334231200', '03334231200'],
  ])('of %j is a tax code', (text, taxCode) => {
    expect(readScan(text)).toEqual({ kind: 'tax-code', taxCode })
  })

  it.each([
    ['8001234567897', 'goods'],
    [']E080012344', 'goods'],
    ['012345678905', 'goods'],
    ['8001234567890', 'other'],
    ['https://www.example.org/?PAGOPA', 'link'],
    ['HTTP://WWW.EXAMPLE.ORG', 'link'],
    ['', 'other'],
    ['\r\n', 'other'],
    ['PAGOPA|003|302032002700000251|03334231200|15050', 'other'],
    ['RSSMRA80A01H501X', 'other'],
    ['3020320027000002511', 'other'],
    [']Q3', 'other'],
  ])('of %j is foreign: %s', (text, what) => {
    expect(readScan(text)).toEqual({ kind: 'foreign', what })
  })

  // The same keys as the scanner presses them, on a machine that has the other keyboard, or its capitals locked.
  it.each([
    ['the QR of a notice', qr],
    ['the Data Matrix of a notice', dataMatrix],
    ['half a QR', 'PAGOPA|002|3020320027'],
    ['a link', 'https://www.example.org/a-b?c=d'],
    ['a tax code with its prefix', ']A0RSSMRA80A01H501U'],
    ['a bare code with its prefix', ']C0302032002700000251'],
  ])('of %s is the same by the Italian and the US keyboard', (_what, text) => {
    expect(readScan(mistype.usOnItalian(text))).toEqual(readScan(text))
    expect(readScan(mistype.italianOnUs(text))).toEqual(readScan(text))
  })

  it('looks as scanners really garble it', () => {
    expect(mistype.usOnItalian(qr)).toBe('PAGOPA§002§302032002700000251§03334231200§15050')
    expect(mistype.italianOnUs(qr)).toBe('PAGOPA~002~302032002700000251~03334231200~15050')
    expect(mistype.usOnItalian('codfase=NBPA;')).toBe('codfaseìNBPAò')
    expect(mistype.italianOnUs('codfase=NBPA;')).toBe('codfase)NBPA<')
    expect(readScan(qr.toLowerCase())).toEqual(notice)
  })

  it('never throws, and never makes a notice of noise', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (noise) => {
        expect(readScan(noise).kind).not.toBe('notice')
        expect(readScan(`PAGOPA|002|${noise}`).kind).not.toBe('notice')
      }),
      { seed: 20261123 },
    )
  })
})
