import type { WhichTicket } from './admin-tickets.ts'
import { askCentral } from './cli.ts'

/** Prints the requests for assistance, one a line, without what people wrote; those that are closed only `withClosed`. */
export async function printTickets(centralData: string, withClosed: boolean): Promise<void> {
  const tickets = await askCentral(centralData, 'tickets.list', { withClosed })
  for (const {
    number,
    slipNumber,
    state,
    reason,
    answerBy,
    language,
    kiosk,
    noticeNumber,
    faultId,
    openedAt,
  } of tickets) {
    const context = [
      ...(slipNumber === number ? [] : [`slip=${slipNumber}`]),
      ...(noticeNumber === undefined ? [] : [`notice=${noticeNumber}`]),
      ...(faultId === undefined ? [] : [`fault=${faultId}`]),
    ]
    console.log([openedAt, number, state, reason, `answer=${answerBy}`, language, kiosk, ...context].join('  '))
  }
  if (tickets.length === 0) console.log('No requests')
}

/** Prints one request whole: this is where staff reads what a person wrote, and how to reach them. */
export async function printTicket(centralData: string, which: WhichTicket): Promise<void> {
  console.log(JSON.stringify(await askCentral(centralData, 'tickets.show', which), null, 2))
}

/** Answers a request, and says how the person hears of it; or that this was its last answer already, and is not sent again. */
export async function replyToTicket(centralData: string, which: WhichTicket, text: string): Promise<void> {
  const { number, answerBy, isNew } = await askCentral(centralData, 'tickets.reply', { ...which, text })
  if (isNew) console.log(`${number} is answered: ${HEARD[answerBy]}`)
  else console.log(`${number} had this answer already: nothing is sent again`)
}

/** Closes a request. */
export async function closeTicket(centralData: string, which: WhichTicket): Promise<void> {
  const { number } = await askCentral(centralData, 'tickets.close', which)
  console.log(`${number} is closed`)
}

const HEARD = {
  email: 'its mail is queued; if it cannot be sent, `sportello tasks` says so',
  phone:
    'no mail goes out, the person waits to be called, and the task stays until the request is closed; `tickets show` has the number',
  number: 'no mail goes out, the person reads it at a kiosk with the slip',
} as const
