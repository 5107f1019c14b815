import type { account as reference } from '../it/account.ts'

/** The texts of what registration and sign-in share, in Slovene. */
export const account = {
  'account.wait': 'Čakam na odgovor občine.',
  'account.privacy': 'Preberi obvestilo',
  'account.password.hint': 'Vsaj 10 znakov.',
  'account.password.short': 'Prekratko je: potrebnih je vsaj 10 znakov.',
  'account.password.long': 'Predolgo je: največ 128 znakov.',
  'account.password.different': 'Gesli nista enaki: vpišite ju znova.',
  'account.weak.common': 'Mnogi ga že uporabljajo: izberite drugo.',
  'account.weak.personal': 'V njem je nekaj vašega, na primer ime: izberite drugo.',
  'account.weak.pattern': 'Sledi tipkam na tipkovnici: izberite drugo.',
  'account.weak.guessable': 'Lahko ga je uganiti: dodajte še kakšno besedo.',
  'account.advice.good': 'Dobro geslo',
  'account.advice.good-text': 'Tri ali štiri besede, ki nimajo nič skupnega. Presledki so dovoljeni.',
  'account.advice.secret': 'Obdržite ga zase',
  'account.advice.secret-text': 'Geslo vpišite, ko nihče ne gleda. Občina vas zanj nikoli ne vpraša.',
  'account.advice.end': 'Ko končate',
  'account.advice.end-text': 'Dotaknite se gumba Končaj, da vašega profila ne uporabi kdo drug.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
