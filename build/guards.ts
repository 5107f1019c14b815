import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deviceGuards } from './guards-devices.ts'
import { syncGuards } from './guards-sync.ts'

/** A guard of the product: the source text that is it, what is left when it is taken out, and the test that must notice. */
export interface Guard {
  readonly name: string
  readonly file: string
  readonly guard: string
  readonly without: string
  readonly test: string
  /** A part of the name of the test that must turn red. */
  readonly named: string
}

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The guards whose tests are proved to be worth something. */
export const guards: readonly Guard[] = [
  {
    name: 'nonce',
    file: 'main/transport/websocket.ts',
    guard: 'if (!nonces.spend(nonce)) {',
    without: "if (nonce === '') {",
    test: 'tests/security/page-server.test.ts',
    named: 'lets in once, and is dead after',
  },
  {
    name: 'origin',
    file: 'main/transport/websocket.ts',
    guard: "if (request.headers.origin !== origin) return 'origin'",
    without: '',
    test: 'tests/security/page-server.test.ts',
    named: 'stays shut to a foreign origin, though it has the cookie',
  },
  {
    name: 'parse in',
    file: 'main/transport/dispatch.ts',
    guard: `const parsed = procedure.input.safeParse(input)
      if (!parsed.success) return fault('bad-input', name)`,
    without: 'const parsed = { data: input }',
    test: 'main/transport/dispatch.test.ts',
    named: 'bad input is a fault, is not run, and is not logged',
  },
  {
    name: 'permission',
    file: 'main/transport/dispatch.ts',
    guard: "if (!caller.permissions.includes(procedure.permission)) return fault('not-allowed', name)",
    without: '',
    test: 'main/transport/dispatch.test.ts',
    named: 'permission: door.open for ["visitor"] is allowed: false',
  },
  {
    name: 'ticket once',
    file: 'db/kiosk/stores/tickets.ts',
    guard: 'if (numbers.last_command_id === commandId) return `${block}-${numbers.last_count}`',
    without: '',
    test: 'db/kiosk/stores/tickets.test.ts',
    named: 'asked for once more, since its answer was lost, is the same one',
  },
  {
    name: 'ticket transaction',
    file: 'db/kiosk/stores/tickets.ts',
    guard: 'return inTransaction(db, () => {',
    without: 'return ((work: () => TicketNumber | undefined) => work())(() => {',
    test: 'db/kiosk/stores/tickets.test.ts',
    named: 'at the writing of outbox has done neither',
  },
  {
    name: 'ticket double tap',
    file: 'main/flows/assistance.ts',
    guard: "if (asked === undefined || !advance({ name: 'sending-began' })) return false",
    without: 'if (asked === undefined) return false',
    test: 'main/flows/assistance.test.ts',
    named: 'is made once however often the button is tapped',
  },
  {
    name: 'job-state commit',
    file: 'main/printing/print-queue.ts',
    guard: "await advance(entry, { name: 'submitting' })",
    without: "entry.job = { ...entry.job, state: { name: 'submitting' } }",
    test: 'tests/printing/print-queue-crash.test.ts',
    named: 'after submit',
  },
  {
    name: 'end of visit by idleness',
    file: 'main/visit/idle.ts',
    guard: "if (stage.name === 'over') end()",
    without: 'if (false as boolean) end()',
    test: 'main/visit/idle.test.ts',
    named: 'for ninety seconds: the kiosk asks, for twenty, and the visit ends',
  },
  {
    name: 'no presence without a person',
    file: 'main/contract/contract.ts',
    guard: ' && !keepingActs.includes(name)',
    without: '',
    test: 'main/contract/contract.test.ts',
    named: 'the keeping of what was typed is nobody',
  },
  {
    name: 'reprint once',
    file: 'main/domain/print-stage.ts',
    guard: "if (stage?.name === 'printed') return !stage.isReprint",
    without: "if (stage?.name === 'printed') return true",
    test: 'main/flows/print.test.ts',
    named: 'is printed once more, on the same printer, and once only',
  },
  {
    name: 'prints of a visit',
    file: 'main/flows/print.ts',
    guard: 'if (!isReprint && limit !== undefined && sheetCount >= limit)',
    without: 'if (limit === 0)',
    test: 'main/flows/print.test.ts',
    named: 'have an end, said kindly',
  },
  {
    name: 'taps at rest',
    file: 'renderer/state/taps.ts',
    guard: 'event.timeStamp >= restedAt + REST_MS',
    without: 'event.timeStamp >= 0',
    test: 'tests/accessibility/touch.test.ts',
    named: 'does not press what has just come under the finger',
  },
  {
    name: 'palm',
    file: 'renderer/state/taps.ts',
    guard: '> LARGEST_CONTACT_PX',
    without: '> 10 * LARGEST_CONTACT_PX',
    test: 'tests/accessibility/touch.test.ts',
    named: 'presses nothing, however it lies',
  },
  {
    name: 'a finger moves no focus',
    file: 'renderer/state/focus.ts',
    guard: "if (pointer === 'touch' && event.target",
    without: "if (pointer === '' && event.target",
    test: 'tests/accessibility/touch.test.ts',
    named: 'stays where it is when a finger presses a button',
  },
  {
    name: 'changes at once are one screen',
    file: 'main/app.ts',
    guard: 'if (isTelling) return\n',
    without: '',
    test: 'main/app.test.ts',
    named: 'that changes several times in one turn reaches the page once, as it is in the end',
  },
  {
    name: 'offline since',
    file: 'main/sync/line.ts',
    guard: 'if (facts.lostAt !== undefined) return',
    without: '',
    test: 'tests/sync/connection.test.ts',
    named: 'is since when the line is lost, over all retries',
  },
  {
    name: 'last match forgotten',
    file: 'renderer/app/App.svelte',
    guard: 'void tick().then(forgetLastMatch)',
    without: 'void forgetLastMatch',
    test: 'tests/renderer/behaviour.test.ts',
    named: 'is in no memory of the page once the visit has ended',
  },
  {
    name: 'import atomicity',
    file: 'central/pagopa/import.ts',
    guard: 'db.transaction().execute((trx) => takePositions(trx, creditor, chunk, now))',
    without: 'takePositions(db as never, creditor, chunk, now)',
    test: 'central/pagopa/import.test.ts',
    named: 'import atomicity: nothing of the transaction is left',
  },
  {
    name: 'mail address',
    file: 'central/mail/send-mail.ts',
    guard: "if (!ReceiptEmail.safeParse(mail.to).success) return { ok: false, kind: 'permanent' }",
    without: '',
    test: 'tests/mail/header-injection.test.ts',
    named: 'names and addresses make no header and no recipient',
  },
  {
    name: 'mail encryption',
    file: 'central/mail/send-mail.ts',
    guard: "requireTLS: security === 'starttls'",
    without: 'requireTLS: false',
    test: 'tests/mail/encrypted-line.test.ts',
    named: 'does not fall back to an open line',
  },
  {
    name: 'one process per mail',
    file: 'db/central/stores/effects.ts',
    guard: ".set((eb) => ({ tries: eb('effect.tries', '+', 1), next_try_at: leaseUntil }))",
    without: ".set((eb) => ({ tries: eb('effect.tries', '+', 1) }))",
    test: 'db/central/stores/effects.test.ts',
    named: 'are claimed again when the lease has run out',
  },
  {
    name: 'waiting kiosks are told',
    file: 'db/central/stores/feed.ts',
    guard: 'await sql`select pg_notify(${CHANGES_CHANNEL}, ${creditor})`.execute(trx)',
    without: 'void CHANGES_CHANNEL',
    test: 'db/central/listen.test.ts',
    named: 'are heard when they are committed, and not when they are not',
  },
  {
    name: 'what nobody was told',
    file: 'db/central/listen.ts',
    guard: '    heard(undefined)\n',
    without: '',
    test: 'db/central/listen.test.ts',
    named: 'is opened again when it is lost, and says that something may have been missed',
  },
  {
    name: 'ring while it reads',
    file: 'central/changes/pull.ts',
    guard: `      ring = Promise.withResolvers()
      const page = await ports.readPage(kioskId, request)`,
    without: `      const page = await ports.readPage(kioskId, request)
      ring = Promise.withResolvers()`,
    test: 'central/changes/pull.test.ts',
    named: 'does not miss a ring that comes while it reads',
  },
  {
    name: 'feed lock',
    file: 'db/central/stores/feed.ts',
    guard: `    .updateTable('creditor')
    .set({ position: sql<number>\`position + \${things.length}\` })
    .where('creditor', '=', creditor)
    .returning('position')`,
    without: `    .selectFrom('change_feed')
    .select(sql<number>\`coalesce(max(position), 0) + \${things.length}\`.as('position'))
    .where('creditor', '=', creditor)`,
    test: 'db/central/stores/feed.test.ts',
    named: 'a reader beside a slow writer sees every change once, in the order of the commits',
  },
  {
    name: 'version of a thing',
    file: 'db/kiosk/stores/cache.ts',
    guard: `  if (held !== undefined && held.version >= version) return
  if (held !== undefined) tally.take('position', iupd, held.version)`,
    without: "  if (held !== undefined) tally.take('position', iupd, held.version)",
    test: 'db/kiosk/stores/cache.test.ts',
    named: 'keeps the newest of each thing: the same page again, or an older one, changes nothing',
  },
  {
    name: 'swap in one transaction',
    file: 'db/kiosk/stores/shadow.ts',
    guard: `  return inTransaction(db, () => {
    const mismatch`,
    without: `  return ((_: KioskDb, work: () => Mismatch | undefined) => work())(db, () => {
    const mismatch`,
    test: 'db/kiosk/stores/shadow.test.ts',
    named: 'that cannot change places whole does not change places at all',
  },
  {
    name: 'whole snapshot',
    file: 'db/kiosk/stores/shadow.ts',
    guard: 'if (mismatch !== undefined) return mismatch',
    without: 'void mismatch',
    test: 'db/kiosk/stores/shadow.test.ts',
    named: 'of which something is missing, or something else has come, changes nothing',
  },
  {
    name: 'a cut leaves nothing',
    file: 'main/sync/snapshot.ts',
    guard: `    // What the new cache has replaced, or what a cut has left.
    await emptyShadow(store, closing)`,
    without: '',
    test: 'tests/sync/snapshot.test.ts',
    named: 'to a kiosk that begins leaves it without a cache, and nothing of the stream on its disk',
  },
  {
    name: 'another digest heals',
    file: 'main/sync/pull.ts',
    guard: "const went = await startOver('digest')",
    without: 'const went: Round = { ok: true }',
    test: 'tests/sync/snapshot.test.ts',
    named: 'because it lacks a thing is found when it is quiet, told with both values, and made anew',
  },
  {
    name: 'receipt DOCTYPE',
    file: 'central/pagopa/xml.ts',
    guard: "parser.on('doctype', () => refuse('forbidden-xml'))",
    without: '',
    test: 'central/pagopa/xml.test.ts',
    named: 'a DOCTYPE that does nothing is refused',
  },
  {
    name: 'receipt size',
    file: 'central/pagopa/xml.ts',
    guard: "return { ok: false, problem: 'too-large' }",
    without: 'void 0',
    test: 'central/pagopa/xml.test.ts',
    named: 'more than the limit is not even looked at',
  },
  {
    name: 'receipt depth',
    file: 'central/pagopa/xml.ts',
    guard: 'open.length > MAX_DEPTH || ',
    without: '',
    test: 'central/pagopa/xml.test.ts',
    named: 'a depth that no receipt has',
  },
  {
    name: 'receipt outcome',
    file: 'central/pagopa/receipt-xml.ts',
    guard: "if (!isPaid.data) return { ok: false, problem: 'not-a-payment' }",
    without: '',
    test: 'central/pagopa/receipt-xml.test.ts',
    named: 'with the outcome KO it is no payment',
  },
  {
    name: 'checkout address',
    file: 'central/pagopa/checkout.ts',
    guard: 'page !== null && isAllowed(page, config)',
    without: 'page !== null',
    test: 'central/pagopa/checkout.test.ts',
    named: 'never from https://api.platform.pagopa.it/checkout/ec/v2 to https://pagopa.it.evil.example/c/x',
  },
  {
    name: 'receipts overlap',
    file: 'central/pagopa/poll-receipts.ts',
    guard: 'cursor.polled < today ? DAILY_OVERLAP_DAYS : OVERLAP_DAYS',
    without: 'OVERLAP_DAYS',
    test: 'central/pagopa/poll-receipts.test.ts',
    named: 'what reaches GPD a week after it was paid is taken still',
  },
  {
    name: 'one open attempt',
    file: 'db/central/migrations/0002-payments.ts',
    guard: 'create unique index payment_attempt_open',
    without: 'create index payment_attempt_open',
    test: 'tests/payments/concurrency.test.ts',
    named: '200 attempts at once over 50 notices',
  },
  {
    name: 'follow your own',
    file: 'central/payments/follow-payment.ts',
    guard: 'if (owner !== kioskId) {',
    without: 'if (owner === undefined) {',
    test: 'central/payments/follow-payment.test.ts',
    named: "another kiosk's payment shows nothing",
  },
  {
    name: 'receipt once',
    file: 'central/payments/take-receipt.ts',
    guard: "if (!isNew) return { result: 'duplicate' }",
    without: 'void isNew',
    test: 'central/payments/take-receipt.test.ts',
    named: 'that comes again is kept once',
  },
  {
    name: 'receipt of ours',
    file: 'central/payments/take-receipt.ts',
    guard: 'if (receipt.creditor.fiscalCode !== creditor) {',
    without: "if (receipt.creditor.fiscalCode === '') {",
    test: 'central/payments/take-receipt.test.ts',
    named: 'of another creditor is refused and counted',
  },
  {
    name: 'paid stays paid',
    file: 'db/central/stores/positions.ts',
    guard: `await payByReceipts(
    trx,
    creditor,
    taken.map(({ position }) => position.iupd),
    now,
  )`,
    without: 'void payByReceipts',
    test: 'central/payments/take-receipt.test.ts',
    named: 'that still says unpaid does not take the payment back',
  },
  {
    name: 'block of numbers',
    file: 'db/central/stores/ticket-blocks.ts',
    guard: 'await lockBlocks(trx, creditor)\n',
    without: 'void lockBlocks\n',
    test: 'db/central/stores/ticket-blocks.test.ts',
    named: 'are never given twice, however many ask at once',
  },
  {
    name: 'own block',
    file: 'central/commands/ticket-opened.ts',
    guard:
      "if (!(await hasBlock(trx, creditor, kioskId, blockOf(number)))) return { ok: false, refusal: 'not-your-number' }",
    without: '',
    test: 'central/commands/ticket-opened.test.ts',
    named: 'is numbered from the own block of its kiosk, and from no other',
  },
  {
    name: 'number once',
    file: 'central/commands/ticket-opened.ts',
    guard: 'there?.contentHash === contentHash ?',
    without: 'there !== undefined ?',
    test: 'central/commands/ticket-opened.test.ts',
    named: 'has its number once: the same again changes nothing, another one is refused',
  },
  {
    name: 'code of a slip',
    file: 'central/tickets/find-ticket.ts',
    guard: '!isRight || ',
    without: '',
    test: 'central/tickets/find-ticket.test.ts',
    named: 'is not shown to a wrong pair, the same for either half, and that is counted',
  },
  {
    name: 'wrong pairs of a kiosk',
    file: 'central/pair-limit.ts',
    guard: '(await refusedWithinHour(db, creditor, pair, kioskId, now)) < limit',
    without: 'limit > 0',
    test: 'central/tickets/find-ticket.test.ts',
    named: 'is over for a kiosk with too many wrong pairs within the hour, and for no other',
  },
  {
    name: 'answer and mail are one',
    file: 'central/tickets/answer-ticket.ts',
    guard: `return db.transaction().execute(async (trx) => {
    const ticket`,
    without: `return ((work) => work(db))(async (trx) => {
    const ticket`,
    test: 'central/tickets/answer-ticket.test.ts',
    named: 'whose mail cannot be queued is not there either: reply, mail and task are one',
  },
  {
    name: 'requests forgotten',
    file: 'db/central/stores/tickets.ts',
    guard: 'given_name: null, family_name: null, answer_to: null, ',
    without: '',
    test: 'central/tickets/answer-ticket.test.ts',
    named: 'is forgotten, with the request, ninety days after the request was closed, and not before',
  },
  {
    name: 'requests not forgotten too soon',
    file: 'db/central/stores/tickets.ts',
    guard: "    .where('closed_at', '<', closedBefore)\n",
    without: '',
    test: 'central/tickets/answer-ticket.test.ts',
    named: 'is forgotten, with the request, ninety days after the request was closed, and not before',
  },
  {
    name: 'resolved address',
    file: 'main/outside-page/proxy.ts',
    guard: 'found.filter((address) => isPublicAddress(address))',
    without: 'found',
    test: 'main/outside-page/proxy.test.ts',
    named: 'refuses a name that leads to an address inside',
  },
  {
    name: 'loopback by the proxy',
    file: 'main/shell/chromium/outside-profile.ts',
    guard: "'--proxy-bypass-list=<-loopback>',",
    without: '',
    test: 'tests/security/outside-page.test.ts',
    named: 'reaches nothing inside, by no name and by no way',
  },
  ...deviceGuards,
  {
    name: 'the file needs its key',
    file: 'db/kiosk/cipher.ts',
    guard: 'file.pragma(`key = ${literal(key)}`)',
    without: '',
    test: 'tests/security/kiosk-file.test.ts',
    named: 'nothing of a person is to be read in any file of the kiosk',
  },
  {
    name: 'file checked at the start',
    file: 'db/kiosk/keep-file.ts',
    guard: `if (!isFitToStart(file, wasOrderly)) return { reason: 'damaged', error: new Error(DAMAGED) }`,
    without: 'void isFitToStart(file, wasOrderly)',
    test: 'db/kiosk/salvage.test.ts',
    named: 'is found in the outbox at the start, before anything is written',
  },
  {
    name: 'backup in one step',
    file: 'db/kiosk/backup.ts',
    guard: 'putInPlace(draft, to)',
    without: "process.getBuiltinModule('node:fs').copyFileSync(draft, to)",
    test: 'db/kiosk/backup.test.ts',
    named: 'takes the place of the one before in one step',
  },
  {
    name: 'blanking in the backup',
    file: 'db/kiosk/backup.ts',
    guard: "outbox: `state IN ('pending','parked')`",
    without: 'outbox: `TRUE`',
    test: 'tests/security/kiosk-file.test.ts',
    named: 'what was acknowledged is in the backup no more',
  },
  {
    name: 'restored queue',
    file: 'db/kiosk/salvage.ts',
    guard: "if (isQueueEnded) keepStanding(db, 'forked')",
    without: 'void keepStanding',
    test: 'tests/sync/file-news.test.ts',
    named: 'does not push a queue that the centre would call a fork',
  },
  {
    name: 'answers to another file',
    file: 'db/kiosk/keep-file.ts',
    guard: 'if (outdated.has(operation)) throw new Error(`${operation} answers a question to another file`)',
    without: '',
    test: 'db/kiosk/salvage.test.ts',
    named: 'leaves no answer of the centre to a question from before',
  },
  {
    name: 'reserve of room',
    file: 'db/kiosk/keep-file.ts',
    guard: 'giveUpReserve(reserve)',
    without: 'void reserve',
    test: 'db/kiosk/reserve.test.ts',
    named: 'gives up the cache first, and says that it cannot save',
  },
  {
    name: 'no cache while there is no room',
    file: 'db/kiosk/keep-file.ts',
    guard: 'if (isBulk && !canSave) throw new Error(`There is no room for ${operation}`)',
    without: '',
    test: 'db/kiosk/reserve.test.ts',
    named: 'gives up the cache first, and says that it cannot save',
  },
  {
    name: 'short log',
    file: 'db/kiosk/keep-file.ts',
    guard: 'if (isBulk) shortenLog()',
    without: 'if (isBulk) void shortenLog',
    test: 'db/kiosk/reserve.test.ts',
    named: 'stays short also while somebody reads an old state',
  },
  ...syncGuards,
]

/** How many guards are proved at once. */
const LANES = 2

/**
 * Takes each guard out of a copy of the sources and runs its test there: the named test must turn red. First it must be green with the
 * guard in place, or its red would prove nothing: `isGreen` says of which tests that was just seen, the others are run.
 */
export async function proveGuards(
  filters: readonly string[],
  isGreen: (test: string, named: string) => boolean,
  say: (line: string) => void,
): Promise<{ readonly passed: number; readonly failed: number }> {
  const chosen = guards.filter(({ name }) => filters.length === 0 || filters.some((filter) => name.includes(filter)))
  const left = chosen.values()
  let passed = 0
  const lane = async () => {
    const copy = mkdtempSync(join(tmpdir(), 'sportello-guards-'))
    try {
      const skipped = new Set(['node_modules', '.git', 'out'])
      cpSync(ROOT, copy, { recursive: true, filter: (source) => source === ROOT || !skipped.has(basename(source)) })
      symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
      for (const guard of left) {
        const problem = await prove(copy, guard, isGreen(guard.test, guard.named))
        if (problem === undefined) passed += 1
        say(
          problem === undefined
            ? `ok  without "${guard.name}" its test turns red`
            : `FAILED  guard "${guard.name}": ${problem}`,
        )
      }
    } finally {
      rmSync(copy, { recursive: true, force: true })
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return { passed, failed: chosen.length - passed }
}

async function prove(
  copy: string,
  { file, guard, without, test, named }: Guard,
  isKnownGreen: boolean,
): Promise<string | undefined> {
  const path = join(copy, file)
  const source = readFileSync(path, 'utf8')
  if (source.split(guard).length !== 2) return `its source text is not there exactly once in ${file}`
  if (!isKnownGreen) {
    const before = await runTestSurely(copy, test, named)
    if (before.state !== 'passed') return `its test is ${before.state} with the guard in place`
  }
  writeFileSync(
    path,
    source.replace(guard, () => without),
  )
  const after = await runTestSurely(copy, test, named)
  writeFileSync(path, source)
  return after.state === 'failed' ? undefined : `its test is ${after.state} without it`
}

/** As `runTest`; a run in which the named test never began, as when a browser did not start in time, says nothing and is repeated, once. */
async function runTestSurely(copy: string, test: string, named: string): ReturnType<typeof runTest> {
  const first = await runTest(copy, test, named)
  return first.state === 'missing' || first.state === 'broken' ? runTest(copy, test, named) : first
}

/** What became of the named test; `broken` when the run itself failed without saying. */
async function runTest(
  copy: string,
  test: string,
  named: string,
): Promise<{ state: 'passed' | 'failed' | 'missing' | 'broken' }> {
  const report = join(copy, 'guard-report.json')
  rmSync(report, { force: true })
  const args = [
    'run',
    '-c',
    'build/vitest.config.ts',
    test,
    '-t',
    escapeRegExp(named),
    '--reporter=json',
    `--outputFile=${report}`,
  ]
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: copy,
    stdio: 'ignore',
    env: { ...process.env, SPORTELLO_SHARED: process.env['SPORTELLO_SHARED'] ?? join(ROOT, '../shared') },
  })
  await new Promise((resolve) => child.once('close', resolve))
  let results: { testResults: readonly { assertionResults: readonly { fullName: string; status: string }[] }[] }
  try {
    results = JSON.parse(readFileSync(report, 'utf8')) as typeof results
  } catch {
    return { state: 'broken' }
  }
  const cases = results.testResults
    .flatMap((file) => file.assertionResults)
    .filter(({ fullName }) => fullName.includes(named))
  const ran = cases.filter(({ status }) => status === 'passed' || status === 'failed')
  if (ran.length === 0) return { state: 'missing' }
  return { state: ran.some(({ status }) => status === 'failed') ? 'failed' : 'passed' }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
