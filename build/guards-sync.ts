import type { Guard } from './guards.ts'

/** The guards of what goes up and comes down: once, whole, in order, and not longer than needed. */
export const syncGuards: readonly Guard[] = [
  {
    name: 'command once',
    file: 'central/commands/push.ts',
    guard: 'if (command.seq <= kiosk.lastSeq) {',
    without: 'if (command.seq < 0) {',
    test: 'central/commands/push.test.ts',
    named: 'that is repeated, because its answer was lost, gets the stored outcomes and does nothing',
  },
  {
    name: 'command hash',
    file: 'central/commands/push.ts',
    guard: ' && before.argsHash === command.argsHash',
    without: '',
    test: 'central/commands/push.test.ts',
    named: 'that brings another content for a place that is decided is a fork',
  },
  {
    name: 'command lock',
    file: 'db/central/stores/kiosks.ts',
    guard: 'selectKiosk(trx, creditor, kioskId).forUpdate()',
    without: 'selectKiosk(trx, creditor, kioskId)',
    test: 'central/commands/push.test.ts',
    named: 'is decided once when it comes several times at once',
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
  {
    name: 'cache version',
    file: 'db/kiosk/stores/cache.ts',
    guard: 'if (held !== undefined && held.version >= version) return',
    without: '',
    test: 'db/kiosk/stores/cache.test.ts',
    named: 'keeps the newest of each thing: the same page again, or an older one, changes nothing',
  },
  {
    name: 'blanked arguments',
    file: 'db/kiosk/stores/outbox.ts',
    guard: "{ state: 'applied', args: null }",
    without: "{ state: 'applied' }",
    test: 'db/kiosk/stores/outbox.test.ts',
    named: 'forgets the arguments of what is decided, from the disk too',
  },
]
