import type { Guard } from './guard.ts'

/** Guards of people's accounts. */
export const accountsGuards: readonly Guard[] = [
  {
    name: 'work for nobody',
    file: 'central/accounts/passwords.ts',
    guard: '      const isIt = await verify(',
    without: '      if (passwordHash === undefined) return false\n      const isIt = await verify(',
    test: 'central/accounts/passwords.test.ts',
    named: 'cost the same work',
  },
  {
    name: 'tries counted first',
    file: 'central/accounts/try-password.ts',
    guard: '    if (free !== undefined && free > now.toISOString()) return free\n',
    without: '',
    test: 'central/accounts/sign-in.test.ts',
    named: 'many guesses at once',
  },
  {
    name: 'guesses one after the other',
    file: 'db/central/stores/sign-in-failures.ts',
    guard: `  for (const who of whos.toSorted()) {
    await sql\`select pg_advisory_xact_lock(hashtext(\${\`wrong passwords of \${creditor} \${who}\`}))\`.execute(trx)
  }
`,
    without: '  void sql\n',
    test: 'central/accounts/sign-in.test.ts',
    named: 'many guesses at once',
  },
  {
    name: 'five tries of a code',
    file: 'central/accounts/begin-proof.ts',
    guard: ' && proof.wrongTries < MOST_TRIES',
    without: '',
    test: 'central/accounts/registration.test.ts',
    named: 'is tried five times at most',
  },
  {
    name: 'code of another kiosk',
    file: 'central/accounts/give-proof.ts',
    guard: `    if (proof?.kioskId !== kioskId) return { result: 'gone' }
    // Who has not heard`,
    without: `    if (proof === undefined) return { result: 'gone' }
    // Who has not heard`,
    test: 'central/accounts/registration.test.ts',
    named: 'at the kiosk that asked for it alone',
  },
  {
    name: 'five mails an hour',
    file: 'central/accounts/begin-proof.ts',
    guard: '  return mailsToAddress < MAILS_PER_HOUR && ofKiosk < KIOSK_PROOFS_PER_HOUR\n',
    without: '  return mailsToAddress + ofKiosk < Infinity\n',
    test: 'central/accounts/registration.test.ts',
    named: 'one address gets five mails an hour',
  },
  {
    name: 'no link to a new password',
    file: 'central/accounts/give-proof.ts',
    guard: "  return purpose !== 'recover'\n",
    without: '  return purpose.length > 0\n',
    test: 'central/accounts/recover.test.ts',
    named: 'chooses another with the code',
  },
  {
    name: 'session of this visit',
    file: 'db/central/stores/account-sessions.ts',
    guard: "    .where('visit_id', '=', visitId)\n    .where('began_at'",
    without: "    .where('began_at'",
    test: 'central/accounts/profile.test.ts',
    named: 'of another visit or kiosk, does nothing: profile',
  },
  {
    name: 'sessions end with the password',
    file: 'central/accounts/recover.ts',
    guard: '    await endSessionsOf(trx, creditor, account.accountId)\n',
    without: '',
    test: 'central/accounts/recover.test.ts',
    named: 'all sessions end',
  },
  {
    name: 'session of a person who has gone',
    file: 'main/identity/person.ts',
    guard: '      if (visit.id() !== visitId) {',
    without: '      if (visitId === "") {',
    test: 'main/flows/sign-in.test.ts',
    named: 'has gone before the answer came',
  },
  {
    name: 'payments of the account alone',
    file: 'db/central/stores/account-payments.ts',
    guard: 'p.creditor = ${creditor} and p.attempt_id = ${paymentId} and p.account_id = ${accountId}`',
    without: "p.creditor = ${creditor} and p.attempt_id = ${paymentId} and ${accountId} <> ''`",
    test: 'central/accounts/board.test.ts',
    named: 'shows nothing of anybody else',
  },
  {
    name: 'words of the account alone',
    file: 'db/central/stores/account-payments.ts',
    guard: '    sql`${table}.creditor = ${creditor} and ${table}.account_id = ${accountId}`',
    without: "    sql`${table}.creditor = ${creditor} and ${accountId} <> ''`",
    test: 'db/central/stores/account-payments.test.ts',
    named: 'none of anybody else',
  },
  {
    name: 'board forgotten when it is opened anew',
    file: 'main/flows/board.ts',
    guard: '    forget()\n    load(allPayments)',
    without: '    load(allPayments)',
    test: 'main/flows/board.test.ts',
    named: 'nothing left of what was seen before',
  },
]
