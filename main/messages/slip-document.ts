import type { Language } from '../domain/visit.ts'

/**
 * The fixed wording of the slip by which a payment that is not confirmed yet can be looked up, by language. `<strong>` marks what is
 * printed bold, `{{name}}` what is filled in. `findReceipt` is what the tile of the home screen is called.
 */
export const slipDocumentTexts = {
  it: {
    heading: 'Pagamento da confermare',
    title: 'La ricevuta arriverà quando la banca conferma',
    what: 'Che cosa è successo',
    story:
      'Il pagamento descritto qui sotto è cominciato allo sportello, ma la conferma della banca non è ancora arrivata. <strong>Se il pagamento è riuscito, la ricevuta arriva da sola</strong>: di solito in pochi minuti, a volte più tardi.',
    again: 'Quando si può riprovare',
    fromTime: 'dalle ore',
    fromDay: 'del',
    wait: 'Prima di riprovare conviene cercare la ricevuta: se c’è, <strong>non serve pagare di nuovo</strong>.',
    lookUp: 'Come cercare la ricevuta',
    findReceipt: 'Cerca una ricevuta',
    steps: [
      'A qualunque sportello come questo, tocca <strong>{{findReceipt}}</strong>.',
      'Scrivi il <strong>Codice Avviso</strong> stampato qui sotto.',
      'Scrivi il <strong>codice fiscale o la partita IVA</strong> di chi doveva pagare o di chi ha pagato.',
    ],
    notice: 'L’avviso',
    instruction: 'Questo è il <strong>codice QR</strong> dell’avviso: lo sportello lo legge e dice se è pagato.',
    creditor: 'Ente creditore',
    subject: 'Oggetto del pagamento',
    noticeNumber: 'Codice Avviso',
    creditorFiscalCode: 'Cod. Fiscale Ente',
    help: 'Chi può aiutare',
  },
  en: {
    heading: 'Payment to be confirmed',
    title: 'The receipt will come when the bank confirms',
    what: 'What happened',
    story:
      'The payment described below was begun at the kiosk, but the bank has not confirmed it yet. <strong>If the payment went through, the receipt comes by itself</strong>: usually within minutes, sometimes later.',
    again: 'When to try again',
    fromTime: 'from',
    fromDay: 'of',
    wait: 'Before trying again, look for the receipt: if it is there, <strong>there is no need to pay again</strong>.',
    lookUp: 'How to find the receipt',
    findReceipt: 'Find a receipt',
    steps: [
      'At any kiosk like this one, touch <strong>{{findReceipt}}</strong>.',
      'Type the <strong>notice code</strong> printed below.',
      'Type the <strong>tax code or VAT number</strong> of whoever owed or made the payment.',
    ],
    notice: 'The notice',
    instruction: 'This is the <strong>QR code</strong> of the notice: the kiosk reads it and says whether it is paid.',
    creditor: 'Payee',
    subject: 'Payment description',
    noticeNumber: 'Notice code',
    creditorFiscalCode: 'Payee tax code',
    help: 'Who can help',
  },
  de: {
    heading: 'Zahlung noch nicht bestätigt',
    title: 'Die Zahlungsbestätigung kommt, sobald die Bank bestätigt',
    what: 'Was geschehen ist',
    story:
      'Die unten beschriebene Zahlung wurde am Schalter begonnen, aber die Bank hat sie noch nicht bestätigt. <strong>Ist die Zahlung gelungen, kommt die Zahlungsbestätigung von selbst</strong>: meist in wenigen Minuten, manchmal später.',
    again: 'Wann ein neuer Versuch möglich ist',
    fromTime: 'ab',
    fromDay: 'am',
    wait: 'Vor einem neuen Versuch lohnt es sich, die Bestätigung zu suchen: Ist sie da, <strong>muss nicht noch einmal bezahlt werden</strong>.',
    lookUp: 'So findet sich die Zahlungsbestätigung',
    findReceipt: 'Zahlungsbestätigung suchen',
    steps: [
      'An jedem Schalter wie diesem <strong>{{findReceipt}}</strong> berühren.',
      'Den unten gedruckten <strong>Zahlungsmitteilungskodex</strong> eingeben.',
      'Die <strong>Steuernummer oder MwSt.-Nummer</strong> des Schuldners oder des Zahlers eingeben.',
    ],
    notice: 'Die Zahlungsmitteilung',
    instruction:
      'Das ist der <strong>QR-Code</strong> der Mitteilung: Der Schalter liest ihn und sagt, ob sie bezahlt ist.',
    creditor: 'Körperschaft',
    subject: 'Zahlungsgrund',
    noticeNumber: 'Zahlungsmitteilungskodex',
    creditorFiscalCode: 'St.Nr. der Körperschaft',
    help: 'Wer helfen kann',
  },
  fr: {
    heading: 'Paiement à confirmer',
    title: 'Le reçu arrivera quand la banque confirmera',
    what: 'Ce qui s’est passé',
    story:
      'Le paiement décrit ci-dessous a commencé au guichet de paiement, mais la banque ne l’a pas encore confirmé. <strong>Si le paiement a réussi, le reçu arrive de lui-même</strong> : en général en quelques minutes, parfois plus tard.',
    again: 'Quand réessayer',
    fromTime: 'à partir de',
    fromDay: 'le',
    wait: 'Avant de réessayer, mieux vaut chercher le reçu : s’il est là, <strong>il ne faut pas payer une deuxième fois</strong>.',
    lookUp: 'Comment trouver le reçu',
    findReceipt: 'Chercher un reçu',
    steps: [
      'À tout guichet de paiement comme celui-ci, toucher <strong>{{findReceipt}}</strong>.',
      'Écrire le <strong>Code Avis</strong> imprimé ci-dessous.',
      'Écrire le <strong>code fiscal ou le numéro de TVA</strong> de qui devait payer ou de qui a payé.',
    ],
    notice: 'L’avis',
    instruction: 'Voici le <strong>code QR</strong> de l’avis : le guichet le lit et dit s’il est payé.',
    creditor: 'Organisme créancier',
    subject: 'Objet du paiement',
    noticeNumber: 'Code Avis',
    creditorFiscalCode: 'Code fiscal organisme',
    help: 'Qui peut aider',
  },
  sl: {
    heading: 'Plačilo čaka na potrditev',
    title: 'Potrdilo bo prišlo, ko banka potrdi plačilo',
    what: 'Kaj se je zgodilo',
    story:
      'Spodaj opisano plačilo se je začelo na plačilni točki, vendar ga banka še ni potrdila. <strong>Če je plačilo uspelo, potrdilo pride samo</strong>: navadno v nekaj minutah, včasih pozneje.',
    again: 'Kdaj je mogoče poskusiti znova',
    fromTime: 'od',
    fromDay: 'dne',
    wait: 'Pred novim poskusom je dobro poiskati potrdilo: če obstaja, <strong>ni treba plačati še enkrat</strong>.',
    lookUp: 'Kako poiskati potrdilo',
    findReceipt: 'Poišči potrdilo',
    steps: [
      'Na kateri koli plačilni točki, kot je ta, se izbere <strong>{{findReceipt}}</strong>.',
      'Vpiše se <strong>št. obvestila</strong>, natisnjena spodaj.',
      'Vpiše se <strong>davčna številka ali številka za DDV</strong> dolžnika ali plačnika.',
    ],
    notice: 'Obvestilo',
    instruction: 'To je <strong>koda QR</strong> obvestila: plačilna točka jo prebere in pove, ali je plačano.',
    creditor: 'Upravičenec',
    subject: 'Predmet plačila',
    noticeNumber: 'Št. obvestila',
    creditorFiscalCode: 'Davčna št. upravičenca',
    help: 'Kdo lahko pomaga',
  },
} as const satisfies Record<Language, Readonly<Record<string, string | readonly string[]>>>

type ItalianTexts = (typeof slipDocumentTexts)['it']

/** The wording of a slip in one language. */
export type SlipDocumentTexts = Readonly<Record<Exclude<keyof ItalianTexts, 'steps'>, string>> & {
  readonly steps: readonly string[]
}
