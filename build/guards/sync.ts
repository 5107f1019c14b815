import type { Guard } from './guard.ts'

/** Guards of what goes up to the centre and comes down. */
export const syncGuards: readonly Guard[] = [
  {
    name: 'offline since',
    file: 'main/sync/line.ts',
    guard: 'if (facts.lostAt !== undefined) return',
    without: '',
    test: 'tests/sync/connection.test.ts',
    named: 'is since when the line is lost, over all retries',
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
      const page = await ports.readPage(asker, request)`,
    without: `      const page = await ports.readPage(asker, request)
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
    named: 'sees every change once, in the order of the commits',
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
    name: 'command transaction',
    file: 'central/commands/push.ts',
    guard: 'await db.transaction().execute(async (trx) => {',
    without: 'await db.connection().execute(async (trx: any) => {',
    test: 'central/commands/push.test.ts',
    named: 'leaves nothing of a command whose decision cannot be stored',
  },
  {
    name: 'kiosk transaction',
    file: 'db/kiosk/database.ts',
    guard: 'return db.file.transaction(work).immediate()',
    without: 'return work()',
    test: 'db/kiosk/stores/print-jobs.test.ts',
    named: 'does not end where the word to the centre cannot be queued: both, or neither',
  },
]
