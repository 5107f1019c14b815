import type { KioskDb } from './database.ts'
import {
  applyPage,
  cachedNoticesAt,
  dropCache,
  findCachedNotice,
  readCachedSettings,
  readSyncState,
} from './stores/cache.ts'
import { keepDevice, readDevice } from './stores/device.ts'
import { keepLease, readLease } from './stores/lease.ts'
import {
  commandsFrom,
  forgetDecided,
  lastQueued,
  pendingCommands,
  pendingWork,
  releaseParked,
  settleCommands,
} from './stores/outbox.ts'
import {
  advancePrintJob,
  forgetPrintJobs,
  insertPrintJob,
  readPrintJob,
  unfinishedPrintJobs,
} from './stores/print-jobs.ts'
import { countUnknownCode, keepRequest, requestOutcome, unknownCodesSince } from './stores/requests.ts'
import { emptyShadow, indexShadow, loadShadow, swapShadow } from './stores/shadow.ts'
import { eraseKiosk, keepStanding, noteFork, noteRevoked, readStanding } from './stores/standing.ts'
import { hasTicketBlock, keepTicketBlock, openTicket } from './stores/tickets.ts'

/** Everything the rest of the kiosk may ask of its database, by name. Each is one synchronous call in the worker. */
export const operations = {
  readDevice,
  keepDevice,
  readSyncState,
  applyPage,
  dropCache,
  readCachedSettings,
  findCachedNotice,
  cachedNoticesAt,
  emptyShadow,
  loadShadow,
  indexShadow,
  swapShadow,
  pendingCommands,
  pendingWork,
  lastQueued,
  commandsFrom,
  forgetDecided,
  settleCommands,
  releaseParked,
  readLease,
  keepLease,
  readStanding,
  keepStanding,
  noteFork,
  noteRevoked,
  eraseKiosk,
  insertPrintJob,
  advancePrintJob,
  unfinishedPrintJobs,
  readPrintJob,
  forgetPrintJobs,
  requestOutcome,
  keepRequest,
  countUnknownCode,
  unknownCodesSince,
  keepTicketBlock,
  hasTicketBlock,
  openTicket,
} as const

/** The named operations of the kiosk's database. */
export type Operations = typeof operations

/** The name of an operation. */
export type OperationName = keyof Operations

/** What brings in what the centre can give again at any time: it waits while the disk is full, or somebody reads an old state of the file. */
export const bulkOperations: readonly OperationName[] = ['applyPage', 'loadShadow', 'indexShadow']

/** What people wait for most, and what only reads: nobody looks afterwards whether the file was changed by it. */
export const lookUps: readonly OperationName[] = ['findCachedNotice']

/**
 * What is written upon an answer of the centre, and the questions to this file with which the asking begins. When the file was made anew
 * in between, the answer is of no use any more.
 */
export const openingQuestions: ReadonlyMap<OperationName, readonly OperationName[]> = new Map([
  ['applyPage', ['readSyncState']],
  ['settleCommands', ['pendingCommands', 'commandsFrom']],
  ['loadShadow', ['emptyShadow']],
  ['indexShadow', ['emptyShadow']],
  ['swapShadow', ['emptyShadow']],
])

/** What an operation takes after the database; operations take one value or none. */
export type OperationArgs<Name extends OperationName> = Operations[Name] extends (db: KioskDb) => unknown
  ? undefined
  : Parameters<Operations[Name]>[1]

/** What an operation answers. */
export type OperationResult<Name extends OperationName> = ReturnType<Operations[Name]>
