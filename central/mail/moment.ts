import { formatDate, romeDate, romeTime } from '../../main/domain/calendar.ts'
import type { Language } from '../../main/domain/visit.ts'

/** A day in words, as it was in Italy, with the time of day where the moment tells it. */
export function momentOf(moment: string, language: Language): string {
  const day = formatDate(romeDate(moment), language, 'long')
  return moment.includes(':') ? `${day}, ${romeTime(moment)}` : day
}
