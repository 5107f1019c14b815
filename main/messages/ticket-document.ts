import type { Language } from '../domain/visit.ts'

/**
 * The fixed wording of the slip of a request for assistance, by language. `<strong>` marks what is printed bold, `{{name}}` what is filled
 * in. `assistance` is what the tile of the home screen is called.
 */
export const ticketDocumentTexts = {
  it: {
    heading: 'Richiesta di assistenza',
    title: 'La richiesta è registrata: questo foglio serve per leggere la risposta',
    keep: 'Numero e codice',
    number: 'Numero della richiesta',
    code: 'Codice segreto',
    secret:
      'Il codice è segreto: chi ha numero e codice può leggere la richiesta e le risposte. All’ufficio basta il numero.',
    request: 'La richiesta',
    reason: 'Motivo',
    openedAt: 'Data e ora',
    answer: 'Come arriva la risposta',
    byEmail:
      'L’ufficio risponde <strong>via email</strong>, all’indirizzo scritto allo sportello. La risposta si legge anche a qualunque sportello.',
    byPhone:
      'L’ufficio <strong>telefona</strong> al numero scritto allo sportello. La risposta si può leggere anche a qualunque sportello.',
    byNumber:
      'La risposta si legge <strong>a qualunque sportello</strong> come questo, oppure si chiede all’ufficio con il numero della richiesta.',
    lookUp: 'Come leggere la risposta',
    steps: [
      'A qualunque sportello come questo, avvicina al lettore il <strong>codice QR</strong> di questo foglio.',
      'Oppure tocca <strong>{{assistance}}</strong>, poi <strong>{{haveNumber}}</strong>, e scrivi il <strong>numero</strong> e il <strong>codice segreto</strong>.',
      'Lo sportello mostra a che punto è la richiesta e che cosa ha risposto l’ufficio.',
    ],
    offline: 'Se allo sportello mancava il collegamento, la richiesta parte da sola appena il collegamento torna.',
    help: 'Chi può aiutare',
  },
  en: {
    heading: 'Request for assistance',
    title: 'The request is recorded: this sheet is for reading the answer',
    keep: 'Number and code',
    number: 'Request number',
    code: 'Secret code',
    secret:
      'The code is secret: whoever has number and code can read the request and the answers. The office needs the number only.',
    request: 'The request',
    reason: 'Reason',
    openedAt: 'Date and time',
    answer: 'How the answer comes',
    byEmail:
      'The office answers <strong>by email</strong>, to the address typed at the kiosk. The answer can also be read at any kiosk.',
    byPhone:
      'The office <strong>calls</strong> the number typed at the kiosk. The answer can also be read at any kiosk.',
    byNumber:
      'The answer can be read <strong>at any kiosk</strong> like this one, or asked for at the office with the request number.',
    lookUp: 'How to read the answer',
    steps: [
      'At any kiosk like this one, hold the <strong>QR code</strong> of this sheet to the reader.',
      'Or touch <strong>{{assistance}}</strong>, then <strong>{{haveNumber}}</strong>, and type the <strong>number</strong> and the <strong>secret code</strong>.',
      'The kiosk shows how far the request is and what the office has answered.',
    ],
    offline: 'If the kiosk had no connection, the request is sent by itself as soon as the connection is back.',
    help: 'Who can help',
  },
  de: {
    heading: 'Hilfeanfrage',
    title: 'Die Anfrage ist aufgenommen: Mit diesem Blatt lässt sich die Antwort lesen',
    keep: 'Nummer und Code',
    number: 'Nummer der Anfrage',
    code: 'Geheimcode',
    secret:
      'Der Code ist geheim: Wer Nummer und Code hat, kann die Anfrage und die Antworten lesen. Dem Amt genügt die Nummer.',
    request: 'Die Anfrage',
    reason: 'Grund',
    openedAt: 'Datum und Uhrzeit',
    answer: 'So kommt die Antwort',
    byEmail:
      'Das Amt antwortet <strong>per E-Mail</strong> an die am Schalter eingegebene Adresse. Die Antwort lässt sich auch an jedem Schalter lesen.',
    byPhone:
      'Das Amt <strong>ruft an</strong>, unter der am Schalter eingegebenen Nummer. Die Antwort lässt sich auch an jedem Schalter lesen.',
    byNumber:
      'Die Antwort lässt sich <strong>an jedem Schalter</strong> wie diesem lesen oder beim Amt mit der Nummer der Anfrage erfragen.',
    lookUp: 'So lässt sich die Antwort lesen',
    steps: [
      'An jedem Schalter wie diesem den <strong>QR-Code</strong> dieses Blattes vor das Lesegerät halten.',
      'Oder <strong>{{assistance}}</strong> berühren, dann <strong>{{haveNumber}}</strong>, und <strong>Nummer</strong> und <strong>Geheimcode</strong> eingeben.',
      'Der Schalter zeigt, wie weit die Anfrage ist und was das Amt geantwortet hat.',
    ],
    offline:
      'Hatte der Schalter keine Verbindung, wird die Anfrage von selbst gesendet, sobald die Verbindung wieder da ist.',
    help: 'Wer helfen kann',
  },
  fr: {
    heading: 'Demande d’aide',
    title: 'La demande est enregistrée : cette feuille sert à lire la réponse',
    keep: 'Numéro et code',
    number: 'Numéro de la demande',
    code: 'Code secret',
    secret:
      'Le code est secret : qui a le numéro et le code peut lire la demande et les réponses. Au bureau, le numéro suffit.',
    request: 'La demande',
    reason: 'Motif',
    openedAt: 'Date et heure',
    answer: 'Comment arrive la réponse',
    byEmail:
      'Le bureau répond <strong>par e-mail</strong>, à l’adresse écrite au guichet. La réponse se lit aussi à tout guichet.',
    byPhone: 'Le bureau <strong>téléphone</strong> au numéro écrit au guichet. La réponse se lit aussi à tout guichet.',
    byNumber:
      'La réponse se lit <strong>à tout guichet</strong> comme celui-ci, ou se demande au bureau avec le numéro de la demande.',
    lookUp: 'Comment lire la réponse',
    steps: [
      'À tout guichet comme celui-ci, approcher du lecteur le <strong>code QR</strong> de cette feuille.',
      'Ou bien toucher <strong>{{assistance}}</strong>, puis <strong>{{haveNumber}}</strong>, et écrire le <strong>numéro</strong> et le <strong>code secret</strong>.',
      'Le guichet montre où en est la demande et ce que le bureau a répondu.',
    ],
    offline: 'Si le guichet n’était pas connecté, la demande part d’elle-même dès que la connexion revient.',
    help: 'Qui peut aider',
  },
  sl: {
    heading: 'Prošnja za pomoč',
    title: 'Prošnja je zabeležena: s tem listom se prebere odgovor',
    keep: 'Številka in koda',
    number: 'Številka prošnje',
    code: 'Tajna koda',
    secret: 'Koda je tajna: kdor ima številko in kodo, lahko prebere prošnjo in odgovore. Uradu zadostuje številka.',
    request: 'Prošnja',
    reason: 'Razlog',
    openedAt: 'Datum in ura',
    answer: 'Kako pride odgovor',
    byEmail:
      'Urad odgovori <strong>po e-pošti</strong> na naslov, vpisan na plačilni točki. Odgovor se lahko prebere tudi na kateri koli plačilni točki.',
    byPhone:
      'Urad <strong>pokliče</strong> na številko, vpisano na plačilni točki. Odgovor se lahko prebere tudi na kateri koli plačilni točki.',
    byNumber:
      'Odgovor se lahko prebere <strong>na kateri koli plačilni točki</strong>, kot je ta, ali zahteva v uradu s številko prošnje.',
    lookUp: 'Kako prebrati odgovor',
    steps: [
      'Na kateri koli plačilni točki, kot je ta, se <strong>koda QR</strong> s tega lista približa čitalniku.',
      'Lahko pa se izbere <strong>{{assistance}}</strong>, nato <strong>{{haveNumber}}</strong>, in vpišeta <strong>številka</strong> in <strong>tajna koda</strong>.',
      'Plačilna točka pokaže, kako daleč je prošnja in kaj je odgovoril urad.',
    ],
    offline: 'Če plačilna točka ni imela povezave, se prošnja pošlje sama, takoj ko se povezava vrne.',
    help: 'Kdo lahko pomaga',
  },
} as const satisfies Record<Language, Readonly<Record<string, string | readonly string[]>>>

type ItalianTexts = (typeof ticketDocumentTexts)['it']

/** The wording of the slip of a request in one language. */
export type TicketDocumentTexts = Readonly<Record<Exclude<keyof ItalianTexts, 'steps'>, string>> & {
  readonly steps: readonly string[]
}
