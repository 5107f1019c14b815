import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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
    '',
    '\r\n',
    '8001234567890',
    'https://www.example.org/?PAGOPA',
    'PAGOPA|003|302032002700000251|03334231200|15050',
    'RSSMRA80A01H501U',
    '3020320027000002511',
    ']Q3',
  ])('of %j is foreign', (text) => {
    expect(readScan(text)).toEqual({ kind: 'foreign' })
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
