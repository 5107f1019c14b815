import type { NoticeDocumentTexts } from './it.ts'

/** The wording of the payment notice in Slovene: mandated, see `it.ts`. */
export const sl: NoticeDocumentTexts = {
  heading: 'Obvestilo o plačilu',
  creditor: 'Plačnik',
  debtor: 'Prejemnik',
  howMuch: {
    withDueDate: 'Koliko in kdaj plačati?',
    withoutDueDate: 'Koliko plačati?',
  },
  amount: 'Znesek',
  dueBy: 'do',
  amountMayVary:
    'Med fazo plačila se lahko znesek poveča (zaradi sankcij, obresti, stroškov obvestil ali drugih dejavnikov) ali zmanjša (zaradi popustov ali dobropisov).',
  instalments: {
    orWhole: 'Plačate lahko v celoti ali v {{number}} obrokih',
    only: 'Zneski in roki zapadlosti so podrobno prikazani za vsak posamezen obrok.',
  },
  fine: {
    discounted: {
      title: 'Znesek s 30-% popustom',
      when: '<strong>v 5 dneh</strong> od vročitve zapisnika',
      whenInFull: '<strong>v 5 dneh</strong><br /> od vročitve zapisnika',
    },
    reduced: {
      title: 'Zmanjšan znesek',
      when: '<strong>od 6. do 60. dne</strong> od vročitve zapisnika',
      whenInFull: '<strong>od 6. do 60. dne</strong><br /> od vročitve zapisnika',
    },
    days: {
      question: 'Kako se izračunajo roki zapadlosti?',
      answer:
        'Dan izdaje obvestila se ne všteva. Če je rok zapadlosti nedelja (ali praznik), lahko plačilo izvedete tudi naslednji prvi delovni dan.',
    },
    unclaimed: {
      question: 'Kaj se zgodi, če pismo ni izročeno?',
      answer:
        'Obvestilo ustreza dnevu prevzema, če se to zgodi v 10 dneh od datuma prispetja (najstarejši datum na obvestilu o prispelem pismu). Če zapisnika ne prevzamete v 10 dneh, izračunajte roke zapadlosti, ki začnejo teči z enajstim dnem.',
    },
    chooseAmount:
      'Izberite pravilen znesek za predvidene roke, sicer boste prejeli druge zahteve za plačilo za preostale zneske in morebitne dodatne zneske.',
  },
  whereToPay: 'Kje plačati?',
  online: {
    title: 'Plačajte z aplikacijo IO',
    neither: 'ali prek svoje spletne banke, z aplikacijo za plačevanje ali prek drugih razpoložljivih kanalov.',
    website:
      'ali na spletni strani plačnika, ali prek svoje spletne banke, z aplikacijo za plačevanje ali prek drugih razpoložljivih kanalov.',
    app: 'ali prek aplikacije plačnika, ali prek svoje spletne banke, z aplikacijo za plačevanje ali prek drugih razpoložljivih kanalov.',
    websiteAndApp:
      'ali na spletni strani ali prek aplikacije plačnika, ali prek svoje spletne banke, z aplikacijo za plačevanje ali prek drugih razpoložljivih kanalov.',
  },
  physical: {
    title: 'Plačajte lokalno',
    description:
      '{{customLocation}}na bankah in okencih bankomatov, poštnih uradih in poštnih točkah, v barih, kioskih, sprejemnih pisarnah, supermarketih, trafikah in pri drugih pooblaščenih operaterjih.',
  },
  paymentData: 'Podatki za plačilo',
  wholePayment: {
    withDueDate: 'Enkratni obrok do',
    withoutDueDate: 'Enkratni obrok',
  },
  instalment: 'Obrok št. {{number}}',
  subject: 'Predmet plačila',
  cbill: 'Št. CBILL',
  noticeNumber: 'Št. obvestila',
  creditorFiscalCode: 'Davčna številka plačnika',
  scanTheCode: {
    beside: 'Skenirajte <strong>QR-kodo</strong> z aplikacijo za plačila ali uporabite podatke, navedene ob kodi.',
    above: 'Skenirajte <strong>QR-kodo</strong> z aplikacijo za plačila ali uporabite podatke, navedene nad njo.',
  },
  postal: {
    title: 'Poštna položnica',
    where:
      'Poštna položnica, plačljiva na vseh poštnih uradih ter prek fizičnih ali digitalnih kanalov Poste Italiane in plačnika.',
    account: 'na TRR št.',
    holder: 'Imetnik računa',
    debtor: 'Prejemnik',
    subject: 'Predmet plačila',
    noticeNumber: 'Št. obvestila',
    kind: 'Vrsta',
    creditorFiscalCode: 'Davčna številka plačnika',
  },
  pagopaSite: 'pagopa.gov.it',
  currency: 'Euro',
}
