import type { Language } from '../domain/visit.ts'

const it = {
  title: 'Ricevuta di pagamento',
  lead: 'Il pagamento è avvenuto. La ricevuta è allegata a questa email come file PDF: conservala, dimostra il pagamento.',
  details: 'I dati del pagamento',
  totalPaid: 'Totale pagato',
  amountPaid: 'Importo pagato',
  amount: 'Importo',
  fee: 'Commissione',
  asked: 'Importo chiesto nell’avviso',
  paidMore: 'Pagato in più',
  paidLess: 'Pagato in meno',
  differs:
    'L’importo pagato non è quello chiesto nell’avviso. L’ufficio lo sa e controlla: per chiedere spiegazioni, i recapiti sono qui sotto.',
  paidAt: 'Data del pagamento',
  creditor: 'Ente Creditore',
  creditorCode: 'Codice Fiscale Ente',
  subject: 'Oggetto del pagamento',
  noticeCode: 'Codice Avviso',
  iuv: 'IUV',
  debtor: 'Destinatario dell’avviso',
  payer: 'Pagato da',
  psp: 'Pagato tramite',
  receiptCode: 'Codice della ricevuta',
  why: 'Questa email arriva perché il tuo indirizzo è stato scritto in una richiesta di ricevuta. Se non aspettavi nulla, puoi cancellarla: qualcuno ha sbagliato a scrivere.',
  fileName: 'ricevuta',
} as const

/** What every language has to say in the mail of a receipt. */
export type ReceiptMailTexts = Readonly<Record<keyof typeof it, string>>

const en: ReceiptMailTexts = {
  title: 'Payment receipt',
  lead: 'The payment has been made. The receipt is attached to this email as a PDF file: keep it, it proves the payment.',
  details: 'The payment',
  totalPaid: 'Total paid',
  amountPaid: 'Amount paid',
  amount: 'Amount',
  fee: 'Fee',
  asked: 'Amount asked by the notice',
  paidMore: 'Paid too much',
  paidLess: 'Paid too little',
  differs:
    'The amount paid is not the one that the notice asked for. The office knows and will check it: to ask about it, use the contacts below.',
  paidAt: 'Date of payment',
  creditor: 'Payee',
  creditorCode: 'Payee tax code',
  subject: 'Payment description',
  noticeCode: 'Notice code',
  iuv: 'IUV',
  debtor: 'Recipient of the notice',
  payer: 'Paid by',
  psp: 'Paid through',
  receiptCode: 'Receipt code',
  why: 'You get this email because your address was typed when a receipt was asked for. If you did not expect it, you can delete it: somebody made a typing mistake.',
  fileName: 'receipt',
}

const de: ReceiptMailTexts = {
  title: 'Zahlungsbestätigung',
  lead: 'Die Zahlung ist erfolgt. Die Zahlungsbestätigung hängt als PDF-Datei an dieser E-Mail. Bewahren Sie sie auf: Sie beweist die Zahlung.',
  details: 'Angaben zur Zahlung',
  totalPaid: 'Insgesamt bezahlt',
  amountPaid: 'Bezahlter Betrag',
  amount: 'Betrag',
  fee: 'Gebühr',
  asked: 'In der Mitteilung verlangter Betrag',
  paidMore: 'Zu viel bezahlt',
  paidLess: 'Zu wenig bezahlt',
  differs:
    'Es wurde nicht der Betrag bezahlt, den die Mitteilung verlangt. Das Amt weiß davon und prüft es. Die Kontakte für Fragen stehen unten.',
  paidAt: 'Datum der Zahlung',
  creditor: 'Körperschaft',
  creditorCode: 'St.Nr. der Körperschaft',
  subject: 'Zahlungsgrund',
  noticeCode: 'Zahlungsmitteilungskodex',
  iuv: 'IUV',
  debtor: 'Empfänger der Mitteilung',
  payer: 'Bezahlt von',
  psp: 'Bezahlt über',
  receiptCode: 'Code der Bestätigung',
  why: 'Sie erhalten diese E-Mail, weil Ihre Adresse angegeben wurde, als jemand um eine Zahlungsbestätigung bat. Haben Sie nichts erwartet, können Sie sie löschen: Jemand hat sich vertippt.',
  fileName: 'zahlungsbestaetigung',
}

const fr: ReceiptMailTexts = {
  title: 'Reçu de paiement',
  lead: 'Le paiement a été fait. Le reçu est joint à cet e-mail en fichier PDF : gardez-le, il prouve le paiement.',
  details: 'Le paiement',
  totalPaid: 'Total payé',
  amountPaid: 'Montant payé',
  amount: 'Montant',
  fee: 'Commission',
  asked: 'Montant demandé par l’avis',
  paidMore: 'Payé en trop',
  paidLess: 'Payé en moins',
  differs:
    'Le montant payé n’est pas celui que l’avis demandait. Le bureau le sait et va vérifier : pour toute question, ses coordonnées sont ci-dessous.',
  paidAt: 'Date du paiement',
  creditor: 'Organisme créancier',
  creditorCode: 'Code fiscal organisme',
  subject: 'Objet du paiement',
  noticeCode: 'Code Avis',
  iuv: 'IUV',
  debtor: 'Destinataire de l’avis',
  payer: 'Payé par',
  psp: 'Payé par l’intermédiaire de',
  receiptCode: 'Code du reçu',
  why: 'Vous recevez cet e-mail parce que votre adresse a été saisie dans une demande de reçu. Si vous n’attendiez rien, vous pouvez le supprimer : quelqu’un a fait une faute de frappe.',
  fileName: 'recu',
}

const sl: ReceiptMailTexts = {
  title: 'Potrdilo o plačilu',
  lead: 'Plačilo je opravljeno. Potrdilo je priloženo temu e-sporočilu kot datoteka PDF: shranite ga, saj dokazuje plačilo.',
  details: 'Podatki o plačilu',
  totalPaid: 'Skupaj plačano',
  amountPaid: 'Plačani znesek',
  amount: 'Znesek',
  fee: 'Provizija',
  asked: 'Znesek, naveden v obvestilu',
  paidMore: 'Preveč plačano',
  paidLess: 'Premalo plačano',
  differs:
    'Plačani znesek ni enak znesku v obvestilu. Urad to ve in bo preveril: za vprašanja so podatki za stik spodaj.',
  paidAt: 'Datum plačila',
  creditor: 'Upravičenec',
  creditorCode: 'Davčna št. upravičenca',
  subject: 'Predmet plačila',
  noticeCode: 'Št. obvestila',
  iuv: 'IUV',
  debtor: 'Prejemnik obvestila',
  payer: 'Plačal',
  psp: 'Plačano prek',
  receiptCode: 'Koda potrdila',
  why: 'To e-sporočilo ste prejeli, ker je bil vaš naslov vpisan v prošnjo za potrdilo. Če ga niste pričakovali, ga lahko izbrišete: nekdo se je pri vpisu zmotil.',
  fileName: 'potrdilo',
}

/**
 * Every text of the mail of a receipt, by language; the words of the notice are those of pagoPA's notices. `fileName` is that of the
 * attached document, without its ending: plain letters, since some mail programs spoil others.
 */
export const receiptMailTexts = { it, en, de, fr, sl } as const satisfies Record<Language, ReceiptMailTexts>
