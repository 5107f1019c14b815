import type { pay as reference } from '../it/pay.ts'

/** The texts of the flow `pay`, in Slovene. */
export const pay = {
  'pay.offer.title': 'Plačilo tukaj',
  'pay.offer.changed': 'Znesek se je spremenil: prej {before}.',
  'pay.offer.email-hint': 'Če želite potrdilo po e-pošti. Sicer pustite prazno.',
  'pay.offer.go': 'Na plačilo',
  'pay.offer.without': 'Nadaljuj brez e-pošte',
  'pay.offer.how': 'Kako plačate',
  'pay.offer.how-text': 'Odpre se stran pagoPA: tam izberete kartico ali račun. Mi številk kartice ne potrebujemo.',
  'pay.offer.privacy':
    'Naslov služi le za pošiljanje potrdila: uporabita ga občina in stran pagoPA. Občina ga po pošiljanju izbriše.',

  'pay.opening.title': 'Pripravljam plačilo',
  'pay.opening.begun': 'Kmalu se odpre stran za plačilo.',
  'pay.opening.waiting': 'Čakam na odgovor sistema pagoPA.',
  'pay.opening.long': 'Traja dlje kot običajno. Nič ni bilo plačano. Lahko počakate ali prosite za pomoč.',

  'pay.outside.title': 'Stran za plačilo',
  'pay.outside.of': 'stran',
  'pay.outside.loading': 'Stran se odpira',
  'pay.outside.until': 'Ta stran se zapre ob {time}.',
  'pay.outside.cancel': 'Prekliči',

  'pay.link.title': 'Nadaljujte na strani pagoPA',
  'pay.link.text': 'Tukaj se stran za plačilo odpre v drugem oknu. Nato se vrnite sem.',
  'pay.link.open': 'Odpri zunanjo stran',
  'pay.link.watch': 'Med plačilom',
  'pay.link.watch-text': 'Ta zaslon čaka: po plačilu sam pokaže, kako je bilo.',

  'pay.phone.title': 'Plačilo na vašem telefonu',
  'pay.phone.qr': 'Koda QR strani za plačilo',
  'pay.phone.scan': 'Skenirajte kodo',
  'pay.phone.scan-text': 'Odprite kamero telefona in jo usmerite v kodo. Aplikacija ni potrebna.',
  'pay.phone.pay': 'Plačajte na strani',
  'pay.phone.pay-text': 'Preverite znesek in nadaljujte. Podatke kartice vpišete samo na strani pagoPA.',
  'pay.phone.until': 'Do kdaj',
  'pay.phone.until-text': 'Stran lahko odprete do {time}.',
  'pay.phone.begun': 'Plačilo se je začelo na telefonu',
  'pay.phone.waits': 'Tukaj boste videli, kako je bilo',
  'pay.phone.stop': 'Plačaj drugače',

  'pay.waiting.title': 'Čakam na potrdilo',
  'pay.waiting.ok': 'Stran pagoPA pravi, da je plačilo uspelo.',
  'pay.waiting.waiting': 'Banka mora plačilo še potrditi.',
  'pay.waiting.wait': 'Čakam na potrditev: običajno traja le nekaj sekund.',
  'pay.waiting.long': 'Traja dlje kot običajno. Potrdilo pride, tudi če ne čakate tukaj.',
  'pay.waiting.where': 'Kam pride potrdilo',
  'pay.waiting.where-here': 'Sem na zaslon. Pozneje ga lahko poiščete tudi z začetnega zaslona.',
  'pay.waiting.where-mail': 'Sem na zaslon in po e-pošti na {email}',
  'pay.waiting.again': 'Ne plačajte še enkrat: plačilo poteka.',
  'pay.waiting.go-on': 'Ne čakam: pogledam pozneje',

  'pay.paid.title': 'Plačilo je uspelo',
  'pay.paid.mail': 'Potrdilo pride tudi na {email}',
  'pay.paid.no-mail': 'Natisnite ga ali ga pozneje poiščite tukaj s številko obvestila.',
  'pay.paid.asked': 'Obvestilo je zahtevalo {asked}: urad to preveri.',
  'pay.paid.other': 'Drugo opravilo',

  'pay.label.fee': 'Provizija',
  'pay.label.total': 'Skupaj',
  'pay.label.when': 'Plačano',
  'pay.label.psp': 'Plačano prek',

  'pay.cancelled.title': 'Plačilo je preklicano',
  'pay.cancelled.cause': 'Plačilo je bilo preklicano na strani pagoPA.',
  'pay.cancelled.next': 'Obvestilo je prosto: lahko takoj poskusite znova ali plačate drugače.',

  'pay.refused.title': 'Plačilo ni uspelo',
  'pay.refused.cause': 'Banka ali kartica plačila ni sprejela.',
  'pay.refused.next': 'Poskusite z drugo kartico ali plačajte s telefonom ali z listom.',

  'pay.left.title': 'Stran za plačilo je zaprta',
  'pay.left.cause': 'Stran pagoPA je bila zaprta od tu.',
  'pay.left.money': 'Če plačila niste potrdili, ni bilo plačano nič.',
  'pay.left.next': 'Obvestilo bo spet prosto ob {time}. Če ste že potrdili, ne plačajte še enkrat: potrdilo pride.',
  'pay.left.reopen': 'Znova odpri stran',

  'pay.late.title': 'Potrditev pride pozneje',
  'pay.late.mail': 'Potrdilo pride na {email}, ko banka potrdi.',
  'pay.late.no-mail': 'Potrdilo lahko poiščete tukaj, ko banka potrdi.',
  'pay.late.money': 'Plačilo poteka, a še ni potrjeno. Ne plačajte še enkrat.',
  'pay.late.next': 'Natisnite opomnik za iskanje potrdila. Brez potrditve bo obvestilo spet prosto ob {time}.',

  'pay.unknown.title': 'Potrditve ni bilo pravočasno',
  'pay.unknown.cause': 'pagoPA ni pravočasno sporočil, kako je bilo s plačilom.',
  'pay.unknown.money': 'Plačilo ni zabeleženo, a to še ni gotovo.',
  'pay.unknown.next': 'Preverite račun ali kartico. Če vidite bremenitev, ne plačajte še enkrat: prosite za pomoč.',
  'pay.unknown.retry': 'Ni bremenitve: poskusi znova',

  'pay.elsewhere.title': 'Obvestilo je že plačano',
  'pay.elsewhere.cause': 'Medtem je nekdo to obvestilo plačal drugače.',
  'pay.elsewhere.money': 'Od tu ni bilo plačano nič.',
  'pay.elsewhere.next': 'Nič drugega ni treba. Potrdilo poiščete s prvega zaslona.',

  'pay.busy.title': 'Nekdo že plačuje',
  'pay.busy.cause': 'Plačilo tega obvestila se je že začelo, tukaj ali drugje.',
  'pay.busy.next': 'Če ga nihče ne dokonča, bo obvestilo spet prosto ob {time}. Poskusite po tej uri.',
  'pay.busy.back': 'Nazaj na obvestilo',

  'pay.not-payable.title': 'Obvestila zdaj ni mogoče plačati',
  'pay.not-payable.unknown': 'Urad tega obvestila ne najde več.',
  'pay.not-payable.expired': 'Rok za plačilo tega obvestila je potekel.',
  'pay.not-payable.revoked': 'Urad je umaknil to obvestilo: ni ga treba plačati.',
  'pay.not-payable.not-yet': 'Prezgodaj je: tega obvestila še ni mogoče plačati.',
  'pay.not-payable.other-plan': 'Za ta dolg je že izbran drug način: v celoti ali po obrokih.',
  'pay.not-payable.next': 'Urad vam pove, zakaj in kaj je potrebno.',

  'pay.unavailable.title': 'Tukaj zdaj ni mogoče plačati',
  'pay.unavailable.offline': 'Ni povezave z občino.',
  'pay.unavailable.unreachable': 'Stran pagoPA se ne odziva.',
  'pay.unavailable.busy': 'Stran pagoPA ima trenutno preveč zahtev.',
  'pay.unavailable.refused': 'Stran pagoPA tega obvestila ni sprejela.',
  'pay.unavailable.next':
    'Kmalu poskusite znova. Ali se vrnite na obvestilo: plačajte z aplikacijo na telefonu ali natisnite list.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
