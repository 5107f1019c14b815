import { romeDate, romeTime, formatDate } from '../../../main/domain/calendar.ts'
import type { NoticeSummary } from '../../../main/domain/notice.ts'
import type { Language } from '../../../main/domain/visit.ts'
import { text } from '../../state/texts.ts'
import type { Fact } from '../../ui/facts.ts'
import { groupCode } from '../../ui/text-field.ts'

/** The codes and the debtor of a notice, under the names printed on it. */
export function codeFacts(notice: NoticeSummary, language: Language): readonly Fact[] {
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

/** To which moment the data of the cache are true: the time in Rome, and the day too unless it is today's. */
export function freshness(cachedAt: string, now: Date, language: Language): string {
  const time = romeTime(cachedAt)
  const day = romeDate(cachedAt)
  return day === romeDate(now.toISOString())
    ? text(language, 'notice.summary.cached', { time })
    : text(language, 'notice.summary.cached-day', { time, date: formatDate(day, language, 'short') })
}
