import type { PrintRecorded } from '../../../central/contract/commands.ts'
import {
  canAdvance,
  isSettled,
  type PrintDocument,
  type PrintId,
  type PrintJob,
  type PrintState,
  type PrintStep,
  type PrintSubject,
} from '../../../main/domain/print-job.ts'
import { all, build, first, inTransaction, run, type KioskDb } from '../database.ts'
import type { PrintJobTable } from '../schema.ts'
import { queueCommand } from './outbox.ts'

/** Records a new print. An id that is there already throws. */
export function insertPrintJob(db: KioskDb, job: PrintJob): void {
  run(
    db,
    build.insertInto('print_job').values({
      print_id: job.id,
      document: job.subject.document,
      notice_number: numberOf(job.subject),
      printer: job.printer,
      made_at: job.madeAt,
      state: JSON.stringify(job.state),
      is_settled: 0,
      request_id: job.requestId ?? null,
    }),
  )
}

/**
 * Records the next step of a print; the final one is told to the centre (`print.recorded`) in the same transaction.
 * Refuses (throws) a print that is not there and a step that `canAdvance` forbids.
 */
export function advancePrintJob(
  db: KioskDb,
  args: { readonly id: PrintId; readonly step: PrintStep; readonly commandId: string },
): void {
  const { id, step } = args
  inTransaction(db, () => {
    const row = first(db, build.selectFrom('print_job').selectAll().where('print_id', '=', id))
    if (row === undefined) throw new Error('A step of a print that is not recorded')
    const job = jobFromRow(row)
    if (!canAdvance(job.state, step.state)) {
      throw new Error(`A print does not go from ${job.state.name} to ${step.state.name}`)
    }
    const state = JSON.stringify(step.state)
    const settled = isSettled(step.state)
    run(
      db,
      build
        .updateTable('print_job')
        .set({ state, is_settled: settled ? 1 : 0 })
        .where('print_id', '=', id),
    )
    if (settled) {
      queueCommand(db, {
        id: args.commandId,
        name: 'print.recorded',
        args: recordOf(job, step),
        madeAt: step.at,
        requestId: job.requestId,
      })
    }
  })
}

/** The prints that are not settled, oldest first. */
export function unfinishedPrintJobs(db: KioskDb): readonly PrintJob[] {
  const rows = all(
    db,
    build.selectFrom('print_job').selectAll().where('is_settled', '=', 0).orderBy('made_at').orderBy('print_id'),
  )
  return rows.map(jobFromRow)
}

/** Forgets the prints that are settled and were made before a moment. */
export function forgetPrintJobs(db: KioskDb, before: string): void {
  run(db, build.deleteFrom('print_job').where('is_settled', '=', 1).where('made_at', '<', before))
}

/** One print; undefined when it is not recorded. */
export function readPrintJob(db: KioskDb, id: string): PrintJob | undefined {
  const row = first(db, build.selectFrom('print_job').selectAll().where('print_id', '=', id))
  return row && jobFromRow(row)
}

function recordOf(job: PrintJob, step: PrintStep): PrintRecorded {
  const { state } = step
  if (state.name !== 'sent' && state.name !== 'failed' && state.name !== 'unknown') throw new Error('not settled')
  const reason = state.name === 'failed' ? state.reason : state.name === 'unknown' ? state.doubt : undefined
  return {
    printId: job.id,
    ...job.subject,
    outcome: state.name,
    ...(reason !== undefined && { reason }),
    endedAt: step.at,
  }
}

function jobFromRow(row: PrintJobTable): PrintJob {
  return {
    id: row.print_id as PrintId,
    subject: subjectFromRow(row),
    printer: row.printer,
    madeAt: row.made_at,
    state: JSON.parse(row.state) as PrintState,
    ...(row.request_id !== null && { requestId: row.request_id }),
  }
}

function numberOf(subject: PrintSubject): string {
  return subject.document === 'ticket' ? subject.ticketNumber : subject.noticeNumber
}

function subjectFromRow({ document, notice_number: number }: PrintJobTable): PrintSubject {
  return document === 'ticket'
    ? { document, ticketNumber: number }
    : { document: document as Exclude<PrintDocument, 'ticket'>, noticeNumber: number }
}
