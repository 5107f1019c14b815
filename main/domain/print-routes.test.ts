import { describe, expect, test } from 'vitest'
import { printDocuments } from './print-job.ts'
import { otherPrinter, printersFor, type KioskPrinter } from './print-routes.ts'

const hall: KioskPrinter = { name: 'Atrio', condition: 'ready' }
const spare: KioskPrinter = { name: 'Scorta', condition: 'ready' }
const tickets: KioskPrinter = { name: 'Scontrini', documents: ['receipt', 'slip', 'ticket'], condition: 'ready' }

const namesFor = (printers: readonly KioskPrinter[]) =>
  Object.fromEntries(printDocuments.map((each) => [each, printersFor(printers, each).map(({ name }) => name)]))

describe('where a paper goes', () => {
  test('to the only printer there is', () => {
    expect(namesFor([hall])).toEqual({ notice: ['Atrio'], receipt: ['Atrio'], slip: ['Atrio'], ticket: ['Atrio'] })
  })

  test('to the one that is for it, wherever that stands, and never to one that is for others', () => {
    const routes = {
      notice: ['Atrio'],
      receipt: ['Scontrini', 'Atrio'],
      slip: ['Scontrini', 'Atrio'],
      ticket: ['Scontrini', 'Atrio'],
    }
    expect(namesFor([hall, tickets])).toEqual(routes)
    expect(namesFor([tickets, hall])).toEqual(routes)
  })

  test('to the first of those that are for any', () => {
    expect(namesFor([hall, spare]).notice).toEqual(['Atrio', 'Scorta'])
  })

  test('to the first of all where none is for it', () => {
    expect(namesFor([tickets]).notice).toEqual(['Scontrini'])
    expect(namesFor([]).notice).toEqual([])
  })
})

describe('the other printer', () => {
  test('is one that takes the paper and is ready', () => {
    expect(otherPrinter([hall, tickets, spare], 'notice', 'Atrio')).toBe(spare)
    expect(otherPrinter([hall, tickets, spare], 'receipt', 'Atrio')).toBe(tickets)
    expect(otherPrinter([hall, tickets], 'notice', 'Atrio')).toBeUndefined()
    expect(otherPrinter([hall, { ...spare, condition: 'paper-out' }], 'notice', 'Atrio')).toBeUndefined()
    expect(otherPrinter([hall], 'notice', 'Atrio')).toBeUndefined()
  })
})
