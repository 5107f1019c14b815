import type { PrintId, PrintJob, PrintStep } from '../domain/print-job.ts'

/**
 * Where prints are recorded. A promise that resolves means *committed to disk*: the queue acts only after it. `insert` refuses (throws) an id
 * that is already there, `advance` a print that is not there and a step that `canAdvance` forbids. `unfinished` lists, oldest first,
 * the prints of all printers that are not in a final state.
 */
export type PrintJobStore = {
  readonly insert: (job: PrintJob) => Promise<void>
  readonly advance: (id: PrintId, step: PrintStep) => Promise<void>
  readonly unfinished: () => Promise<readonly PrintJob[]>
}
