import { expect } from 'vitest'
import type { Screen } from '../../main/contract/screen.ts'
import type { PrinterFault } from '../../main/domain/print-job.ts'
import type { ScreenClient } from '../fixtures/screen-client.ts'
import { sampleNotices } from '../sandbox/municipality/municipality.ts'

/** How soon a fault must stand on the screen, and be gone from it when it is mended (issue 4, done when 5). */
const WITHIN_MS = 3_000

/** The real times between what happens at the printer and what the screen says. */
export interface FaultClock {
  /** Makes something happen and waits until the screen says so, which must be in time; both are noted under these names. */
  readonly time: (
    row: string,
    column: string,
    cause: () => unknown,
    isSaid: (screen: Screen) => boolean,
  ) => Promise<Screen>
  /** All that was noted, as a table. */
  readonly table: () => string
}

/** A clock on the screen of a kiosk. */
export function faultClock(screen: () => ScreenClient): FaultClock {
  const rows = new Map<string, Map<string, number>>()
  return {
    time: async (row, column, cause, isSaid) => {
      const beganAt = performance.now()
      await cause()
      const said = await screen().until(isSaid)
      const tookMs = Math.round(performance.now() - beganAt)
      const times = rows.get(row) ?? new Map<string, number>()
      rows.set(row, times.set(column, tookMs))
      expect(tookMs, `${row}, ${column}`).toBeLessThan(WITHIN_MS)
      return said
    },
    table: () => {
      const columns = [...new Set([...rows.values()].flatMap((times) => [...times.keys()]))]
      const cells = [...rows].map(([row, times]) => [row, ...columns.map((column) => String(times.get(column) ?? '–'))])
      const all = [['ms from the printer to the screen', ...columns], ...cells]
      const widths = columns.map((_, index) => Math.max(...all.map((line) => (line[index + 1] ?? '').length)))
      const first = Math.max(...all.map(([name = '']) => name.length))
      const lines = all.map(([name = '', ...rest]) =>
        [name.padEnd(first), ...rest.map((cell, index) => cell.padStart(widths[index] ?? 0))].join('  '),
      )
      return lines.join('\n')
    },
  }
}

/** Whether the first printer is said to be so. */
export const isFirst =
  (condition: PrinterFault | 'ready') =>
  ({ printers }: Screen): boolean =>
    printers[0]?.condition === condition

/** Whether the print of the visit stands there. */
export const isStage =
  (name: NonNullable<Screen['print']>['name']) =>
  ({ print }: Screen): boolean =>
    print?.name === name

/** Whether the screen of that fault is shown, before the printer had the document or while it holds it. */
export const isFaultScreen =
  (name: 'trouble' | 'printing', fault: PrinterFault) =>
  ({ print }: Screen): boolean =>
    (name === 'trouble' && print?.name === 'trouble' && print.trouble === fault) ||
    (name === 'printing' && print?.name === 'printing' && print.waitingFor === fault)

/** Leads a new visit to a notice that can be printed. */
export async function openNotice(screen: ScreenClient): Promise<void> {
  await screen.call('visit.end', {})
  await screen.call('visit.open', { tile: 'notice' })
  await screen.call('notice.find', { code: sampleNotices.unpaid, isSure: false })
  await screen.until(({ scene }) => scene.flow === 'notice' && scene.state.name === 'summary')
}
