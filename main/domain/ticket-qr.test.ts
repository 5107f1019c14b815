import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNoticeQr } from './qr-code.ts'
import { mistype, possibleTexts } from './keyboard-mix.ts'
import { groupTicketCode, readTicketQr, ticketQr } from './ticket-qr.ts'

const seed = 20261123
const keys = fc.record({
  number: fc
    .tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 9_999_999 }))
    .map(([block, count]) => `${block}-${count}`),
  code: fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{10}$/),
})
const key = { number: '12-345', code: '7K3MPX0A2B' }
const text = 'SPORTELLO-TICKET/12-345/7K3MPX0A2B'

describe('writing', () => {
  it('names the program, the number and the code', () => {
    expect(ticketQr(key)).toBe(text)
  })

  it.each([
    { number: '12' },
    { number: '0-1' },
    { number: '12-345/X' },
    { code: '7K3MPX0A2' },
    { code: '7K3MPX0A2I' },
    { code: '7k3mpx0a2b' },
  ])('refuses %o', (wrong) => {
    expect(() => ticketQr({ ...key, ...wrong })).toThrow(RangeError)
  })

  it('groups the code as it is read aloud', () => {
    expect(groupTicketCode(key.code)).toBe('7K3MP X0A2B')
    expect(() => groupTicketCode('7K3MP X0A2B')).toThrow(RangeError)
  })
})

describe('reading', () => {
  it('gives back what was written, and never takes it for a notice', () => {
    fc.assert(
      fc.property(keys, (value) => {
        expect(readTicketQr(ticketQr(value))).toEqual({ ok: true, value })
        expect(parseNoticeQr(ticketQr(value)).ok).toBe(false)
      }),
      { seed },
    )
  })

  it('calls every beginning incomplete', () => {
    fc.assert(
      fc.property(keys, (value) => {
        const whole = ticketQr(value)
        for (let length = 1; length < whole.length; length++)
          expect(readTicketQr(whole.slice(0, length))).toEqual({ ok: false, reason: 'incomplete' })
      }),
      { seed, numRuns: 20 },
    )
  })

  it('survives a scanner that types by another keyboard', () => {
    fc.assert(
      fc.property(keys, (value) => {
        const whole = ticketQr(value)
        for (const typed of [mistype.usOnItalian(whole), mistype.italianOnUs(whole), whole.toLowerCase()])
          expect(possibleTexts(typed).map(readTicketQr)).toContainEqual({ ok: true, value })
      }),
      { seed },
    )
  })

  it.each([
    ['', 'not-a-ticket'],
    ['PAGOPA|002|302032002700000251|03334231200|15050', 'not-a-ticket'],
    ['sportello-ticket/12-345/7K3MPX0A2B', 'not-a-ticket'],
    ['SPORTELLO-TICKETS/12-345/7K3MPX0A2B', 'not-a-ticket'],
    ['https://example.org/SPORTELLO-TICKET/12-345/7K3MPX0A2B', 'not-a-ticket'],
    ['SPORTELLO-TICKET/12/7K3MPX0A2B', 'malformed'],
    ['SPORTELLO-TICKET/012-345/7K3MPX0A2B', 'malformed'],
    ['SPORTELLO-TICKET/12-345/7K3MPX0A2B0', 'malformed'],
    ['SPORTELLO-TICKET/12-345/7K3MPX0AIO', 'malformed'],
    ['SPORTELLO-TICKET/12-345/7K3MPX0A2B/', 'malformed'],
    ['SPORTELLO-TICKET/12-345//7K3MPX0A2B', 'malformed'],
  ])('refuses %j: %s', (wrong, reason) => {
    expect(readTicketQr(wrong)).toEqual({ ok: false, reason })
  })
})
