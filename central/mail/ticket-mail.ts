import type { Ticket, TicketReply } from '../../db/central/stores/tickets.ts'
import { fillParams } from '../../main/messages/fill-params.ts'
import { text } from '../../main/messages/text.ts'
import { ticketMailTexts, type TicketMailTexts } from '../../main/messages/ticket-mail.ts'
import { reasonInWords } from '../../main/messages/ticket-reasons.ts'
import type { Settings } from '../contract/settings.ts'
import type { LetterRow } from './letter.ts'
import { momentOf } from './moment.ts'
import type { ComposedMail } from './send-mail.ts'
import { composeTownMail } from './town-mail.ts'

/** What of a request its mails tell: nothing that the person wrote, since the address may be mistyped. */
export type MailedTicket = Pick<Ticket, 'slipNumber' | 'reason' | 'openedAt' | 'language'>

/**
 * The mail that confirms a request for assistance: its number, and how to follow it at a kiosk. The slip's code is not in it: the centre
 * knows only its digest.
 */
export function composeTicketOpenedMail(ticket: MailedTicket, settings: Settings): ComposedMail {
  const { slipNumber: number, language } = ticket
  const words = ticketMailTexts[language]
  const lookUpHow = fillParams(words.lookUpHow, {
    tile: text(language, 'home.assistance'),
    haveNumber: text(language, 'assistance.reason.slip'),
  })
  return composeTownMail(
    {
      subject: subjectOf(words.openedTitle, number),
      title: words.openedTitle,
      lead: words.openedLead,
      sum: { label: words.number, value: number },
      passage: { title: words.lookUp, lines: [lookUpHow, words.lookUpCode] },
      detailsTitle: words.details,
      rows: rowsOf(ticket, settings, words),
      why: words.why,
      isAutomatic: true,
    },
    settings,
    language,
  )
}

/** The mail of an answer of staff, line by line as it was written. */
export function composeTicketReplyMail(ticket: MailedTicket, reply: TicketReply, settings: Settings): ComposedMail {
  const { slipNumber: number, language } = ticket
  const words = ticketMailTexts[language]
  return composeTownMail(
    {
      subject: subjectOf(words.replyTitle, number),
      title: words.replyTitle,
      lead: words.replyLead,
      sum: { label: words.number, value: number },
      passage: { title: words.reply, lines: reply.text.split(/\r\n|[\r\n\u2028\u2029]/) },
      detailsTitle: words.details,
      rows: [...rowsOf(ticket, settings, words), { label: words.repliedAt, value: momentOf(reply.at, language) }],
      why: words.why,
      isAutomatic: false,
    },
    settings,
    language,
  )
}

/** The number stands in the subject, so that people and staff find it among others; without the code it opens nothing. */
function subjectOf(title: string, number: string): string {
  return `${title} (${number})`
}

function rowsOf({ reason, openedAt, language }: MailedTicket, settings: Settings, words: TicketMailTexts): LetterRow[] {
  return [
    { label: words.reason, value: reasonInWords(reason, settings.ticketReasons, language) },
    { label: words.openedAt, value: momentOf(openedAt, language) },
  ]
}
