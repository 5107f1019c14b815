import * as z from 'zod'
import { printDocuments, printerFaults, type PrintDocument } from './print-job.ts'

/** How a printer is: `ready`, or what keeps it from giving out a sheet. */
export const PrinterCondition = z.union([z.literal('ready'), z.enum(printerFaults)])
/** How a printer is. */
export type PrinterCondition = z.infer<typeof PrinterCondition>

/** One printer of the kiosk. */
export const KioskPrinter = z.strictObject({
  /** What the municipality calls it, best as on its label; told to people where a kiosk has several. */
  name: z.string(),
  /** The papers it is for, and takes before the others do; undefined: any. */
  documents: z.array(z.enum(printDocuments)).optional(),
  condition: PrinterCondition,
})
/** One printer of the kiosk. */
export type KioskPrinter = Readonly<z.infer<typeof KioskPrinter>>

/**
 * The printers that a paper may come out of, the one it goes to first: those that are for it, then those that are for any, each in the
 * order of the configuration. Where none takes it, it goes to the first of all, since one that nobody can print helps nobody.
 */
export function printersFor<Printer extends Pick<KioskPrinter, 'documents'>>(
  printers: readonly Printer[],
  document: PrintDocument,
): readonly Printer[] {
  const meant = printers.filter(({ documents }) => documents?.includes(document) === true)
  const any = printers.filter(({ documents }) => documents === undefined)
  const all = [...meant, ...any]
  return all.length > 0 ? all : printers.slice(0, 1)
}

/** A printer that would give the paper out now, other than the one of that name; undefined when there is none. */
export function otherPrinter(
  printers: readonly KioskPrinter[],
  document: PrintDocument,
  name: string,
): KioskPrinter | undefined {
  return printersFor(printers, document).find((each) => each.name !== name && each.condition === 'ready')
}
