import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Central } from '../../db/central/open.ts'
import { ensureCreditor } from '../../db/central/stores/creditors.ts'
import { hasPostgres, NO_POSTGRES, openOnPostgres } from '../fixtures/central-databases.ts'
import { seededRandom } from '../fixtures/random-positions.ts'
import { numberOf, optionOf, positionOf, take } from '../sync/sample-positions.ts'
import type { Order, Report } from './central-process.ts'
import { newKiosk, receiptOf } from './payment-bench.ts'

const PROCESS = fileURLToPath(new URL('./central-process.ts', import.meta.url))
const CREDITOR = '00000000001'
const NOTICES = Array.from({ length: 50 }, (_, index) => index + 1)
const TRIES_PER_NOTICE = 4
const SEED = 20261124

/** A central process of its own, with its own connections to the database. */
interface CentralProcess {
  readonly tell: (order: Order) => void
  readonly hear: () => Promise<Report>
  readonly end: () => Promise<void>
}

function startProcess(url: string): CentralProcess {
  const child = fork(PROCESS, [url, CREDITOR], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const said: Report[] = []
  const ended = once(child, 'exit')
  child.on('message', (report: Report) => said.push(report))
  return {
    tell: (order) => child.send(order),
    hear: async () => {
      for (;;) {
        const report = said.shift()
        if (report !== undefined) return report
        if (child.exitCode !== null) throw new Error('A central process ended')
        await Promise.race([once(child, 'message'), ended])
      }
    },
    end: async () => {
      child.send({ name: 'end' } satisfies Order)
      await ended
    },
  }
}

/** Has each process do its own order, all of them from the same moment on; answers with what came out of each. */
async function atOnce(processes: readonly CentralProcess[], orders: readonly Order[]): Promise<readonly string[]> {
  orders.forEach((order, index) => processes[index]?.tell(order))
  for (const each of processes) expect(await each.hear()).toEqual({ name: 'ready' })
  for (const each of processes) each.tell({ name: 'begin' })
  const reports = await Promise.all(processes.map((each) => each.hear()))
  return reports.flatMap((report) => (report.name === 'done' ? report.results : []))
}

/** Looks at the open attempts again and again until `busy` is over. Answers with the notices that were seen to have two. */
async function watchOpenAttempts(db: Central, busy: Promise<unknown>) {
  const over = new AbortController()
  void busy.catch(() => undefined).then(() => over.abort())
  const twice: string[] = []
  let looks = 0
  while (!over.signal.aborted) {
    const rows = await db
      .selectFrom('payment_attempt')
      .select('notice_number')
      .where('state', 'in', ['opened', 'at-checkout', 'returned'])
      .groupBy('notice_number')
      .having(sql`count(*)`, '>', 1)
      .execute()
    twice.push(...rows.map((row) => row.notice_number))
    looks += 1
  }
  return { twice, looks }
}

const countOf = (results: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(results, (result) => result)].map(([result, all]) => [result, all.length]))

describe('two central processes on one PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof openOnPostgres>> | undefined
  let processes: readonly CentralProcess[] = []
  beforeAll(async () => {
    if (!hasPostgres()) return
    database = await openOnPostgres()
    processes = [startProcess(database.url), startProcess(database.url)]
    for (const each of processes) await each.hear()
  })
  afterAll(async () => {
    await Promise.all(processes.map((each) => each.end()))
    await database?.close()
  })
  beforeEach((context) => context.skip(!hasPostgres(), NO_POSTGRES))

  test(
    `200 attempts at once over 50 notices (seed ${SEED}), then each receipt four times`,
    { timeout: 120_000 },
    async () => {
      if (database === undefined) throw new Error(NO_POSTGRES)
      const { db } = database
      await ensureCreditor(db, CREDITOR, 'feed')
      const kioskId = await newKiosk(db, CREDITOR)
      await take(db, CREDITOR, ...NOTICES.map((count) => positionOf(`p-${count}`, [optionOf(count)])))

      const random = seededRandom(SEED)
      const tries = NOTICES.flatMap((count) => Array.from({ length: TRIES_PER_NOTICE }, () => count))
        .map((count) => ({ count, order: random() }))
        .toSorted((one, other) => one.order - other.order)
        .map(({ count }) => {
          const attemptId: string = randomUUID()
          const notice = { noticeNumber: numberOf(count), amountCents: optionOf(count).amountCents }
          const asked = {
            attemptId,
            followId: attemptId,
            kioskId,
            ...notice,
            language: 'it' as const,
            email: 'a@b.example',
          }
          return { ...asked, isCancelled: random() < 0.3 }
        })
      expect(tries).toHaveLength(200)
      const half = (which: number): Order => ({
        name: 'payments',
        asked: tries.filter((_, index) => index % 2 === which),
      })
      const paying = atOnce(processes, [half(0), half(1)])
      const { twice, looks } = await watchOpenAttempts(db, paying)
      const opened = countOf(await paying)
      expect(looks).toBeGreaterThan(3)
      expect(twice).toEqual([])

      const attempts = await db.selectFrom('payment_attempt').selectAll().orderBy('opened_at').execute()
      expect(opened).toEqual({ opened: attempts.length, busy: tries.length - attempts.length })
      const cancelled = tries.filter(({ isCancelled }) => isCancelled).map(({ attemptId }) => attemptId)
      expect(
        attempts.filter(({ state }) => state === 'not-paid').every((each) => cancelled.includes(each.attempt_id)),
      ).toBe(true)
      expect(new Set(attempts.map((each) => each.notice_number)).size).toBe(NOTICES.length)

      const receipts = NOTICES.map((count) => {
        const own = attempts.findLast((each) => each.notice_number === numberOf(count))
        return receiptOf(CREDITOR, count, { paymentNote: own?.attempt_id ?? '' })
      })
      const all: Order = { name: 'receipts', receipts: [...receipts, ...receipts] }
      expect(countOf(await atOnce(processes, [all, all]))).toEqual({ taken: 50, duplicate: 150 })

      const sums = await db
        .selectFrom('payment_receipt as receipt')
        .innerJoin('payment_option as option', 'option.notice_number', 'receipt.notice_number')
        .innerJoin('payment_attempt as attempt', 'attempt.attempt_id', 'receipt.attempt_id')
        .innerJoin('debt_position as position', 'position.iupd', 'option.iupd')
        .select([
          sql<number>`count(*)::int`.as('count'),
          sql<number>`sum(receipt.amount_cents)::int`.as('received'),
          sql<number>`sum(option.amount_cents)::int`.as('paid'),
          sql<number>`sum(attempt.amount_cents)::int`.as('begun'),
        ])
        .where('option.status', '=', 'PO_PAID')
        .where('attempt.state', '=', 'paid')
        .where('position.status', '=', 'PAID')
        .executeTakeFirstOrThrow()
      const total = NOTICES.reduce((sum, count) => sum + optionOf(count).amountCents, 0)
      expect(sums).toEqual({ count: 50, received: total, paid: total, begun: total })

      const left = await db
        .selectFrom('payment_attempt')
        .select('attempt_id')
        .where('state', 'in', ['opened', 'at-checkout', 'returned'])
        .execute()
      expect(left).toEqual([])
      const feed = await db.selectFrom('change_feed').select('position').orderBy('position').execute()
      expect(feed.map(({ position }) => position)).toEqual(NOTICES.map((count) => NOTICES.length + count))
      const mails = await db.selectFrom('effect').select('effect_id').execute()
      expect(new Set<string>(mails.map((each) => each.effect_id))).toEqual(
        new Set<string>(receipts.map(({ paymentNote }) => `receipt-of-${paymentNote}`)),
      )
      expect(await db.selectFrom('task').selectAll().execute()).toEqual([])
    },
  )
})
