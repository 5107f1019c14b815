import type { receipt as reference } from '../it/receipt.ts'

/** The texts of the flow `receipt`, in Slovene. */
export const receipt = {
  'receipt.entry.title': 'Poiščite potrdilo',
  'receipt.entry.text': 'Potrebni sta številka obvestila in davčna številka.',
  'receipt.entry.code-where': 'Na obvestilu ali opomniku: številka ima 18 števk.',
  'receipt.entry.tax-code-where': 'Prejemnika ali tistega, ki je plačal: na zdravstveni kartici.',
  'receipt.entry.privacy': 'Občina uporabi številki samo za to iskanje in ju ne shrani.',

  'receipt.searching.title': 'Iščem potrdilo',
  'receipt.searching.wait': 'Čakam na odgovor občine.',

  'receipt.found.title': 'Vaše potrdilo',
  'receipt.found.mail': 'Pošlji po e-pošti',
  'receipt.found.phone': 'Vzemite ga na telefon',
  'receipt.found.mail-hint': 'Da ga dobite tudi po e-pošti',
  'receipt.found.privacy': 'Občina uporabi naslov samo za to pošiljanje, nato ga izbriše.',
  'receipt.found.not-sent': 'Občina se ne odziva: nič ni bilo poslano. Kmalu poskusite znova.',

  'receipt.mailed.title': 'Potrdilo je na poti',
  'receipt.mailed.text': 'Potrdilo pride na {email} v nekaj minutah.',
  'receipt.mailed.missing': 'Če ne pride',
  'receipt.mailed.missing-text': 'Poglejte med neželeno pošto. Ali ga tukaj znova poiščite ali natisnite.',

  'receipt.linking.title': 'Pripravljam potrdilo za telefon',
  'receipt.link.title': 'Potrdilo na telefonu',
  'receipt.link.qr': 'Koda QR za prenos potrdila',
  'receipt.link.save-text': 'Na telefonu se dotaknite gumba: potrdilo pride kot datoteka PDF. Deluje samo enkrat.',
  'receipt.no-link.title': 'Potrdila zdaj ni mogoče poslati na telefon',
  'receipt.no-link.text': 'Ni povezave z občino.',
  'receipt.no-link.next': 'Kmalu poskusite znova ali se vrnite in ga natisnite.',

  'receipt.fault.not-found.title': 'Potrdilo ni najdeno',
  'receipt.fault.not-found.cause': 'Za ti dve številki skupaj ni nobenega potrdila.',
  'receipt.fault.not-found.next': 'Preverite obe. Novo plačilo se lahko pokaže šele čez nekaj ur.',
  'receipt.fault.not-found.action': 'Popravi številki',
  'receipt.fault.too-many-attempts.title': 'Preveč iskanj brez rezultata',
  'receipt.fault.too-many-attempts.cause': 'Zaradi varnosti tukaj nekaj časa ni mogoče ničesar iskati.',
  'receipt.fault.too-many-attempts.next': 'Osebje urada lahko potrdilo poišče skupaj z vami.',
  'receipt.fault.unreachable.title': 'Zdaj ne moremo iskati',
  'receipt.fault.unreachable.cause': 'Občina se ne odziva: morda ni povezave.',
  'receipt.fault.unreachable.next': 'Kmalu poskusite znova. Številki ostaneta vpisani.',
  'receipt.fault.money': 'Že opravljena plačila ostanejo veljavna.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
