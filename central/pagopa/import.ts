import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Central } from '../../db/central/open.ts'
import { takePositions, type IncomingPosition } from '../../db/central/stores/positions.ts'
import { readGpdPosition, type Problem } from './gpd-position.ts'

/** What an import did, in numbers, and every record that was left out with its path in the file and the reason. */
export interface ImportReport {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: readonly Problem[]
}

/** The file is not an import file at all; nothing was taken. */
export class NotAnImportFile extends Error {}

/** How many positions one transaction takes: short enough for others to get their turn. */
const POSITIONS_PER_TRANSACTION = 500

const File = z.object({ paymentPositions: z.array(z.unknown()) })

/**
 * Registers the positions of an import file, each whole or not at all; it never publishes. A position is known by its iupd:
 * the same content again changes nothing. A record that cannot be taken is reported and does not stop the others.
 * Refuses (throws `NotAnImportFile`) anything but `{"paymentPositions":[…]}`.
 */
export async function importPositions(
  db: Central,
  creditor: string,
  file: unknown,
  now: string,
): Promise<ImportReport> {
  const parsed = File.safeParse(file)
  if (!parsed.success) throw new NotAnImportFile('expected {"paymentPositions":[…]}')
  const refused: Problem[] = []
  const accepted = readRecords(parsed.data.paymentPositions, creditor, now, refused)
  const counts = { added: 0, changed: 0, unchanged: 0 }
  for (let start = 0; start < accepted.length; start += POSITIONS_PER_TRANSACTION) {
    const chunk = accepted.slice(start, start + POSITIONS_PER_TRANSACTION)
    const results = await db.transaction().execute((trx) => takePositions(trx, creditor, chunk, now))
    results.forEach((taken, index) => {
      if (taken.result === 'conflict') {
        refused.push({ path: chunk[index]?.path ?? '', reason: `${taken.code} belongs to another position` })
      } else {
        counts[taken.result] += 1
      }
    })
  }
  return { ...counts, refused }
}

interface Accepted extends IncomingPosition {
  readonly path: string
}

function readRecords(
  records: readonly unknown[],
  creditor: string,
  now: string,
  refused: Problem[],
): readonly Accepted[] {
  const accepted: Accepted[] = []
  const pathOf = new Map<string, string>()
  records.forEach((record, index) => {
    const path = `paymentPositions[${index}]`
    const read = readGpdPosition(record, creditor, now)
    if (!read.ok) {
      refused.push(
        ...read.problems.map((problem) => ({ ...problem, path: [path, problem.path].filter(Boolean).join('.') })),
      )
      return
    }
    const first = pathOf.get(read.position.iupd)
    if (first !== undefined) {
      refused.push({ path: `${path}.iupd`, reason: `the same as in ${first}` })
      return
    }
    pathOf.set(read.position.iupd, path)
    const contentHash = createHash('sha256').update(JSON.stringify(read.position)).digest('hex')
    accepted.push({ position: read.position, contentHash, path })
  })
  return accepted
}
