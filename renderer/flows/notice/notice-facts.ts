import { romeDate, formatDate } from '../../../main/domain/calendar.ts'
import { formatEuro } from '../../../main/domain/money.ts'
import type { NoticeSummary } from '../../../main/domain/notice.ts'
import type { Language } from '../../../main/domain/visit.ts'
import { text } from '../../../main/messages/text.ts'
import { groupCode } from '../../ui/code-field.ts'

/** One line of facts, as `Facts.svelte` shows it. */
export interface NoticeFact {
  readonly label: string
  readonly value: string
  readonly isCode?: boolean
}

/** The codes and the debtor of a notice, under the names printed on it. */
export function codeFacts(notice: NoticeSummary, language: Language): readonly NoticeFact[] {
  const { noticeNumber, iuv, creditorCode, instalment, maskedDebtor } = notice
  return [
    { label: text(language, 'notice.label.code'), value: groupCode(noticeNumber), isCode: true },
    { label: text(language, 'notice.label.iuv'), value: groupCode(iuv), isCode: true },
    { label: text(language, 'notice.label.creditor-code'), value: creditorCode, isCode: true },
    { label: text(language, 'notice.label.debtor'), value: `${maskedDebtor.name} · ${maskedDebtor.fiscalCode}` },
    ...(instalment === undefined
      ? []
      : [
          {
            label: text(language, 'notice.label.instalment'),
            value: text(language, 'notice.instalment', {
              number: String(instalment.number),
              of: String(instalment.of),
            }),
          },
        ]),
  ]
}

/** The little of a notice that stands beside a print: whose, how much, which. */
export function shortFacts(notice: NoticeSummary, language: Language): readonly NoticeFact[] {
  return [
    { label: text(language, 'notice.label.creditor'), value: notice.creditorName },
    { label: text(language, 'notice.label.amount'), value: formatEuro(notice.amountCents, language) },
    { label: text(language, 'notice.label.code'), value: groupCode(notice.noticeNumber), isCode: true },
  ]
}

/** To which moment the data of the cache are true: the time in Rome, and the day too unless it is today's. */
export function freshness(cachedAt: string, now: Date, language: Language): string {
  const time = new Intl.DateTimeFormat('it', { timeZone: 'Europe/Rome', hour: '2-digit', minute: '2-digit' }).format(
    new Date(cachedAt),
  )
  const day = romeDate(cachedAt)
  return day === romeDate(now.toISOString())
    ? text(language, 'notice.summary.cached', { time })
    : text(language, 'notice.summary.cached-day', { time, date: formatDate(day, language, 'short') })
}
