import type { Guard } from './guards.ts'

/** The guards of what goes up and comes down whole, and never back in time; those of its going up once are with the devices. */
export const syncGuards: readonly Guard[] = [
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
]
