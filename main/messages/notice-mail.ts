import type { Language } from '../domain/visit.ts'

const it = {
  title: 'Avviso di pagamento',
  lead: 'L’avviso è allegato a questa email come file PDF. Si può pagare dal telefono, dal computer, in banca, in posta o dal tabaccaio. Finora non è stato pagato nulla.',
  details: 'I dati dell’avviso',
  amount: 'Da pagare',
  subject: 'Oggetto del pagamento',
  due: 'Entro il',
  creditor: 'Ente Creditore',
  creditorCode: 'Codice Fiscale Ente',
  noticeCode: 'Codice Avviso',
  why: 'Questa email arriva perché il tuo indirizzo è stato scritto allo sportello per ricevere un avviso. Se non aspettavi nulla, puoi cancellarla: qualcuno ha sbagliato a scrivere.',
  fileName: 'avviso',
} as const

/** What every language has to say in the mail of a notice. */
export type NoticeMailTexts = Readonly<Record<keyof typeof it, string>>

const en: NoticeMailTexts = {
  title: 'Payment notice',
  lead: 'The notice is attached to this email as a PDF file. It can be paid by phone, by computer, at a bank, a post office or a tobacconist. Nothing has been paid yet.',
  details: 'The notice',
  amount: 'To be paid',
  subject: 'Payment description',
  due: 'By',
  creditor: 'Payee',
  creditorCode: 'Payee tax code',
  noticeCode: 'Notice code',
  why: 'You get this email because your address was typed at the kiosk to receive a notice. If you did not expect it, you can delete it: somebody made a typing mistake.',
  fileName: 'notice',
}

const de: NoticeMailTexts = {
  title: 'Zahlungsmitteilung',
  lead: 'Die Zahlungsmitteilung hängt als PDF-Datei an dieser E-Mail. Bezahlen kann man sie mit dem Telefon, am Computer, bei einer Bank, bei der Post oder in einer Tabaktrafik. Bisher wurde nichts bezahlt.',
  details: 'Angaben zur Mitteilung',
  amount: 'Zu bezahlen',
  subject: 'Zahlungsgrund',
  due: 'Bis zum',
  creditor: 'Körperschaft',
  creditorCode: 'St.Nr. der Körperschaft',
  noticeCode: 'Zahlungsmitteilungskodex',
  why: 'Diese E-Mail kommt, weil Ihre Adresse am Schalter eingegeben wurde, um eine Mitteilung zu bekommen. Wenn Sie nichts erwartet haben, können Sie sie löschen: Jemand hat sich vertippt.',
  fileName: 'zahlungsmitteilung',
}

const fr: NoticeMailTexts = {
  title: 'Avis de paiement',
  lead: 'L’avis est joint à cet e-mail en fichier PDF. On peut le payer par téléphone, par ordinateur, à la banque, à la poste ou chez un buraliste. Rien n’a encore été payé.',
  details: 'Les données de l’avis',
  amount: 'À payer',
  subject: 'Objet du paiement',
  due: 'Avant le',
  creditor: 'Organisme créancier',
  creditorCode: 'Code Organisme fiscal',
  noticeCode: 'Code Avis',
  why: 'Cet e-mail arrive parce que votre adresse a été saisie à la borne pour recevoir un avis. Si vous n’attendiez rien, vous pouvez le supprimer : quelqu’un s’est trompé en écrivant.',
  fileName: 'avis',
}

const sl: NoticeMailTexts = {
  title: 'Obvestilo o plačilu',
  lead: 'Obvestilo je priloženo temu e-sporočilu kot datoteka PDF. Plačate ga lahko s telefonom, z računalnikom, na banki, na pošti ali v trafiki. Doslej ni bilo plačano nič.',
  details: 'Podatki obvestila',
  amount: 'Za plačilo',
  subject: 'Predmet plačila',
  due: 'Do',
  creditor: 'Upravičenec',
  creditorCode: 'Davčna številka upravičenca',
  noticeCode: 'Št. obvestila',
  why: 'To e-sporočilo ste prejeli, ker je bil vaš naslov vpisan na okencu za prejem obvestila. Če niste pričakovali ničesar, ga lahko izbrišete: nekdo se je zmotil pri pisanju.',
  fileName: 'obvestilo',
}

/** The words of a notice's mail, by language. */
export const noticeMailTexts: Readonly<Record<Language, NoticeMailTexts>> = { it, en, de, fr, sl }
