import type { Language } from '../domain/visit.ts'

const it = {
  openedTitle: 'Richiesta di assistenza ricevuta',
  openedLead:
    'L’ufficio ha ricevuto la richiesta di assistenza fatta allo sportello. La risposta arriva a questo indirizzo.',
  replyTitle: 'Risposta alla richiesta di assistenza',
  replyLead: 'L’ufficio ha risposto alla richiesta di assistenza fatta allo sportello.',
  number: 'Numero della richiesta',
  reply: 'La risposta',
  lookUp: 'Seguire la richiesta allo sportello',
  lookUpHow:
    'A qualunque sportello come quello della richiesta avvicina al lettore il codice QR del foglio stampato. Oppure tocca «{tile}», poi «{haveNumber}», e scrivi il numero e il codice segreto.',
  lookUpCode:
    'Il codice segreto è stato dato solo allo sportello, sul foglio e sullo schermo: nelle email non c’è, e nessuno lo chiede.',
  details: 'I dati della richiesta',
  reason: 'Motivo',
  openedAt: 'Data della richiesta',
  repliedAt: 'Data della risposta',
  why: 'Questa email arriva perché il tuo indirizzo è stato scritto in una richiesta di assistenza. Se non aspettavi nulla, puoi cancellarla: qualcuno ha sbagliato a scrivere.',
} as const

/** What every language has to say in the mails of a request for assistance. */
export type TicketMailTexts = Readonly<Record<keyof typeof it, string>>

const en: TicketMailTexts = {
  openedTitle: 'Request for assistance received',
  openedLead: 'The office has received the request for assistance made at the kiosk. The answer comes to this address.',
  replyTitle: 'Answer to the request for assistance',
  replyLead: 'The office has answered the request for assistance made at the kiosk.',
  number: 'Request number',
  reply: 'The answer',
  lookUp: 'Following the request at the kiosk',
  lookUpHow:
    'At any kiosk like the one of the request, hold the QR code of the printed sheet to the reader. Or touch “{tile}”, then “{haveNumber}”, and type the number and the secret code.',
  lookUpCode:
    'The secret code was given at the kiosk only, on paper and on the screen: no email has it, and nobody asks for it.',
  details: 'The request',
  reason: 'Reason',
  openedAt: 'Date of the request',
  repliedAt: 'Date of the answer',
  why: 'You get this email because your address was typed in a request for assistance. If you did not expect it, you can delete it: somebody made a typing mistake.',
}

const de: TicketMailTexts = {
  openedTitle: 'Hilfeanfrage eingegangen',
  openedLead:
    'Das Amt hat die Anfrage erhalten, die am Schalter gestellt wurde. Die Antwort kommt an diese E-Mail-Adresse.',
  replyTitle: 'Antwort auf die Hilfeanfrage',
  replyLead: 'Das Amt hat die Anfrage beantwortet, die am Schalter gestellt wurde.',
  number: 'Nummer der Anfrage',
  reply: 'Die Antwort',
  lookUp: 'Die Anfrage am Schalter verfolgen',
  lookUpHow:
    'An jedem Schalter wie dem der Anfrage halten Sie den QR-Code des gedruckten Blattes vor das Lesegerät. Oder Sie berühren „{tile}“, dann „{haveNumber}“, und geben die Nummer und den Geheimcode ein.',
  lookUpCode:
    'Den Geheimcode gab es nur am Schalter, auf dem Blatt und auf dem Bildschirm: Er steht in keiner E-Mail, und niemand fragt danach.',
  details: 'Angaben zur Anfrage',
  reason: 'Grund',
  openedAt: 'Datum der Anfrage',
  repliedAt: 'Datum der Antwort',
  why: 'Sie erhalten diese E-Mail, weil Ihre Adresse in einer Hilfeanfrage angegeben wurde. Haben Sie nichts erwartet, können Sie sie löschen: Jemand hat sich vertippt.',
}

const fr: TicketMailTexts = {
  openedTitle: 'Demande d’aide reçue',
  openedLead: 'Le bureau a reçu la demande d’aide faite au guichet de paiement. La réponse arrive à cette adresse.',
  replyTitle: 'Réponse à la demande d’aide',
  replyLead: 'Le bureau a répondu à la demande d’aide faite au guichet de paiement.',
  number: 'Numéro de la demande',
  reply: 'La réponse',
  lookUp: 'Suivre la demande au guichet',
  lookUpHow:
    'À tout guichet comme celui de la demande, approchez du lecteur le code QR de la feuille imprimée. Ou bien touchez « {tile} », puis « {haveNumber} », et écrivez le numéro et le code secret.',
  lookUpCode:
    'Le code secret n’a été donné qu’au guichet, sur la feuille et à l’écran : aucun e-mail ne le contient et personne ne le demande.',
  details: 'La demande',
  reason: 'Motif',
  openedAt: 'Date de la demande',
  repliedAt: 'Date de la réponse',
  why: 'Vous recevez cet e-mail parce que votre adresse a été saisie dans une demande d’aide. Si vous n’attendiez rien, vous pouvez le supprimer : quelqu’un a fait une faute de frappe.',
}

const sl: TicketMailTexts = {
  openedTitle: 'Prošnja za pomoč je prejeta',
  openedLead: 'Urad je prejel prošnjo za pomoč, oddano na plačilni točki. Odgovor pride na ta naslov.',
  replyTitle: 'Odgovor na prošnjo za pomoč',
  replyLead: 'Urad je odgovoril na prošnjo za pomoč, oddano na plačilni točki.',
  number: 'Številka prošnje',
  reply: 'Odgovor urada',
  lookUp: 'Spremljanje prošnje na plačilni točki',
  lookUpHow:
    'Na kateri koli takšni plačilni točki kodo QR z natisnjenega lista približajte čitalniku. Lahko pa se dotaknete »{tile}«, nato »{haveNumber}«, in vpišete številko in tajno kodo.',
  lookUpCode:
    'Tajna koda je bila dana samo na plačilni točki, na listu in na zaslonu: v e-sporočilih je ni in nihče je ne zahteva.',
  details: 'Podatki o prošnji',
  reason: 'Razlog',
  openedAt: 'Datum prošnje',
  repliedAt: 'Datum odgovora',
  why: 'To e-sporočilo ste prejeli, ker je bil vaš naslov vpisan v prošnjo za pomoč. Če ga niste pričakovali, ga lahko izbrišete: nekdo se je pri vpisu zmotil.',
}

/** Every text of the mails of a request for assistance, by language. `{tile}` and `{haveNumber}` are what the tile of the home screen
 * and the button behind it are called. */
export const ticketMailTexts = { it, en, de, fr, sl } as const satisfies Record<Language, TicketMailTexts>
