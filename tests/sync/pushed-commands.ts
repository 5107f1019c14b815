import { createHash, randomUUID } from 'node:crypto'
import type { PrintRecorded } from '../../central/contract/commands.ts'
import type { PushedCommand } from '../../central/contract/sync.ts'
import { NOW, numberOf } from './sample-positions.ts'

/** A command as a kiosk pushes it, for this place of its queue, each another. */
export function commandOf(seq: number, name: string, args: unknown): PushedCommand {
  const argsHash = createHash('sha256').update(JSON.stringify(args)).digest('hex')
  return { seq, id: randomUUID(), name, args, argsHash, madeAt: NOW }
}

/** The record of a print of the notice of the same number. */
export function printOf(seq: number, other: Partial<PrintRecorded> = {}): PushedCommand {
  const print = {
    printId: randomUUID(),
    document: 'notice',
    noticeNumber: numberOf(seq),
    outcome: 'sent',
    endedAt: NOW,
  }
  return commandOf(seq, 'print.recorded', { ...print, ...other })
}
