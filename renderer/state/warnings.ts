import type { PrintDocument } from '../../main/domain/print-job.ts'
import { otherPrinter, printersFor } from '../../main/domain/print-routes.ts'
import type { Kiosk } from './kiosk.ts'

/**
 * What keeps the printer that a paper would go to from giving it out, in words for the button that prints it; undefined when nothing does.
 * Where another printer is ready, that is said with it.
 */
export function printerWarning({ screen, t }: Kiosk, document: PrintDocument): string | undefined {
  const printer = printersFor(screen.printers, document)[0]
  if (printer === undefined || printer.condition === 'ready') return undefined
  const fault = t(`printer.${printer.condition}`)
  return otherPrinter(screen.printers, document, printer.name) === undefined ? fault : `${fault} ${t('printer.other')}`
}

/** Whether a paper can come out of no printer at all just now. */
export function isPaperOut({ screen }: Kiosk, document: PrintDocument): boolean {
  const printers = printersFor(screen.printers, document)
  return printers.length > 0 && printers.every(({ condition }) => condition !== 'ready')
}

/** Said on a button that needs the line to the centre, while there is none. It can still be pressed: the line may come back. */
export function lineWarning({ screen, t }: Kiosk): string | undefined {
  return screen.connection.name === 'offline' ? t('connection.none') : undefined
}
