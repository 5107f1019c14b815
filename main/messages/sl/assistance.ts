import type { assistance as reference } from '../it/assistance.ts'

/** The texts of the flow `assistance`, in Slovene. */
export const assistance = {
  'assistance.kind.paying': 'Ne morem plačati',
  'assistance.kind.notice-not-found': 'Ne najdem obvestila',
  'assistance.kind.printing': 'Tiskanje ne deluje',
  'assistance.kind.receipt': 'Manjka potrdilo',
  'assistance.kind.other': 'Nekaj drugega',

  'assistance.field.reason': 'Razlog',
  'assistance.field.text': 'Opis',
  'assistance.field.given-name': 'Ime',
  'assistance.field.family-name': 'Priimek',
  'assistance.field.phone': 'Telefon',
  'assistance.field.code': 'Tajna koda',

  'assistance.privacy': 'Občina te podatke uporabi samo za odgovor. Izbriše jih 90 dni po zaključku prošnje.',

  'assistance.reason.title': 'Za kaj gre?',
  'assistance.reason.text': 'Osebje občine prebere prošnjo in odgovori.',
  'assistance.reason.slip': 'Številko že imam',
  'assistance.reason.office': 'Podatki o uradu',

  'assistance.unavailable.title': 'Od tu zaenkrat ni mogoče pisati',
  'assistance.unavailable.text': 'Naprava še nima številk za prošnje.',
  'assistance.unavailable.office': 'Osebje vam lahko pomaga',
  'assistance.unavailable.office-text': 'Uradne ure in podatki o uradu so spodaj.',
  'assistance.unavailable.slip': 'Že oddana prošnja',
  'assistance.unavailable.slip-text': 'Z njeno številko in kodo odgovor vseeno preberete.',

  'assistance.text.title': 'Kaj se je zgodilo?',
  'assistance.text.left': 'Preostali znaki: {left}',
  'assistance.text.empty': 'Napišite vsaj nekaj besed.',
  'assistance.text.helps': 'Kaj pomaga',
  'assistance.text.helps-text': 'Povejte, kaj ste želeli narediti in kaj ste videli.',
  'assistance.text.never': 'Česa ne potrebujemo',
  'assistance.text.never-text': 'Številk kartic, gesel in kod PIN: občina zanje nikoli ne vpraša.',

  'assistance.answer.title': 'Kako želite odgovor?',
  'assistance.answer.text': 'Vedno ga lahko preberete tudi tu, s številko in kodo.',
  'assistance.answer.email': 'Po e-pošti',
  'assistance.answer.phone': 'Po telefonu',
  'assistance.answer.number': 'Vrnem se s številko',

  'assistance.email.title': 'Na kateri naslov?',
  'assistance.email.hint': 'Najprej pride potrditev, nato odgovor.',

  'assistance.phone.title': 'Na katero številko?',
  'assistance.phone.text': 'Osebje kliče v času uradnih ur.',
  'assistance.phone.bad': 'Številka ni videti popolna.',

  'assistance.name.title': 'Kako vam je ime?',
  'assistance.name.text': 'Če želite povedati. Sicer nadaljujte.',

  'assistance.summary.title': 'Preverite prošnjo',
  'assistance.summary.text': 'Če želite kaj spremeniti, pojdite nazaj.',
  'assistance.summary.from': 'Pošilja',
  'assistance.summary.answer': 'Odgovor',
  'assistance.summary.where': 'Kje ste bili',
  'assistance.summary.fault': 'Koda napake',
  'assistance.summary.remove': 'Izpusti, kje sem bil',
  'assistance.summary.remove-note': 'Zaslon, obvestilo in napaka se ne pošljejo',
  'assistance.summary.send': 'Pošlji prošnjo',
  'assistance.summary.offline': 'Ni povezave: prošnja se shrani tu in odide sama, ko se povezava vrne.',

  'assistance.sending.title': 'Prošnja se shranjuje',
  'assistance.sending.text': 'Še trenutek.',

  'assistance.sent.title': 'Vaša prošnja',
  'assistance.sent.online': 'Prošnja je odposlana',
  'assistance.sent.offline': 'Shranjena tu: odide, ko se povezava vrne',
  'assistance.sent.email': 'Potrditev in odgovor prideta na {email}.',
  'assistance.sent.phone': 'Osebje pokliče številko, ki ste jo napisali.',
  'assistance.sent.number': 'Za odgovor se vrnite sem ali k drugi napravi.',
  'assistance.sent.keep':
    'S številko in kodo preberete odgovor. Kode ne morete dobiti znova: natisnite jo ali zapišite in je ne dajte nikomur.',
  'assistance.sent.print': 'Natisni list',

  'assistance.slip.title': 'Preberite odgovor',
  'assistance.slip.text': 'Kodo QR z lista približajte čitalniku. Ali pa vpišite številko in kodo.',
  'assistance.slip.offline': 'Trenutno ni povezave: odgovora ni mogoče prebrati.',
  'assistance.slip.bad-number': 'Številka ima na sredini vezaj, na primer 12-345.',
  'assistance.slip.bad-code': 'Koda ima 10 črk in števk.',
  'assistance.slip.where': 'Kje sta',
  'assistance.slip.where-text': 'Na natisnjenem listu ali tam, kamor ste ju zapisali.',
  'assistance.slip.lost': 'Če kode ni več',
  'assistance.slip.lost-text': 'Urad odgovori osebno: prinesite številko.',

  'assistance.searching.title': 'Iščem vašo prošnjo',

  'assistance.found.open.title': 'Odgovora še ni',
  'assistance.found.open.text': 'Občina ima prošnjo in odgovori, ko bo mogoče.',
  'assistance.found.answered.title': 'Odgovor je tu',
  'assistance.found.answered.text': 'Prošnja ostane odprta.',
  'assistance.found.closed.title': 'Prošnja zaključena',
  'assistance.found.closed.text': 'Če težava ostaja, lahko oddate novo prošnjo.',
  'assistance.found.replies': 'Kaj odgovarja občina',
  'assistance.found.request': 'Kaj ste vprašali',
  'assistance.found.opened': 'Oddana',

  'assistance.fault.not-found.title': 'Prošnje ni mogoče najti',
  'assistance.fault.not-found.cause': 'S to številko in to kodo skupaj ni nobene prošnje.',
  'assistance.fault.not-found.next': 'Preverite obe. Prošnja, oddana brez povezave, se pokaže, ko se povezava vrne.',
  'assistance.fault.not-found.action': 'Popravi številko in kodo',
  'assistance.fault.too-many-attempts.title': 'Preveč iskanj brez rezultata',
  'assistance.fault.too-many-attempts.cause': 'Zaradi varnosti tu nekaj časa ni mogoče iskati.',
  'assistance.fault.too-many-attempts.next': 'Osebje urada vam pove, kako je s prošnjo.',
  'assistance.fault.unreachable.title': 'Zdaj ni mogoče prebrati',
  'assistance.fault.unreachable.cause': 'Občina se ne odziva: morda ni povezave.',
  'assistance.fault.unreachable.next': 'Poskusite kmalu znova. Številka in koda ostaneta zapisani.',
  'assistance.fault.request': 'Vaša prošnja',
  'assistance.fault.request-text': 'Že oddana prošnja ostane veljavna.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
