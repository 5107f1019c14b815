import type { common as reference } from '../it/common.ts'

/** The texts of what every flow says, in Slovene. */
export const common = {
  'kiosk.name': 'Plačilna točka',

  'wait.title': 'Trenutek',
  'wait.text': 'Naprava se pripravlja. Ni se treba ničesar dotakniti.',

  'base.back': 'Nazaj',
  'base.help': 'Pomoč',
  'base.end': 'Končaj',

  'crown.language': 'Jezik',

  'error.title': 'Nekaj ni delovalo',
  'error.text': 'Lahko poskusite znova. Če je potekalo plačilo, prej vprašajte osebje in pokažite to kodo.',
  'error.no-answer':
    'Naprava se ne odziva, kot bi morala. Lahko poskusite znova. Če je potekalo plačilo, prej vprašajte osebje.',
  'error.code': 'Koda {code}',
  'error.continue': 'Nadaljuj',

  'home.title': 'Kaj želite narediti?',
  'home.text': 'Dotaknite se polja. Ali pa kodo QR svojega obvestila približajte čitalniku.',
  'home.pay': 'Plačaj obvestilo',
  'home.pay-note': 'Potrebna je številka, natisnjena na obvestilu o plačilu',
  'home.assistance': 'Pomoč osebja',
  'home.assistance-note': 'Kje in kdaj najdete osebje urada',
  'home.offline': 'Trenutno ni povezave: nekatera obvestila morda niso na voljo.',
  'home.no-print': 'Zaenkrat lahko plačate samo s telefonom.',
  'home.receipt': 'Poišči potrdilo',
  'home.receipt-note': 'S številko obvestila in davčno številko',

  'help.title': 'Prosi za pomoč',
  'help.text': 'Osebje urada vam lahko pomaga. Če imate obvestilo o plačilu, ga vzemite s seboj.',
  'help.office': 'Urad',
  'help.address': 'Naslov',
  'help.hours': 'Uradne ure',
  'help.phone': 'Telefon',
  'help.email': 'E-pošta',
  'help.unknown': 'Podatki o uradu tukaj še niso na voljo. Vprašajte prisotno osebje.',
  'help.return': 'Nazaj na prejšnji zaslon',

  'languages.title': 'Izberite jezik',

  'printer.paper-out': 'V tiskalniku ni papirja.',
  'printer.paper-jam': 'V tiskalniku se je zataknil list.',
  'printer.door-open': 'Vratca tiskalnika so odprta.',
  'printer.toner-empty': 'V tiskalniku ni tonerja.',
  'printer.offline': 'Tiskalnik se ne odziva.',
  'printer.not-accepting': 'Tiskalnik ne sprejema tiskanja.',
  'printer.stopped': 'Tiskalnik stoji.',

  'connection.none': 'Trenutno ni povezave.',

  'advice.money': 'Vaš denar',
  'advice.next': 'Kaj storiti',
  'advice.privacy': 'Vaši podatki',

  'money.none': 'Nič ni bilo plačano.',
  'money.paid': 'Plačilo je že opravljeno: ni treba plačati še enkrat.',

  'action.ask-help': 'Prosi za pomoč',
  'action.pay-by-phone': 'Plačaj s telefonom',
  'action.pay-by-phone-note': 'Z aplikacijo IO ali z aplikacijo banke',
  'action.print': 'Natisni obvestilo',
  'action.print-note': 'Za plačilo v banki, na pošti ali v trafiki',
  'action.print-again': 'Natisni znova',
  'action.other-notice': 'Poišči drugo obvestilo',
  'action.type-code': 'Vpiši številko',
  'action.retry': 'Poskusi znova',
  'action.home': 'Nazaj na začetek',
  'action.continue': 'Nadaljuj',
  'action.pay-here': 'Plačaj tukaj',
  'action.pay-here-note': 'S kartico ali računom, na strani pagoPA',
  'action.pay-by-page': 'Brez aplikacije: odpri stran',
  'action.pay-by-page-note': 'Druga koda QR odpre stran na telefonu',
  'action.print-receipt': 'Natisni potrdilo',
  'action.print-slip': 'Natisni opomnik',
  'action.print-slip-note': 'Da potrdilo poiščete pozneje',

  'field.email': 'E-poštni naslov',
  'field.email-bad': 'Naslov ni videti popoln. Na primer: ime@posta.si',
  'field.email-suggestion': 'Morda {email}',
  'field.tax-code': 'Davčna številka ali št. DDV',
  'field.tax-code-bad': 'Številka ni popolna. Oseba ima 16 znakov, podjetje 11 števk.',
  'field.tax-code-where': 'Prejemnikova je na njegovi zdravstveni kartici. Podjetje uporabi št. DDV.',

  'keys.erase': 'Briši',
  'keys.enter': 'Vnos',
  'keys.tab': 'Naslednje polje',
  'keys.shift': 'Velike črke',
  'keys.space': 'Presledek',
  'keys.left': 'Levo',
  'keys.right': 'Desno',
  'keys.fold': 'Zapri tipkovnico',
  'keys.open': 'Odpri tipkovnico',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
