import { FolderInUse } from '../db/lock.ts'
import { NotEnrolled } from '../main/app.ts'
import { BadConfig } from '../main/config.ts'

/** The command line was wrong; the message says how it should be. */
export class Usage extends Error {}

/** With which code a program that serves a kiosk ends: 1 failed, 2 wrong command line or configuration, 3 another one has its folder. */
export function kioskExitCode(error: unknown): number {
  const code = (error as { code?: unknown }).code
  const isUsage =
    error instanceof Usage ||
    error instanceof BadConfig ||
    error instanceof NotEnrolled ||
    (typeof code === 'string' && (code.startsWith('ERR_PARSE_ARGS') || code === 'ENOENT'))
  return isUsage ? 2 : error instanceof FolderInUse ? 3 : 1
}

/** Says why a program ends: the message alone where it tells the operator all, and the whole of a fault. */
export function sayWhy(error: unknown, exitCode: number): void {
  console.error(error instanceof Error ? (exitCode === 1 ? error.stack : error.message) : error)
}
