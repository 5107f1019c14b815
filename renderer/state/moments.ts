import { formatDate, romeDate, romeTime } from '../../main/domain/calendar.ts'
import type { Kiosk } from './kiosk.ts'

/** The time in Rome of an instant, and its day, in figures, unless it is today's. */
function timeAndDay(instant: string, { screen }: Kiosk, now: Date): { readonly time: string; readonly date?: string } {
  const day = romeDate(instant)
  const time = romeTime(instant)
  return day === romeDate(now.toISOString()) ? { time } : { time, date: formatDate(day, screen.language, 'short') }
}

/** To which moment the data of the cache are true. */
export function freshness(cachedAt: string, kiosk: Kiosk): string {
  const { time, date } = timeAndDay(cachedAt, kiosk, kiosk.now())
  return date === undefined
    ? kiosk.t('notice.summary.cached', { time })
    : kiosk.t('notice.summary.cached-day', { time, date })
}

/** Since when something has been so, as the end of a sentence. */
export function since(instant: string, kiosk: Kiosk, now: Date): string {
  const { time, date } = timeAndDay(instant, kiosk, now)
  return date === undefined ? kiosk.t('since.time', { time }) : kiosk.t('since.day', { time, date })
}
