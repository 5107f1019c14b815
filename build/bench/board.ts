import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { openCentral, type Central } from '../../db/central/open.ts'
import { paymentsQuery, type PaymentQuery } from '../../db/central/stores/account-payments.ts'
import { ensureCreditor } from '../../db/central/stores/creditors.ts'
import { findAttempt } from '../../db/central/stores/attempts.ts'
import { addEnrolmentCode, enrolKiosk } from '../../db/central/stores/kiosks.ts'
import { BOARD_PAGE } from '../../main/domain/board.ts'
import { seededRandom } from '../../tests/fixtures/random-positions.ts'
import { judge, quantile, type Bench } from './bench-case.ts'
import { makePlace } from './sync/place.ts'

const CREDITOR = '01234567890'
const PAYMENTS = 2_000_000
const ACCOUNTS = 100_000
/** So many accounts have a hundredth of all payments each; they are the ones that are measured. */
const LARGE = 10
const SAMPLES = 400
const WARM_UP = 50
const MOST_TIMES = 3
/** When the newest payments are, and how far back the oldest. */
const NOW = Date.UTC(2026, 10, 23)
const YEARS = 5

const first = { words: [], order: 'newest', limit: BOARD_PAGE + 1 } as const satisfies PaymentQuery

/** The first page as each filter finds it: what every tenth payment has and what one in a thousand has, and a place deep in the list. */
const queries: Readonly<Record<string, PaymentQuery>> = {
  'all, newest first': first,
  'all, oldest first': { ...first, order: 'oldest' },
  'a page in the middle': { ...first, after: { at: '2024-06-01T00:00:00.000Z', paymentId: '0' } },
  'a year': { ...first, from: '2023-12-31T23:00:00.000Z', until: '2024-12-31T23:00:00.000Z' },
  'thirty days': { ...first, from: '2026-10-23T22:00:00.000Z' },
  'a frequent word': { ...first, words: ['tari'] },
  'the beginning of a word': { ...first, words: ['ta'] },
  'a rare word': { ...first, words: ['passo'] },
  'two words': { ...first, words: ['2024', 'tari'] },
  'a frequent word in a year': {
    ...first,
    words: ['tari'],
    from: '2022-12-31T23:00:00.000Z',
    until: '2023-12-31T23:00:00.000Z',
  },
  'a notice number': { ...first, noticeNumber: noticeNumberOf(4_321) },
  'a frequent service': { ...first, service: 'Ufficio tributi' },
  'a rare service': { ...first, service: 'Ufficio tecnico' },
  'a frequent amount': { ...first, amount: 'to-200' },
  'a rare amount': { ...first, amount: 'over-1000' },
  paid: { ...first, outcome: 'paid' },
  'not paid': { ...first, outcome: 'not-paid' },
  'without word': { ...first, outcome: 'unknown' },
}

function noticeNumberOf(index: number): string {
  return `3${String(index).padStart(17, '0')}`
}

/**
 * The first page of a board among 2,000,000 payments of 100,000 accounts on PostgreSQL, on ten accounts that have 20,000 each, beside the read of one
 * payment by its primary key. Throws where the plan of a page reads a table from end to end.
 */
export const bench: Bench = async ({ rows = PAYMENTS, only, say }) => {
  const place = makePlace(rows, say)
  try {
    const database = await openCentral({ postgres: await place.newDatabase() })
    try {
      const { db } = database
      await db.connection().execute((connection) => fill(connection, rows, say))
      say('vacuum and analyze')
      await sql`vacuum analyze`.execute(db)
      const wanted = Object.entries(queries).filter(([name]) => name.includes(only))
      for (const [name, query] of wanted) await refuseScans(db, name, query)
      const random = seededRandom(7)
      const cases = []
      for (const [name, query] of wanted) {
        say(name)
        const [ours, keys]: [number[], number[]] = [[], []]
        for (let sample = 0; sample < SAMPLES + WARM_UP; sample++) {
          const accountId = accountIdOf(Math.floor(random() * LARGE))
          const paymentId = paymentIdOf(Math.floor(random() * rows))
          const turns = [
            async () => ours.push(await timeMs(paymentsQuery(CREDITOR, accountId, query).execute(db))),
            async () => keys.push(await timeMs(findAttempt(db, CREDITOR, paymentId))),
          ]
          for (const turn of random() < 0.5 ? turns : turns.toReversed()) await turn()
        }
        const p95 = (times: readonly number[]) => quantile(times.slice(WARM_UP), 0.95)
        cases.push(
          judge({
            case: name,
            unit: 'ms',
            ours: p95(ours),
            rivals: { 'primary key': p95(keys) },
            mostRatios: { 'primary key': MOST_TIMES },
          }),
        )
      }
      return cases
    } finally {
      await database.close()
    }
  } finally {
    await place.close()
  }
}

async function timeMs(work: Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work
  return performance.now() - began
}

/** Ids that are made of a count, so that the database makes the same ones. */
function accountIdOf(index: number): string {
  return `account-${String(index).padStart(7, '0')}`
}
function paymentIdOf(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
}

/** Throws where PostgreSQL would read a table from end to end to answer. */
async function refuseScans(db: Central, name: string, query: PaymentQuery): Promise<void> {
  const { rows } = await sql<
    Record<string, unknown>
  >`explain (format json) ${paymentsQuery(CREDITOR, accountIdOf(0), query)}`.execute(db)
  const plan = JSON.stringify(rows)
  if (plan.includes('Seq Scan')) throw new Error(`A page is found by reading a whole table (${name}): ${plan}`)
}

/** Makes accounts and payments as many; the database makes them, on one connection that looks up no foreign keys: as they are made, they are right. */
async function fill(db: Central, rows: number, say: (line: string) => void): Promise<void> {
  await ensureCreditor(db, CREDITOR, randomUUID())
  const kioskId = randomUUID()
  const keys = { kioskId, installId: randomUUID(), publicKey: '{}' }
  await addEnrolmentCode(db, CREDITOR, { codeHash: kioskId, kioskName: 'Anagrafe', expiresAt: '9999' })
  await db.transaction().execute((trx) => enrolKiosk(trx, CREDITOR, kioskId, keys, new Date(NOW).toISOString()))
  await sql`set session_replication_role = replica`.execute(db)
  await sql`set work_mem = '1GB'`.execute(db)
  const accounts = Math.max(LARGE + 1, Math.round((rows / PAYMENTS) * ACCOUNTS))
  const ofLarge = Math.floor(rows / 100)
  say(`${accounts} accounts`)
  await sql`insert into account (creditor, account_id, email, given_name, family_name, tax_code, language, password_hash, made_at)
    select ${CREDITOR}, 'account-' || lpad(n::text, 7, '0'), 'p' || n || '@posta.example', 'A', 'B', 'X', 'it', '', ''
    from generate_series(0, ${accounts - 1}::int) n`.execute(db)
  say(`${rows} payments, ${ofLarge} of each of ${LARGE} accounts`)
  await sql`insert into payment_attempt (creditor, attempt_id, follow_id, kiosk_id, notice_number, amount_cents, language, reference_hash,
      state, reason, opened_at, free_at, closed_at, account_id, listed_at, subject, service)
    select ${CREDITOR}, id, id, ${kioskId}, '3' || lpad(n::text, 17, '0'),
      case when n % 997 = 0 then 150000 + n % 1000 else 100 + (n * 37) % 30000 end, 'it', id,
      state, case when state = 'not-paid' then 'cancelled' end, at, at, at,
      'account-' || lpad((case when n < ${ofLarge * LARGE}::int then n / ${ofLarge}::int
        else ${LARGE}::int + n % ${accounts - LARGE}::int end)::text, 7, '0'),
      at,
      case when n % 991 = 0 then 'Passo carrabile ' when n % 5 = 0 then 'TARI acconto ' when n % 7 = 0 then 'Tassa di soggiorno '
        else 'Mensa scolastica ' end || (2022 + (n / 11) % 5),
      case when n % 983 = 0 then 'Ufficio tecnico' when n % 5 = 0 then 'Ufficio tributi' else 'Ufficio scuola' end
    from (
      select n, '00000000-0000-4000-8000-' || lpad(n::text, 12, '0') id,
        case when n % 50 = 0 then 'not-paid' when n % 977 = 0 then 'unknown' else 'paid' end state,
        to_char(to_timestamp(${NOW / 1000}::float8 - ((n * 7919::bigint) % ${YEARS * 365 * 86_400}::bigint)) at time zone 'utc',
          'YYYY-MM-DD"T"HH24:MI:SS".000Z"') at
      from generate_series(0, ${rows - 1}::int) n
    ) made`.execute(db)
  say('their words')
  await sql`insert into payment_word (creditor, account_id, word, listed_at, attempt_id)
    select creditor, account_id, word, listed_at, attempt_id
    from payment_attempt cross join lateral unnest(string_to_array(lower(subject || ' ' || service), ' ')) word
    order by creditor, account_id, word, listed_at, attempt_id`.execute(db)
}
