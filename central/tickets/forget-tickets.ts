import type { Central } from '../../db/central/open.ts'
import { listTasks } from '../../db/central/stores/tasks.ts'
import { answeredBefore, blankTickets, closeTicket, lockTicket } from '../../db/central/stores/tickets.ts'
import { ticketTaskId } from './ticket-task.ts'

const DAY_MS = 24 * 60 * 60_000

/** How long an answered request stays open after its last answer: time enough to read it and to come back. */
const OPEN_MS = 30 * DAY_MS

/** How long what is personal in a request is kept after it was closed: as long as somebody may come back to it. */
const KEPT_MS = 90 * DAY_MS

/**
 * Closes the requests whose last answer is thirty days old, and blanks what is personal in those that were closed ninety days ago, by
 * staff or so: nothing is kept because nobody closed it. One of which something is still a task, as when its person waits to be called or its
 * mail did not go, is for staff to close. Answers how many were blanked.
 */
export async function forgetTickets(db: Central, creditor: string, now: Date): Promise<number> {
  const ago = (ms: number) => new Date(now.getTime() - ms).toISOString()
  await closeAnswered(db, creditor, ago(OPEN_MS), now.toISOString())
  return db.transaction().execute((trx) => blankTickets(trx, creditor, ago(KEPT_MS)))
}

async function closeAnswered(db: Central, creditor: string, answeredLast: string, now: string): Promise<void> {
  const answered = await answeredBefore(db, creditor, answeredLast)
  if (answered.length === 0) return
  const tasks = await listTasks(db, creditor)
  const isTask = (number: string) =>
    tasks.some(({ taskId, facts }) => taskId === ticketTaskId(number) || facts['number'] === number)
  for (const number of answered) {
    if (isTask(number)) continue
    await db.transaction().execute(async (trx) => {
      // An answer may have come in this moment.
      await lockTicket(trx, creditor, number)
      const isStill = (await answeredBefore(trx, creditor, answeredLast)).includes(number)
      if (isStill) await closeTicket(trx, creditor, number, now)
    })
  }
}
