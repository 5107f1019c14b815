import type { visit as reference } from '../it/visit.ts'

/** The texts of the visit as a whole, in Slovene. */
export const visit = {
  'home.welcome': 'Dobrodošli! Dotaknite se polja ali pa kodo QR svojega obvestila približajte čitalniku.',
  'home.sign-in': 'Prijava',
  'home.sign-in-note': 'Z e-poštnim naslovom in geslom',
  'home.registration': 'Registracija',
  'home.registration-note': 'Ustvarite svoj profil',
  'home.board': 'Opravljena plačila',
  'home.board-note': 'Potrdila in plačila v teku',
  'home.profile': 'Moj profil',
  'home.profile-note': 'Vaši podatki in vaše geslo',
  'home.offline-account': 'Potrebna je povezava, ki je trenutno ni.',
  'home.signed-in': 'Prijavljeni ({initials}). Za izhod: Končaj.',
  'home.privacy': 'Zasebnost',
  'home.accessibility': 'Dostopnost',
  'home.no-receipt-print': 'Potrdilo lahko zdaj pride le po e-pošti.',

  'cannot-save.title': 'Ta naprava trenutno ne more shranjevati',
  'cannot-save.text':
    'Njen pomnilnik je poln, zato ni mogoče začeti ničesar novega. Kar je že opravljeno, je na varnem. Pomaga vam urad.',

  'idle.title': 'Ste še tu?',
  'idle.text': 'Če nihče ne odgovori, se kmalu vrne prvi zaslon, kar ste napisali, pa se izbriše.',
  'idle.stay': 'Še vedno sem tu',

  'more.privacy': 'Celotno obvestilo o zasebnosti',
  'more.accessibility': 'Izjava o dostopnosti',
  'more.feedback': 'Sporočite težavo',
  'more.open': 'Kodo preberite s telefonom: odpre se {host}',

  'privacy.title': 'Vaši podatki',
  'privacy.text': 'Ta naprava uporablja vaše podatke samo za to, kar tu zahtevate.',
  'privacy.who': 'Kdo jih uporablja',
  'privacy.who-unknown': 'Občina',
  'privacy.why': 'Zakaj',
  'privacy.why-text': 'Da najdemo in plačamo vaša obvestila, damo potrdila in pomagamo: to nalogo občini daje zakon.',
  'privacy.how-long': 'Kako dolgo',
  'privacy.how-long-text':
    'Kar napišete, na koncu tu izgine. Podatke o plačilih in potrdila občina hrani toliko časa, kot zahteva zakon; profil s seznamom plačil, dokler ga ne izbrišete. Prošnje za pomoč se izbrišejo 90 dni po zaključku.',
  'privacy.rights': 'Vaše pravice',
  'privacy.rights-text': 'Zahtevate lahko vpogled, popravek ali izbris svojih podatkov.',
  'privacy.rights-contact': 'Zahtevate lahko vpogled, popravek ali izbris svojih podatkov: {contact}',

  'accessibility.title': 'Dostopnost',
  'accessibility.text': 'Vsak uporablja napravo tako, kot mu ustreza.',
  'accessibility.sight': 'Videti',
  'accessibility.sight-text': 'Večje besedilo in močnejše barve: Veliko besedilo, Kontrast.',
  'accessibility.hands': 'Premikati se',
  'accessibility.hands-text': 'Veliki gumbi. Vse gre tudi s tipkovnico, brez dotika zaslona.',
  'accessibility.time': 'Imeti čas',
  'accessibility.time-text': 'Preden konča, naprava vpraša, ali ste še tu. Odgovorite lahko vsakič.',
  'accessibility.words': 'Razumeti',
  'accessibility.words-text': 'Preproste besede, v petih jezikih.',
  'accessibility.people': 'Dobiti pomoč',
  'accessibility.people-text': 'Osebje urada vam lahko pomaga osebno.',

  'no-code.title': 'Kje je številka obvestila',
  'no-code.text': 'Obvestilo najdete le s številko. Lahko je na enem od teh mest.',
  'no-code.paper': 'Na listu',
  'no-code.paper-text': 'Ob kodi QR, za besedama Codice Avviso: 18 števk.',
  'no-code.phone': 'Na telefonu',
  'no-code.phone-text': 'V sporočilu aplikacije IO ali v e-pošti.',
  'no-code.office': 'V uradu',
  'no-code.office-text': 'Osebje lahko obvestilo poišče z vami. Prinesite osebni dokument in davčno številko.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
