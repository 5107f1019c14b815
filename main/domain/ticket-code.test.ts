import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TicketCode, TicketNumber } from '../../central/contract/tickets.ts'
import { readTicketCode, readTicketNumber, TICKET_CODE_BYTES, ticketCodeFrom } from './ticket-code.ts'

const seed = 20261123

test('a code is made of ten bytes, and every character is as likely as every other', () => {
  expect(ticketCodeFrom(Uint8Array.of(0, 1, 9, 10, 18, 31, 32, 255, 100, 200))).toBe('019AJZ0Z48')
  expect(() => ticketCodeFrom(new Uint8Array(9))).toThrow(RangeError)
  const counts = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++) {
    const [character = ''] = ticketCodeFrom(new Uint8Array(TICKET_CODE_BYTES).fill(byte))
    counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  expect([...counts.keys()].sort().join('')).toBe('0123456789ABCDEFGHJKMNPQRSTVWXYZ')
  expect(new Set(counts.values())).toEqual(new Set([8]))
})

test('a code is read as it is printed, typed small, in whatever groups, or with letters for digits', () => {
  const bytes = fc.uint8Array({ minLength: TICKET_CODE_BYTES, maxLength: TICKET_CODE_BYTES })
  const groups = fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8, 9])
  fc.assert(
    fc.property(bytes, groups, fc.constantFrom(' ', '-', '  '), (random, places, between) => {
      const code = ticketCodeFrom(random)
      expect(TicketCode.parse(code)).toBe(code)
      const spaced = Array.from(code, (each, place) => (places.includes(place) ? between + each : each)).join('')
      const mistaken = spaced.replaceAll('1', 'l').replaceAll('0', 'o')
      for (const typed of [code, spaced, spaced.toLowerCase(), mistaken, mistaken.toUpperCase().replaceAll('L', 'I')])
        expect(readTicketCode(typed)).toBe(code)
    }),
    { seed },
  )
})

test.each(['', '7K3MPX0A2', '7K3MPX0A2B1', '7K3MPX0A2U', '7K3MPX0A2è'])('%j is no code', (typed) => {
  expect(readTicketCode(typed)).toBeUndefined()
})

test('a number is read with whatever dash', () => {
  for (const typed of ['12-345', ' 12 - 345 ', '12–345', '12/345', '12.345'])
    expect(readTicketNumber(typed)).toBe('12-345')
  for (const typed of ['', '12', '12-', '-345', '0-1', '12-0', '012-345', '123456-1', '12-345-6', '12-34567890'])
    expect(readTicketNumber(typed), typed).toBeUndefined()
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 9_999_999 }), (block, count) => {
      const number = `${block}-${count}`
      expect(TicketNumber.parse(number)).toBe(number)
      expect(readTicketNumber(number)).toBe(number)
    }),
    { seed },
  )
})
