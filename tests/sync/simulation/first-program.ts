import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { PrintRecorded } from '../../../central/contract/commands.ts'
import type { Device } from '../../../db/kiosk/stores/device.ts'

/** The migrations that the first program knew. What it wrote is written here as it was: today's stores know today's tables alone. */
export const FIRST_SCHEMA = 1

/** Enrols, as the first program did. */
export function keepDeviceAsFirst(file: Database.Database, device: Device): void {
  file
    .prepare('INSERT INTO device (one, kiosk_id, creditor, install_id, private_key) VALUES (1, ?, ?, ?, ?)')
    .run(device.kioskId, device.creditor, device.installId, device.privateKey)
}

/** Records a print that failed and queues the word of it, as the first program did. */
export function failPrintAsFirst(
  file: Database.Database,
  commandId: string,
  record: Extract<PrintRecorded, { readonly document: 'notice' | 'receipt' | 'slip' }>,
): void {
  const args = JSON.stringify(record)
  const argsHash = createHash('sha256').update(args).digest('hex')
  const { printId, document, noticeNumber, reason, endedAt } = record
  file
    .prepare(
      `INSERT INTO print_job (print_id, document, notice_number, printer, made_at, state, is_settled)
       VALUES (?, ?, ?, 'p', ?, ?, 1)`,
    )
    .run(printId, document, noticeNumber, endedAt, JSON.stringify({ name: 'failed', reason }))
  file
    .prepare(
      `INSERT INTO outbox (command_id, name, args, args_hash, made_at, state)
       VALUES (?, 'print.recorded', ?, ?, ?, 'pending')`,
    )
    .run(commandId, args, argsHash, endedAt)
}
