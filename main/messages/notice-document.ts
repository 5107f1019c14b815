/**
 * The fixed wording of the payment notice, one entry per language. It is mandated: texts are word for word those of pagoPA's
 * notice template (pagopa-template-notice-pdf, locales) and may not be altered. `<strong>` marks what is printed bold,
 * `{{name}}` what is filled in. Titles are stored in sentence case and printed in capitals where the template does so.
 */
export const noticeDocumentTexts = {
  it: {
    heading: 'Avviso di pagamento',
    creditor: 'Ente creditore',
    debtor: 'Destinatario',
    howMuch: { withDueDate: 'Quanto e quando pagare?', withoutDueDate: 'Quanto pagare?' },
    amount: 'Importo',
    dueBy: 'entro il',
    amountMayVary:
      'In fase di pagamento l’importo potrebbe subire aumenti (per sanzioni, interessi, costi di notifica o altri fattori) o riduzioni (per sgravi o note di credito).',
    whereToPay: 'Dove pagare?',
    online: {
      title: 'Paga con l’app IO',
      neither: 'oppure dal tuo Home Banking, con la tua app di pagamento o con gli altri canali abilitati.',
      website:
        "oppure sul sito dell'ente, oppure dal tuo Home Banking, con la tua app di pagamento o con gli altri canali abilitati.",
      app: "oppure sull'app dell'ente, oppure dal tuo Home Banking, con la tua app di pagamento o con gli altri canali abilitati.",
      websiteAndApp:
        "oppure sul sito o app dell'ente, oppure dal tuo Home Banking, con la tua app di pagamento o con gli altri canali abilitati.",
    },
    physical: {
      title: 'Paga sul territorio',
      description:
        '{{customLocation}}presso Banche e Sportelli ATM, negli Uffici Postali e Punti Postali, nei Bar, Edicole, Ricevitorie, Supermercati, Tabaccherie e altri Esercenti Convenzionati.',
    },
    paymentData: 'Dati per il pagamento',
    wholePayment: { withDueDate: 'Rata unica entro il', withoutDueDate: 'Rata unica' },
    subject: 'Oggetto del pagamento',
    cbill: 'Cod. CBILL',
    noticeNumber: 'Cod. Avviso',
    creditorFiscalCode: 'Cod. Fiscale Ente',
    scanTheCode: 'Inquadra il <strong>codice QR</strong> con la tua app di pagamento o usa i dati accanto.',
    pagopaSite: 'pagopa.gov.it',
    currency: 'Euro',
  },
} as const

/** The wording of a notice in one language. */
export type NoticeDocumentTexts = (typeof noticeDocumentTexts)['it']

/**
 * Our own line, not pagoPA's: printed small when the data came from the kiosk's cache and not from the centre. `{{time}}` is
 * the time of day of the data, HH:MM.
 */
export const noticeFreshnessTexts = { it: 'dati aggiornati alle {{time}}' } as const
