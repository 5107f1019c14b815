import { TicketOpened, type TicketNumber } from '../../../central/contract/tickets.ts'
import { build, first, inTransaction, run, type KioskDb } from '../database.ts'
import { queueCommand } from './outbox.ts'
import { readStanding } from './standing.ts'

/** A request for assistance before it has a number. */
export interface NewTicket {
  /** The command that tells the centre; the same one again is the same request. */
  readonly commandId: string
  readonly ticket: Omit<TicketOpened, 'number'>
  readonly madeAt: string
  /** The request of the screen that it answers. */
  readonly requestId?: string | undefined
}

/** Keeps the block from which the centre has this installation number its requests. Another block than before is counted from the start. */
export function keepTicketBlock(db: KioskDb, block: number): void {
  // Every pull says it again.
  if (numbersOf(db)?.block === block) return
  const numbers = { one: 1 as const, block, last_count: 0, last_command_id: null }
  run(
    db,
    build
      .insertInto('ticket_numbers')
      .values(numbers)
      .onConflict((conflict) => conflict.column('one').doUpdateSet(numbers)),
  )
}

/** Whether requests can be numbered: the centre has given this installation its block, and no copy of it numbers from the same. */
export function hasTicketBlock(db: KioskDb): boolean {
  return numbersOf(db) !== undefined && readStanding(db) !== 'forked'
}

/**
 * Gives a request for assistance the next number of the block and queues it for the centre (`ticket.opened`), in one transaction; nothing
 * else of it is kept here. Answers its number: the one it has already when it was opened before and the answer was lost; undefined
 * while there is no block, and after a fork, when another kiosk may give the same numbers. Throws on a request that the centre would refuse, and at the end of the block.
 */
export function openTicket(db: KioskDb, { commandId, ticket, madeAt, requestId }: NewTicket): TicketNumber | undefined {
  return inTransaction(db, () => {
    const numbers = numbersOf(db)
    if (numbers === undefined || readStanding(db) === 'forked') return undefined
    const { block } = numbers
    if (numbers.last_command_id === commandId) return `${block}-${numbers.last_count}`
    const count = numbers.last_count + 1
    const args = TicketOpened.parse({ ...ticket, number: `${block}-${count}` })
    run(db, build.updateTable('ticket_numbers').set({ last_count: count, last_command_id: commandId }))
    queueCommand(db, { id: commandId, name: 'ticket.opened', args, madeAt, requestId })
    return args.number
  })
}

function numbersOf(db: KioskDb) {
  return first(db, build.selectFrom('ticket_numbers').selectAll())
}
