import * as z from 'zod'
import { addDays, romeDate } from '../../main/domain/calendar.ts'
import type { CallPorts } from './call.ts'
import {
  fetchReceipt,
  listReceipts,
  type ApiFailure,
  type FetchFailure,
  type ListedReceipt,
  type ReceiptsConfig,
} from './receipts-api.ts'

/** What keeps the receipts, and how far they were polled. */
export interface ReceiptStore {
  /** Those of these IUVs of which there is a receipt. */
  readonly knownIuvs: (iuvs: readonly string[]) => Promise<ReadonlySet<string>>
  /**
   * Takes what GPD has for an IUV, whatever it is: who takes it reads it, keeps it, and makes a task of what it cannot read. It may
   * come again.
   */
  readonly take: (xml: Uint8Array, iuv: string) => Promise<void>
  readonly readCursor: () => Promise<string | undefined>
  readonly writeCursor: (cursor: string) => Promise<void>
}

/** A receipt that was listed and could not be had, or that `take` threw at. It is asked for again by the next polls. */
export interface MissingReceipt {
  readonly iuv: string
  readonly why: FetchFailure | 'not-taken'
  /** What `take` threw. */
  readonly error?: unknown
}

/** What a poll brought. `why` says what ended it before all was listed and asked for; the cursor has not moved then. */
export interface PollReport {
  readonly takenCount: number
  readonly missing: readonly MissingReceipt[]
  /** Entries of GPD's lists that no receipt could be asked for by. */
  readonly unusableCount: number
  readonly why?: ApiFailure
}

/** How far a poll looks back behind the day of the last, for what was paid around midnight or reached GPD a little later. */
const OVERLAP_DAYS = 1
/** How far the first poll of a day looks back, for what reached GPD days after it was paid. */
const DAILY_OVERLAP_DAYS = 7
/** How far back the first poll of all looks, and for how long a receipt that cannot be had is asked for again. */
const MAX_BACK_DAYS = 30
/** A million receipts in at most 30 days: whoever says that there are more is not to be followed. */
const MAX_PAGES = 10_000
/** So many receipts in a row for which nobody answered, each for as long as a time-out lasts: the next poll may try. */
const MAX_UNREACHED_IN_A_ROW = 5

/** `polled`: the last day of which everything was listed. `missing`: that of the oldest receipt which could not be had. */
const Cursor = z.object({ polled: z.iso.date(), missing: z.iso.date().optional() })
type Cursor = z.infer<typeof Cursor>

/**
 * Has the store take every receipt of a creditor that GPD has and the store has not: lists all that was paid since the cursor, asks
 * for what is unknown, hands each on, and only then moves the cursor. Days are those of Italy. To be called again and again.
 *
 * Nothing is lost on the way. Days overlap, since a receipt may reach GPD after others that were paid later. One that cannot be had
 * does not stop the others: the cursor remembers its day, and the next polls list from there on and ask for it again, for up to 30
 * days; `missing` names it in each report. What ends a poll early (a list that fails, a key that is refused, an API that is too busy
 * or no longer answers) leaves the cursor where it was.
 */
export async function pollReceipts(
  config: ReceiptsConfig,
  creditor: string,
  store: ReceiptStore,
  ports: CallPorts & { readonly now: () => Date },
): Promise<PollReport> {
  const today = romeDate(ports.now().toISOString())
  const firstDay = addDays(today, -MAX_BACK_DAYS)
  const text = await store.readCursor()
  const from = startOf(readCursor(text), today, firstDay)
  const missing: MissingReceipt[] = []
  const missingDays: string[] = []
  let takenCount = 0
  let unusableCount = 0
  let unreachedInARow = 0
  const reportOf = (why?: ApiFailure): PollReport => ({
    takenCount,
    missing,
    unusableCount,
    ...(why !== undefined && { why }),
  })

  for (let pageNum = 0, totalPages = 1; pageNum < totalPages; pageNum += 1) {
    if (pageNum >= MAX_PAGES) return reportOf('bad-answer')
    const page = await listReceipts(config, { creditor, from, to: addDays(today, 1), pageNum }, ports)
    if (!page.ok) return reportOf(page.why)
    totalPages = page.totalPages
    unusableCount += page.unusableCount
    for (const listed of await unknownOf(page.receipts, store)) {
      const failure = await fetchAndTake(config, creditor, listed.iuv, store, ports)
      if (failure === undefined) {
        takenCount += 1
        unreachedInARow = 0
        continue
      }
      missing.push(failure)
      missingDays.push(listed.paidAt === undefined ? addDays(from, OVERLAP_DAYS) : romeDate(listed.paidAt))
      if (failure.why === 'unauthorised' || failure.why === 'busy') return reportOf(failure.why)
      unreachedInARow = failure.why === 'unreachable' ? unreachedInARow + 1 : 0
      if (unreachedInARow >= MAX_UNREACHED_IN_A_ROW) return reportOf('unreachable')
    }
  }

  const [oldest] = missingDays.sort()
  const cursor = JSON.stringify({ polled: today, ...(oldest !== undefined && { missing: oldest }) } satisfies Cursor)
  if (cursor !== text) await store.writeCursor(cursor)
  return reportOf()
}

/** The day from which to list: as far back as the overlap, or what is missing, demands, and never further than `firstDay`. */
function startOf(cursor: Cursor | undefined, today: string, firstDay: string): string {
  if (cursor === undefined) return firstDay
  const overlap = cursor.polled < today ? DAILY_OVERLAP_DAYS : OVERLAP_DAYS
  const days = [cursor.polled, cursor.missing ?? cursor.polled].map((day, index) =>
    addDays(day, index === 0 ? -overlap : -OVERLAP_DAYS),
  )
  const [earliest = firstDay] = days.sort()
  return earliest < firstDay ? firstDay : earliest
}

/** A cursor that cannot be read is none: then more is listed than need be, and nothing is lost. */
function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined
  try {
    return Cursor.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

async function unknownOf(receipts: readonly ListedReceipt[], store: ReceiptStore): Promise<readonly ListedReceipt[]> {
  if (receipts.length === 0) return []
  const known = await store.knownIuvs(receipts.map(({ iuv }) => iuv))
  return receipts.filter(({ iuv }) => !known.has(iuv))
}

async function fetchAndTake(
  config: ReceiptsConfig,
  creditor: string,
  iuv: string,
  store: ReceiptStore,
  ports: CallPorts,
): Promise<MissingReceipt | undefined> {
  const fetched = await fetchReceipt(config, creditor, iuv, ports)
  if (!fetched.ok) return { iuv, why: fetched.why }
  try {
    await store.take(fetched.xml, iuv)
    return undefined
  } catch (error) {
    return { iuv, why: 'not-taken', error }
  }
}
