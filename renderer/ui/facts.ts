import { formatDate, romeDate, romeTime } from '../../main/domain/calendar.ts'
import { formatEuro } from '../../main/domain/money.ts'
import type { PaidFacts, Payment } from '../../main/domain/pay.ts'
import type { NoticeFacts, PrintedFacts } from '../../main/domain/print-stage.ts'
import type { Language } from '../../main/domain/visit.ts'
import { text } from '../state/texts.ts'
import { groupCode } from './text-field.ts'

/** One fact: what it is, and what it says, `lang` where that is in another language than the visit; a code is set in groups. */
export interface Fact {
  readonly label: string
  readonly value: string
  readonly isCode?: boolean
  readonly lang?: Language
}

/** The little of a notice that stands beside something done with it: whose, how much, which. */
export function shortFacts({ creditorName, amountCents, noticeNumber }: NoticeFacts, language: Language): Fact[] {
  return [
    { label: text(language, 'notice.label.creditor'), value: creditorName },
    { label: text(language, 'notice.label.amount'), value: formatEuro(amountCents, language) },
    codeFact(noticeNumber, language),
  ]
}

/** The little that stands beside a print: what its notice is, or the number of a request for assistance. */
export function printedFacts(facts: PrintedFacts, language: Language): Fact[] {
  if ('noticeNumber' in facts) return shortFacts(facts, language)
  return [{ label: text(language, 'print.ticket.number'), value: facts.ticketNumber, isCode: true }]
}

/** What is paid and to whom, where the amount is shown larger elsewhere. */
export function subjectFacts(
  { creditorName, subject }: Pick<Payment, 'creditorName' | 'subject'>,
  language: Language,
): Fact[] {
  return [
    { label: text(language, 'notice.label.creditor'), value: creditorName },
    { label: text(language, 'notice.label.subject'), value: subject },
  ]
}

/** The Codice Avviso as a fact. */
export function codeFact(noticeNumber: string, language: Language): Fact {
  return { label: text(language, 'notice.label.code'), value: groupCode(noticeNumber), isCode: true }
}

/** What a receipt says of the money: fee and total where a fee is known, when, and through whom. */
export function paidFacts(
  { amountCents, feeCents, paidAt, pspName }: Omit<PaidFacts, 'askedCents'>,
  language: Language,
): Fact[] {
  return [
    { label: text(language, 'notice.label.amount'), value: formatEuro(amountCents, language) },
    ...(feeCents === undefined
      ? []
      : [
          { label: text(language, 'pay.label.fee'), value: formatEuro(feeCents, language) },
          { label: text(language, 'pay.label.total'), value: formatEuro(amountCents + feeCents, language) },
        ]),
    { label: text(language, 'pay.label.when'), value: dayAndTime(paidAt, language) },
    { label: text(language, 'pay.label.psp'), value: pspName },
  ]
}

/** A day in Rome, and the time where the moment has one. */
function dayAndTime(moment: string, language: Language): string {
  const day = romeDate(moment)
  return day === moment
    ? formatDate(day, language, 'long')
    : `${formatDate(day, language, 'long')}, ${romeTime(moment)}`
}
