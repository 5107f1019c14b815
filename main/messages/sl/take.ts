import type { take as reference } from '../it/take.ts'

/** The texts of the flow `take`, in Slovene. */
export const take = {
  'take.making.title': 'Pripravljam obvestilo za telefon',
  'take.making.wait': 'Čakam na odgovor občine.',
  'take.link.title': 'Vzemite obvestilo s seboj',
  'take.link.qr': 'Koda QR za prenos obvestila',
  'take.link.save': 'Prenesite datoteko',
  'take.link.save-text': 'Na telefonu se dotaknite gumba: obvestilo pride kot datoteka PDF. Deluje samo enkrat.',
  'take.link.until-text': 'Koda velja do {time}.',
  'take.link.mail': 'Pošlji po e-pošti',
  'take.link.new': 'Pokaži drugo kodo',
  'take.email.title': 'Obvestilo po e-pošti',
  'take.email.hint': 'Komu ga pošljemo',
  'take.email.send': 'Pošlji obvestilo',
  'take.email.phone': 'S kodo QR',

  'take.sending.title': 'Pošiljam obvestilo',
  'take.sending.wait': 'Čakam na odgovor občine.',

  'take.trouble.unheard':
    'Občina se ne odziva: ne vemo, ali bo e-sporočilo odšlo. Če poskusite znova, gre vseeno samo eno.',
  'take.trouble.no-mail': 'Od tu zaenkrat ne pošiljamo e-sporočil. Na voljo sta koda QR in tiskanje.',
  'take.trouble.too-many': 'Od tu so že odšla tri e-sporočila. Za več izvodov ga natisnite.',
  'take.mailed.title': 'Obvestilo je na poti',
  'take.mailed.text': 'Obvestilo pride na {email} v nekaj minutah.',
  'take.mailed.missing-text': 'Poglejte med neželeno pošto. Ali skenirajte kodo ali ga natisnite.',
  'take.failed.offline.title': 'Obvestila zdaj ni mogoče poslati',
  'take.failed.offline.text': 'Ni povezave z občino.',
  'take.failed.offline.next': 'Kmalu poskusite znova ali se vrnite in ga natisnite.',
  'take.failed.not-payable.title': 'Tega obvestila ni več mogoče plačati',
  'take.failed.not-payable.text': 'Medtem se je nekaj spremenilo: morda je bilo plačano ali umaknjeno.',
  'take.failed.not-payable.next': 'Obvestilo poiščite znova: tukaj vidite, kako je zdaj.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
