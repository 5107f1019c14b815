import type { Language } from '../domain/visit.ts'

const it = {
  questions: 'Domande?',
  safety: 'È un messaggio automatico: non chiede dati, non chiede di pagare e non contiene link.',
  answersReachOffice: 'Se rispondi, la risposta arriva all’ufficio.',
  answersAreNotRead: 'Le risposte a questo indirizzo non vengono lette.',
} as const

/** What every mail says in one language. */
export type MailFrameTexts = Readonly<Record<keyof typeof it, string>>

const en: MailFrameTexts = {
  questions: 'Questions?',
  safety: 'This is an automatic message: it asks for no data, it asks for no payment and has no links.',
  answersReachOffice: 'If you answer, your answer reaches the office.',
  answersAreNotRead: 'Nobody reads answers to this address.',
}

const de: MailFrameTexts = {
  questions: 'Fragen?',
  safety:
    'Dies ist eine automatische Nachricht: Sie fragt nicht nach Daten, verlangt keine Zahlung und enthält keine Links.',
  answersReachOffice: 'Wenn Sie antworten, kommt Ihre Antwort beim Amt an.',
  answersAreNotRead: 'Antworten an diese Adresse liest niemand.',
}

const fr: MailFrameTexts = {
  questions: 'Des questions ?',
  safety: 'C’est un message automatique : il ne demande ni données ni paiement et ne contient aucun lien.',
  answersReachOffice: 'Si vous répondez, votre réponse arrive au bureau.',
  answersAreNotRead: 'Personne ne lit les réponses à cette adresse.',
}

const sl: MailFrameTexts = {
  questions: 'Vprašanja?',
  safety: 'To je samodejno sporočilo: ne zahteva podatkov, ne zahteva plačila in ne vsebuje povezav.',
  answersReachOffice: 'Če odgovorite, odgovor prejme urad.',
  answersAreNotRead: 'Odgovorov na ta naslov nihče ne bere.',
}

/** What every mail of a municipality says beside what it is about, by language. */
export const mailFrameTexts = { it, en, de, fr, sl } as const satisfies Record<Language, MailFrameTexts>
