import * as z from 'zod'
import type { Language } from './visit.ts'

const MOMENT =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?)(Z|[+-][0-9]{2}:?[0-9]{2})?)?$/

/**
 * A moment as GPD writes it: an ISO date-time, in UTC when it names no zone; or a bare date `YYYY-MM-DD`, which is then a day of the
 * Italian calendar. Days that do not exist are refused. Source: pagoPA GPD (all its date-times are UTC).
 */
export const Moment = z
  .string()
  .refine((text) => millisecondsOf(text) !== undefined, 'expected an ISO date or date-time')
/** An ISO date-time (UTC when it names no zone) or a bare date `YYYY-MM-DD`. */
export type Moment = z.infer<typeof Moment>

let romeFormat: Intl.DateTimeFormat | undefined

/**
 * One for all that is asked of Italian calendars and clocks, made when it is first asked: making it keeps a page busy for longer than
 * its first screen, which needs none.
 */
function formatOfRome(): Intl.DateTimeFormat {
  romeFormat ??= new Intl.DateTimeFormat('en', {
    timeZone: 'Europe/Rome',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  return romeFormat
}

type RomePart = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'

/** What calendar and clock show in Italy at an instant, in figures of two digits, the year of four. */
function inRome(milliseconds: number): Readonly<Record<RomePart, string>> {
  const shown = formatOfRome()
    .formatToParts(milliseconds)
    .map(({ type, value }) => [type, value])
  const parts = Object.fromEntries(shown) as Record<RomePart, string>
  return { ...parts, year: parts.year.padStart(4, '0') }
}

/**
 * The day `YYYY-MM-DD` on which a moment falls in Italy; a bare date is that day. This, and not the UTC day, is what a notice
 * prints as its due date. Throws a RangeError when the text is not a `Moment`.
 */
export function romeDate(moment: Moment): string {
  const milliseconds = millisecondsOrThrow(moment)
  if (isDay(moment)) return moment
  const { year, month, day } = inRome(milliseconds)
  return `${year}-${month}-${day}`
}

/** The instant at which a day `YYYY-MM-DD` begins in Italy, as ISO text in UTC. Throws a RangeError when the text is not a day. */
export function romeMidnight(day: string): string {
  assertDay(day)
  // Clocks change at one in the morning UTC: at this midnight they show what they do at that of UTC.
  const offsetHours = Number(inRome(millisecondsOrThrow(`${day}T00:00Z`)).hour)
  return new Date(millisecondsOrThrow(`${day}T00:00Z`) - offsetHours * 3_600_000).toISOString()
}

/**
 * True from the day after the due date on; on the day itself nobody is late. Both are days `YYYY-MM-DD` (see `romeDate`).
 * Throws a RangeError when one is not.
 */
export function isOverdue(dueDate: string, today: string): boolean {
  assertDay(dueDate)
  assertDay(today)
  return dueDate < today
}

/** True when `now` is later than the moment; a bare date is past once its day is over in Italy. RangeError on other text. */
export function isPast(moment: Moment, now: Moment): boolean {
  return isDay(moment) ? isOverdue(moment, romeDate(now)) : millisecondsOrThrow(now) > millisecondsOrThrow(moment)
}

/** True from the moment on; a bare date begins at midnight in Italy. RangeError on other text. */
export function hasBegun(moment: Moment, now: Moment): boolean {
  return isDay(moment) ? romeDate(now) >= moment : millisecondsOrThrow(now) >= millisecondsOrThrow(moment)
}

/** The day `days` days after (or, negative, before) a day `YYYY-MM-DD`. Throws a RangeError when the text is not a day. */
export function addDays(day: string, days: number): string {
  assertDay(day)
  return new Date(millisecondsOrThrow(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/**
 * A day `YYYY-MM-DD` in words of a language: `short` in figures (it `05/01/2026`), `long` with the month's name (it `5 gennaio 2026`).
 * Throws a RangeError when the text is not a day.
 */
export function formatDate(day: string, language: Language, style: 'short' | 'long'): string {
  assertDay(day)
  return dayFormat(language, style).format(millisecondsOrThrow(day))
}

/**
 * A moment in words of a language as a receipt prints it, in Italian time to the second: it `24 ottobre 2022, 18:45:56`. A bare
 * date is the day alone. Throws a RangeError when the text is not a `Moment`. Source: pagoPA's receipt template.
 */
export function formatMoment(moment: Moment, language: Language): string {
  const day = formatDate(romeDate(moment), language, 'long')
  return isDay(moment) ? day : `${day}, ${romeTime(moment)}:${inRome(millisecondsOrThrow(moment)).second}`
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()

// Building an Intl formatter costs far more than using it, and lists format hundreds of dates.
function dayFormat(language: Language, style: 'short' | 'long'): Intl.DateTimeFormat {
  const key = `${language} ${style}`
  const known = dayFormats.get(key)
  if (known !== undefined) return known
  const month = style === 'short' ? '2-digit' : 'long'
  const day = style === 'short' ? '2-digit' : 'numeric'
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    year: 'numeric',
    month,
    day,
  })
  dayFormats.set(key, made)
  return made
}

function isDay(text: string): boolean {
  return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)
}

function assertDay(text: string): void {
  if (!isDay(text)) throw new RangeError('Expected a day as YYYY-MM-DD')
  millisecondsOrThrow(text)
}

function millisecondsOrThrow(text: string): number {
  const milliseconds = millisecondsOf(text)
  if (milliseconds === undefined) throw new RangeError('Expected an ISO date or date-time that exists')
  return milliseconds
}

function millisecondsOf(text: string): number | undefined {
  const [whole, year, month, day, time = '00:00', zone = 'Z'] = MOMENT.exec(text) ?? []
  if (whole === undefined) return undefined
  // Date.parse rolls 30 February over to March.
  const midnight = Date.parse(`${year}-${month}-${day}T00:00Z`)
  if (Number.isNaN(midnight) || new Date(midnight).getUTCDate() !== Number(day)) return undefined
  const milliseconds = Date.parse(`${year}-${month}-${day}T${time}${zone}`)
  return Number.isNaN(milliseconds) ? undefined : milliseconds
}

/** The time of day `HH:MM` of a moment in Italy; midnight for a bare date. Throws a RangeError when the text is not a `Moment`. */
export function romeTime(moment: Moment): string {
  const milliseconds = millisecondsOrThrow(moment)
  if (isDay(moment)) return '00:00'
  const { hour, minute } = inRome(milliseconds)
  return `${hour}:${minute}`
}

const HOUR_MS = 3_600_000

/**
 * The instant, as an ISO date-time in UTC, of a date-time as telematic receipts write it: where it names no zone it is what Italian
 * clocks showed (GPD's are UTC). An hour that the clocks show twice is the first of the two; one that they leave out goes on from
 * before the change. Throws a RangeError when the text is not a `Moment`, or a bare date.
 */
export function instantOfRomeTime(dateTime: Moment): string {
  const milliseconds = millisecondsOrThrow(dateTime)
  if (isDay(dateTime)) throw new RangeError('Expected a date-time, not a day')
  if (/(?:Z|[+-][0-9]{2}:?[0-9]{2})$/.test(dateTime)) return new Date(milliseconds).toISOString()
  const inSummer = milliseconds - 2 * HOUR_MS
  const isSummer = Number(inRome(inSummer).hour) === new Date(milliseconds).getUTCHours()
  return new Date(isSummer ? inSummer : milliseconds - HOUR_MS).toISOString()
}
