import type { Guard } from './guard.ts'

/** Guards of requests for assistance. */
export const ticketsGuards: readonly Guard[] = [
  {
    name: 'ticket once',
    file: 'db/kiosk/stores/tickets.ts',
    guard: 'if (numbers.last_command_id === commandId) return `${block}-${numbers.last_count}`',
    without: '',
    test: 'db/kiosk/stores/tickets.test.ts',
    named: 'asked for once more, since its answer was lost, is the same one',
  },
  {
    name: 'ticket transaction',
    file: 'db/kiosk/stores/tickets.ts',
    guard: 'return inTransaction(db, () => {',
    without: 'return ((work: () => TicketNumber | undefined) => work())(() => {',
    test: 'db/kiosk/stores/tickets.test.ts',
    named: 'at the writing of outbox has done neither',
  },
  {
    name: 'ticket double tap',
    file: 'main/flows/assistance.ts',
    guard: "if (asked === undefined || !advance({ name: 'sending-began' })) return false",
    without: 'if (asked === undefined) return false',
    test: 'main/flows/assistance.test.ts',
    named: 'is made once however often the button is tapped',
  },
  {
    name: 'block of numbers',
    file: 'db/central/stores/ticket-blocks.ts',
    guard: 'await lockBlocks(trx, creditor)\n',
    without: 'void lockBlocks\n',
    test: 'db/central/stores/ticket-blocks.test.ts',
    named: 'are never given twice, however many ask at once',
  },
  {
    name: 'own block',
    file: 'central/commands/ticket-opened.ts',
    guard:
      "if (!(await hasBlock(trx, creditor, kioskId, blockOf(number)))) return { ok: false, refusal: 'not-your-number' }",
    without: '',
    test: 'central/commands/ticket-opened.test.ts',
    named: 'is numbered from the own block of its kiosk, and from no other',
  },
  {
    name: 'number once',
    file: 'central/commands/ticket-opened.ts',
    guard: 'there?.contentHash === contentHash ?',
    without: 'there !== undefined ?',
    test: 'central/commands/ticket-opened.test.ts',
    named: 'has its number once: the same again changes nothing, another one is refused',
  },
  {
    name: 'code of a slip',
    file: 'central/tickets/find-ticket.ts',
    guard: '!isRight || ',
    without: '',
    test: 'central/tickets/find-ticket.test.ts',
    named: 'is not shown to a wrong pair, the same for either half, and that is counted',
  },
  {
    name: 'wrong pairs of a kiosk',
    file: 'central/pair-limit.ts',
    guard: '(await refusedWithinHour(db, creditor, pair, kioskId, now)) < limit',
    without: 'limit > 0',
    test: 'central/tickets/find-ticket.test.ts',
    named: 'is over for a kiosk with too many wrong pairs within the hour, and for no other',
  },
  {
    name: 'answer and mail are one',
    file: 'central/tickets/answer-ticket.ts',
    guard: `return db.transaction().execute(async (trx) => {
    const ticket`,
    without: `return ((work) => work(db))(async (trx) => {
    const ticket`,
    test: 'central/tickets/answer-ticket.test.ts',
    named: 'whose mail cannot be queued is not there either: reply, mail and task are one',
  },
  {
    name: 'requests forgotten',
    file: 'db/central/stores/tickets.ts',
    guard: 'given_name: null, family_name: null, answer_to: null, ',
    without: '',
    test: 'central/tickets/answer-ticket.test.ts',
    named: 'is forgotten, with the request, ninety days after the request was closed, and not before',
  },
  {
    name: 'requests not forgotten too soon',
    file: 'db/central/stores/tickets.ts',
    guard: "    .where('closed_at', '<', closedBefore)\n",
    without: '',
    test: 'central/tickets/answer-ticket.test.ts',
    named: 'is forgotten, with the request, ninety days after the request was closed, and not before',
  },
]
