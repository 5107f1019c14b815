import type { notice as reference } from '../it/notice.ts'

/** The texts of the flow `notice`, in Slovene. */
export const notice = {
  'notice.label.creditor': 'Upravičenec',
  'notice.label.creditor-code': 'Davčna št. upravičenca',
  'notice.label.subject': 'Predmet plačila',
  'notice.label.code': 'Št. obvestila',
  'notice.label.iuv': 'IUV',
  'notice.label.debtor': 'Prejemnik',
  'notice.label.amount': 'Znesek',
  'notice.label.instalment': 'Obrok',

  'notice.instalment': '{number} od {of}',

  'notice.entry.title': 'Vpišite številko obvestila',
  'notice.entry.hint': 'Je na obvestilu, poleg kode QR: 18 števk. Ali pa kodo QR približajte čitalniku.',
  'notice.entry.field': 'Št. obvestila ali IUV',
  'notice.entry.find': 'Poišči',
  'notice.entry.letters': 'Črke',
  'notice.entry.numbers': 'Številke',
  'notice.entry.clear': 'Izprazni',
  'notice.entry.too-short': 'Številka ni popolna. Manjkajoče števke: {missing}.',
  'notice.entry.incomplete': 'Številka ni popolna. Primerjajte jo z obvestilom.',
  'notice.entry.too-long': 'Števk je preveč: številka obvestila jih ima 18.',
  'notice.entry.invalid': 'To ni številka obvestila. Primerjajte jo z listom.',

  'notice.doubtful.title': 'Preverite številko',
  'notice.doubtful.text': 'Morda je ena števka napačna. Primerjajte spodnjo številko s tisto na obvestilu.',
  'notice.doubtful.read': 'Vpisana številka',
  'notice.doubtful.correct': 'Popravi',
  'notice.doubtful.find': 'Vseeno poišči',

  'notice.searching.title': 'Iščem vaše obvestilo',
  'notice.searching.text': 'Običajno traja le nekaj sekund.',
  'notice.searching.wait': 'Čakam na odgovor upravičenca.',
  'notice.searching.long': 'Traja dlje kot običajno. Lahko počakate, se vrnete ali prosite za pomoč.',
  'notice.searching.code': 'Iskana številka',

  'notice.summary.title': 'Vaše obvestilo',
  'notice.summary.due': 'Rok plačila: {date}',
  'notice.summary.overdue': 'Rok je potekel {date}: še vedno lahko plačate',
  'notice.summary.cached': 'Podatki ob {time}',
  'notice.summary.cached-day': 'Podatki z dne {date} ob {time}',

  'notice.phone.title': 'Kodo poskenirajte s telefonom',
  'notice.phone.qr': 'Koda QR obvestila',
  'notice.phone.io': 'Z aplikacijo IO',
  'notice.phone.io-steps': 'Odprite IO, dotaknite se »Skeniraj« in telefon usmerite v kodo.',
  'notice.phone.bank': 'Z aplikacijo banke',
  'notice.phone.bank-steps': 'Odprite aplikacijo, izberite »pagoPA« in poskenirajte kodo.',
  'notice.phone.none': 'Brez telefona',
  'notice.phone.none-steps': 'Natisnite obvestilo in plačajte v banki, na pošti ali v trafiki.',

  'notice.fault.unknown-code.title': 'Številka ni najdena',
  'notice.fault.unknown-code.cause': 'Obvestila s številko {code} ni.',
  'notice.fault.unknown-code.next':
    'Primerjajte številko s tisto na obvestilu in jo popravite. Zelo novo obvestilo se lahko pokaže šele čez nekaj dni.',
  'notice.fault.unknown-code.action': 'Popravi številko',
  'notice.fault.too-many-attempts.title': 'Preveč nenajdenih številk',
  'notice.fault.too-many-attempts.cause': 'Zaradi varnosti tukaj nekaj časa ni mogoče iskati drugih številk.',
  'notice.fault.too-many-attempts.next': 'Osebje urada lahko obvestilo poišče skupaj z vami.',
  'notice.fault.other-creditor.title': 'Obvestilo je od drugega organa',
  'notice.fault.other-creditor.cause':
    'To obvestilo ni od občine, temveč od organa z davčno številko {creditorCode}. Tukaj ga ne moremo prikazati.',
  'notice.fault.other-creditor.next':
    'Plačate ga lahko z aplikacijo IO, z aplikacijo banke, v banki, na pošti ali v trafiki.',
  'notice.fault.paid.title': 'To obvestilo je že plačano',
  'notice.fault.paid.cause': 'Obvestilo {code} je plačano.',
  'notice.fault.paid.next': 'Lahko poiščete drugo obvestilo. Če kaj ni v redu, prosite za pomoč.',
  'notice.fault.expired.title': 'Obvestila ni več mogoče plačati',
  'notice.fault.expired.cause': 'Rok za plačilo obvestila {code} je potekel.',
  'notice.fault.expired.next': 'Urad vam pove, ali potrebujete novo obvestilo, in vam ga pripravi.',
  'notice.fault.revoked.title': 'Obvestilo je preklicano',
  'notice.fault.revoked.cause': 'Urad je umaknil obvestilo {code}: ni ga treba plačati.',
  'notice.fault.revoked.next': 'Če ste prejeli novo obvestilo, uporabite tega. Za razlog prosite za pomoč.',
  'notice.fault.not-yet.title': 'Za plačilo je še prezgodaj',
  'notice.fault.not-yet.cause': 'Obvestilo {code} lahko plačate od {from}.',
  'notice.fault.not-yet.next': 'Shranite list in se vrnite od tega dne naprej.',
  'notice.fault.other-plan.title': 'Izbran je drug način plačila',
  'notice.fault.other-plan.cause':
    'Za ta dolg je že izbrano plačilo v celoti ali po obrokih: obvestilo {code} ni več potrebno.',
  'notice.fault.other-plan.next': 'Uporabite obvestila izbranega načina. Če jih ne najdete, prosite za pomoč.',
  'notice.fault.unreachable.title': 'Zdaj ne moremo preveriti',
  'notice.fault.unreachable.cause': 'Ni povezave in obvestila {code} ni med shranjenimi tukaj.',
  'notice.fault.unreachable.next':
    'Kmalu poskusite znova. Z aplikacijo IO ali aplikacijo banke lahko plačate s kodo QR na listu.',
  'notice.fault.half-scan.title': 'Koda je prebrana le delno',
  'notice.fault.half-scan.cause': 'Čitalnik ni prebral cele kode.',
  'notice.fault.half-scan.next': 'Kodo znova približajte čitalniku, list naj bo raven. Ali pa vpišite številko.',
  'notice.fault.foreign-scan.title': 'To ni obvestilo',
  'notice.fault.foreign-scan.cause': 'Prebrana koda ni koda obvestila o plačilu pagoPA.',
  'notice.fault.foreign-scan.next':
    'Čitalniku približajte kodo QR obvestila: je poleg številke obvestila. Ali pa vpišite številko.',

  'notice.paper.overdue': 'Na listu {paper}: urad je morda dodal znesek za zamudo.',
  'notice.paper.updated': 'Na listu {paper}: urad je spremenil znesek.',

  'notice.tax-code.title': 'Za tiskanje je potrebna davčna številka',
  'notice.tax-code.text': 'To je številka prejemnika obvestila. Tako ga nihče drug ne more natisniti.',
  'notice.tax-code.where': 'Kje jo najdete',
  'notice.tax-code.privacy': 'Občina uporabi številko samo za to preverjanje in je ne shrani.',
  'notice.tax-code.wrong': 'To ni številka prejemnika tega obvestila. Preverite jo in poskusite znova.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
