import { TicketAnswer, TicketState, type TicketOpened } from '../../../central/contract/tickets.ts'
import { Language } from '../../../main/domain/visit.ts'
import type { Central, CentralTransaction } from '../open.ts'

/** A request for assistance as it came, with the digest of all that was asked. */
export interface NewTicket extends TicketOpened {
  readonly kioskId: string
  readonly contentHash: string
  /** What the slip says, where that is another number. */
  readonly slipNumber?: string
  /** An ISO instant, by the kiosk's clock. */
  readonly openedAt: string
}

/** A request for assistance. Of one that was blanked, text, names and answer are undefined. */
export interface Ticket {
  readonly number: string
  /** What the slip says: another number where the request could not be kept under that. */
  readonly slipNumber: string
  readonly kiosk: string
  readonly codeHash: string
  readonly contentHash: string | undefined
  readonly reason: string
  readonly text: string | undefined
  readonly givenName: string | undefined
  readonly familyName: string | undefined
  readonly answerBy: TicketAnswer['by']
  readonly answer: TicketAnswer | undefined
  readonly language: Language
  readonly screen: string | undefined
  readonly noticeNumber: string | undefined
  readonly faultId: string | undefined
  readonly state: TicketState
  readonly openedAt: string
  readonly receivedAt: string
  readonly closedAt: string | undefined
}

/** A request in the list of staff: nothing that the person wrote. */
export type ListedTicket = Pick<
  Ticket,
  | 'number'
  | 'slipNumber'
  | 'kiosk'
  | 'reason'
  | 'answerBy'
  | 'language'
  | 'noticeNumber'
  | 'faultId'
  | 'state'
  | 'openedAt'
>

/** What staff answered. */
export interface TicketReply {
  readonly ordinal: number
  readonly text: string
  readonly at: string
}

/** Keeps a request. False when one has its number. */
export async function insertTicket(
  trx: CentralTransaction,
  creditor: string,
  ticket: NewTicket,
  now: string,
): Promise<boolean> {
  const { answer, context } = ticket
  const inserted = await trx
    .insertInto('ticket')
    .values({
      creditor,
      number: ticket.number,
      slip_number: ticket.slipNumber ?? null,
      kiosk_id: ticket.kioskId,
      code_hash: ticket.codeHash,
      content_hash: ticket.contentHash,
      reason: ticket.reason,
      text: ticket.text,
      given_name: ticket.givenName ?? null,
      family_name: ticket.familyName ?? null,
      answer_by: answer.by,
      answer_to: addressOf(answer),
      language: ticket.language,
      screen: context?.screen ?? null,
      notice_number: context?.noticeNumber ?? null,
      fault_id: context?.faultId ?? null,
      state: 'open',
      opened_at: ticket.openedAt,
      received_at: now,
      closed_at: null,
    })
    .onConflict((conflict) => conflict.columns(['creditor', 'number']).doNothing())
    .returning('number')
    .executeTakeFirst()
  return inserted !== undefined
}

/** A request by its number. */
export async function findTicket(db: Central, creditor: string, number: string): Promise<Ticket | undefined> {
  const row = await selectTicket(db, creditor, number).executeTakeFirst()
  return row && ticketFromRow(row)
}

/** The requests whose slips say this number: nearly always one. */
export async function ticketsOfSlip(db: Central, creditor: string, number: string): Promise<readonly Ticket[]> {
  const rows = await ticketsOf(db, creditor)
    .where((eb) =>
      eb.or([
        eb.and([eb('ticket.number', '=', number), eb('ticket.slip_number', 'is', null)]),
        eb('ticket.slip_number', '=', number),
      ]),
    )
    .orderBy('ticket.received_at')
    .execute()
  return rows.map(ticketFromRow)
}

/** A request by its number, its row locked to the end of the transaction: it is answered and closed by one person at a time. */
export async function lockTicket(
  trx: CentralTransaction,
  creditor: string,
  number: string,
): Promise<Ticket | undefined> {
  const row = await selectTicket(trx, creditor, number).forUpdate('ticket').executeTakeFirst()
  return row && ticketFromRow(row)
}

/** The requests of a municipality, the one that came first first; those that are closed only `withClosed`. */
export async function listTickets(
  db: Central,
  creditor: string,
  { withClosed }: { readonly withClosed: boolean },
): Promise<readonly ListedTicket[]> {
  const rows = await ticketsOf(db, creditor)
    .$if(!withClosed, (query) => query.where('state', '<>', 'closed'))
    .orderBy('ticket.received_at')
    .orderBy('ticket.number')
    .execute()
  return rows
    .map(ticketFromRow)
    .map(({ number, slipNumber, kiosk, reason, answerBy, language, noticeNumber, faultId, state, openedAt }) => ({
      ...{ number, slipNumber, kiosk, reason, answerBy, language, noticeNumber, faultId, state, openedAt },
    }))
}

/** What was answered to a request, in its order; nothing of one that was blanked. */
export async function repliesOf(db: Central, creditor: string, number: string): Promise<readonly TicketReply[]> {
  const rows = await db
    .selectFrom('ticket_reply')
    .select(['ordinal', 'text', 'replied_at as at'])
    .where('creditor', '=', creditor)
    .where('number', '=', number)
    .orderBy('ordinal')
    .execute()
  return rows.flatMap(({ ordinal, text, at }) => (text === null ? [] : [{ ordinal, text, at }]))
}

/** Adds an answer to a request that is locked; it is answered from then on. Answers its place among the replies, from 1. */
export async function addReply(
  trx: CentralTransaction,
  creditor: string,
  number: string,
  text: string,
  now: string,
): Promise<number> {
  const last = await trx
    .selectFrom('ticket_reply')
    .select((eb) => eb.fn.max('ordinal').as('ordinal'))
    .where('creditor', '=', creditor)
    .where('number', '=', number)
    .executeTakeFirst()
  const ordinal = (last?.ordinal ?? 0) + 1
  await trx.insertInto('ticket_reply').values({ creditor, number, ordinal, text, replied_at: now }).execute()
  await trx
    .updateTable('ticket')
    .set({ state: 'answered' })
    .where('creditor', '=', creditor)
    .where('number', '=', number)
    .execute()
  return ordinal
}

/** Closes a request. False when there is none of this number, or it is closed. */
export async function closeTicket(db: Central, creditor: string, number: string, now: string): Promise<boolean> {
  const closed = await db
    .updateTable('ticket')
    .set({ state: 'closed', closed_at: now })
    .where('creditor', '=', creditor)
    .where('number', '=', number)
    .where('state', '<>', 'closed')
    .returning('number')
    .executeTakeFirst()
  return closed !== undefined
}

/** The numbers of the requests that were answered, are not closed, and whose last answer came before a moment. */
export async function answeredBefore(db: Central, creditor: string, before: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('number')
    .where('creditor', '=', creditor)
    .where('state', '=', 'answered')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('ticket_reply')
            .select('ordinal')
            .whereRef('ticket_reply.creditor', '=', 'ticket.creditor')
            .whereRef('ticket_reply.number', '=', 'ticket.number')
            .where('replied_at', '>=', before),
        ),
      ),
    )
    .execute()
  return rows.map(({ number }) => number)
}

/**
 * Blanks what is personal in the requests that were closed before a moment: what was asked and answered, who asked, and where the answer
 * went. What is left says that there was one, what it was about, and how long it took. Answers how many.
 */
export async function blankTickets(trx: CentralTransaction, creditor: string, closedBefore: string): Promise<number> {
  const blanked = await trx
    .updateTable('ticket')
    .set({ text: null, content_hash: null, given_name: null, family_name: null, answer_to: null, notice_number: null })
    .where('creditor', '=', creditor)
    .where('state', '=', 'closed')
    .where('closed_at', '<', closedBefore)
    .where('text', 'is not', null)
    .returning('number')
    .execute()
  if (blanked.length === 0) return 0
  await trx
    .updateTable('ticket_reply')
    .set({ text: null })
    .where('creditor', '=', creditor)
    .where(
      'number',
      'in',
      blanked.map(({ number }) => number),
    )
    .execute()
  return blanked.length
}

const ticketsOf = (db: Central, creditor: string) =>
  db
    .selectFrom('ticket')
    .innerJoin('kiosk', (join) =>
      join.onRef('kiosk.creditor', '=', 'ticket.creditor').onRef('kiosk.kiosk_id', '=', 'ticket.kiosk_id'),
    )
    .selectAll('ticket')
    .select('kiosk.name as kiosk')
    .where('ticket.creditor', '=', creditor)

const selectTicket = (db: Central, creditor: string, number: string) =>
  ticketsOf(db, creditor).where('ticket.number', '=', number)

type TicketRow = NonNullable<Awaited<ReturnType<ReturnType<typeof ticketsOf>['executeTakeFirst']>>>

function ticketFromRow(row: TicketRow): Ticket {
  return {
    number: row.number,
    slipNumber: row.slip_number ?? row.number,
    kiosk: row.kiosk,
    codeHash: row.code_hash,
    contentHash: row.content_hash ?? undefined,
    reason: row.reason,
    text: row.text ?? undefined,
    givenName: row.given_name ?? undefined,
    familyName: row.family_name ?? undefined,
    answerBy: row.answer_by as TicketAnswer['by'],
    answer: row.text === null ? undefined : answerOf(row),
    language: Language.parse(row.language),
    screen: row.screen ?? undefined,
    noticeNumber: row.notice_number ?? undefined,
    faultId: row.fault_id ?? undefined,
    state: TicketState.parse(row.state),
    openedAt: row.opened_at,
    receivedAt: row.received_at,
    closedAt: row.closed_at ?? undefined,
  }
}

function addressOf(answer: TicketAnswer): string | null {
  if (answer.by === 'email') return answer.email
  return answer.by === 'phone' ? answer.phone : null
}

function answerOf({ answer_by: by, answer_to: to }: TicketRow): TicketAnswer {
  return TicketAnswer.parse({ by, ...(by === 'email' && { email: to }), ...(by === 'phone' && { phone: to }) })
}
