import type { mailCode as reference } from '../it/mail-code.ts'

/** The texts of the flow `mail-code`, in Slovene. */
export const mailCode = {
  'mail-code.entry.title': 'Vpišite kodo',
  'mail-code.entry.text': 'Če je naslov pravi, koda kmalu pride na {email}. Velja do {time}.',
  'mail-code.entry.link': 'Ali pa na telefonu odprite povezavo v e-sporočilu: ta zaslon gre naprej sam.',
  'mail-code.entry.field': 'Potrditvena koda',
  'mail-code.entry.verify': 'Potrdi',
  'mail-code.entry.resend': 'Pošlji znova',
  'mail-code.entry.pause': 'Čez {left} min',
  'mail-code.entry.too-soon': 'Trenutek: prvo e-sporočilo je morda še na poti.',
  'mail-code.entry.bad': 'Koda ima 6 števk.',

  'mail-code.news.wrong': 'Koda ni prava. Poglejte v zadnje e-sporočilo.',
  'mail-code.news.unheard': 'Občina se ne odziva: poskusite znova.',
  'mail-code.news.sent-again': 'Narejeno. Če pride novo e-sporočilo, velja njegova koda.',

  'mail-code.proving.title': 'Preverjam kodo',

  'mail-code.gone.title': 'Ta koda ne velja več',
  'mail-code.gone.text': 'Poskušena je bila prevečkrat ali pa je minilo preveč časa.',
  'mail-code.gone.next': 'Začnite znova pri naslovu: prejeli boste novo kodo.',
  'mail-code.gone.old': 'Prejšnja e-sporočila',
  'mail-code.gone.old-text': 'Te kode niso več uporabne: lahko jih izbrišete.',
  'mail-code.gone.kept': 'Nič se ni spremenilo: velja prejšnji naslov.',
  'mail-code.gone.again': 'Začni znova',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
