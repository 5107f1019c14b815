import type { PrinterFault } from '../../main/domain/print-job.ts'

/** What a drawing of a printer shows: at work, where the sheet comes out, or what is wrong with it. */
export type PrinterSubject = 'printer' | 'sheet-out' | PrinterFault
