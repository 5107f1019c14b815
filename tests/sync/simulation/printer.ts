import type { Printer } from '../../../main/printing/printer.ts'
import type { Timeline } from './timeline.ts'

/** A printer that prints a sheet in less than a second, and remembers its jobs whatever becomes of the kiosk. */
export interface SimulatedPrinter extends Printer {
  /** The titles of the sheets that came out. */
  readonly sheets: readonly string[]
  readonly setPaper: (hasPaper: boolean) => void
}

const SHEET_MS = 700

/** A printer on this time line, with paper. */
export function simulatedPrinter(timeline: Timeline): SimulatedPrinter {
  const titles: string[] = []
  const sheets: string[] = []
  let hasPaper = true
  return {
    sheets,
    setPaper: (isThere) => {
      hasPaper = isThere
    },
    status: () => Promise.resolve(hasPaper ? { name: 'ready', runningLow: [] } : { name: 'fault', fault: 'paper-out' }),
    submit: (title) => {
      const printerJobId = titles.push(title)
      timeline.after(SHEET_MS, () => void sheets.push(title))
      return Promise.resolve({ name: 'accepted', printerJobId })
    },
    job: (printerJobId, title) => {
      if (titles[printerJobId - 1] !== title) return Promise.resolve({ name: 'in-doubt', doubt: 'forgotten' })
      return Promise.resolve({ name: sheets.includes(title) ? 'completed' : 'printing' })
    },
    findByTitle: (title) => {
      const place = titles.indexOf(title)
      return Promise.resolve(place === -1 ? { name: 'not-found' } : { name: 'found', printerJobId: place + 1 })
    },
    cancel: () => Promise.resolve({ name: 'asked' }),
  }
}
