import type { Guard } from './guard.ts'

/** Guards of papers that leave a kiosk otherwise than by its printer. */
export const papersGuards: readonly Guard[] = [
  {
    name: 'taken once',
    file: 'db/central/stores/phone-links.ts',
    guard: `    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n`,
    without: `    .executeTakeFirst()
  return used.numUpdatedRows === 1n`,
    test: 'central/papers/paper-link.test.ts',
    named: 'of two who press at once by one',
  },
  {
    name: 'ten minutes',
    file: 'db/central/stores/phone-links.ts',
    guard: `    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  // It has`,
    without: `    .where('used_at', 'is', null)
    .executeTakeFirst()
  // It has`,
    test: 'central/papers/paper-link.test.ts',
    named: 'can be taken for ten minutes',
  },
  {
    name: 'paper of another kiosk',
    file: 'db/central/stores/phone-links.ts',
    guard: "        .where('phone_link.kiosk_id', '=', link.kioskId)\n",
    without: '',
    test: 'central/papers/paper-link.test.ts',
    named: 'where the id is another kiosk',
  },
  {
    name: 'tax code before a paper',
    file: 'main/flows/notice.ts',
    guard:
      "    if (visit.settings()?.guestPrint !== 'open' && !hasProved) return advance({ name: 'tax-code-asked', wanted })\n",
    without: '',
    test: 'main/flows/take.test.ts',
    named: 'asks for the tax code first',
  },
  {
    name: 'mails of a visit',
    file: 'main/flows/take.ts',
    guard: "      if (isNew && mailIds.size >= MAILS_PER_VISIT) return { ...unheard, trouble: 'too-many' }\n",
    without: '',
    test: 'main/flows/take.test.ts',
    named: 'is sent so often in one visit',
  },
  {
    name: 'late answer of a paper',
    file: 'main/flows/take.ts',
    guard: 'if (asking === its) advance(event)',
    without: 'advance(event)',
    test: 'main/flows/take.test.ts',
    named: 'only the last answer is shown',
  },
]
