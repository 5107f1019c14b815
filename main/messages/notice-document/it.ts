/**
 * The fixed wording of the payment notice in Italian. It is mandated: texts are word for word those of pagoPA's notice template
 * (pagopa-template-notice-pdf, locales) and may not be altered. `<strong>` marks what is printed bold, `<br />` where a line ends, `{{name}}`
 * what is filled in.
 * Titles are stored in sentence case and printed in capitals where the template does so.
 */
export const it = {
  heading: 'Avviso di pagamento',
  creditor: 'Ente creditore',
  debtor: 'Destinatario',
  howMuch: {
    withDueDate: 'Quanto e quando pagare?',
    withoutDueDate: 'Quanto pagare?',
  },
  amount: 'Importo',
  dueBy: 'entro il',
  amountMayVary:
    'In fase di pagamento l’importo potrebbe subire aumenti (per sanzioni, interessi, costi di notifica o altri fattori) o riduzioni (per sgravi o note di credito).',
  instalments: {
    orWhole: 'Puoi pagare per intero o in {{number}} rate',
    only: 'Importi e scadenze sono riportati nel dettaglio di ogni singola rata.',
  },
  fine: {
    discounted: {
      title: 'Importo scontato del 30%',
      when: '<strong>entro 5 giorni</strong> dalla notifica',
      whenInFull: '<strong>entro 5 giorni</strong><br /> dalla notifica del verbale',
    },
    reduced: {
      title: 'Importo ridotto',
      when: '<strong>dal 6º al 60º giorno</strong> dalla notifica',
      whenInFull: '<strong>dal 6º al 60º giorno</strong><br /> dalla notifica del verbale',
    },
    days: {
      question: 'Come si calcolano le scadenze?',
      answer:
        'Il giorno della notifica non si conta. Se la scadenza è di domenica (o festivo), puoi pagare anche il primo giorno feriale successivo.',
    },
    unclaimed: {
      question: 'Cosa succede in caso di giacenza?',
      answer:
        'La notifica corrisponde al giorno del ritiro, se questo avviene entro 10 giorni dalla data di deposito (la data più vecchia sull’avviso di giacenza). Se non ritiri il verbale entro i 10 giorni, calcola le scadenze iniziando a contare dall’undicesimo giorno.',
    },
    chooseAmount:
      'Scegli l’importo corretto per i termini previsti, altrimenti riceverai altre richieste di pagamento per le somme residue ed eventuali somme aggiuntive.',
  },
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
  wholePayment: {
    withDueDate: 'Rata unica entro il',
    withoutDueDate: 'Rata unica',
  },
  instalment: 'Rata {{number}}',
  subject: 'Oggetto del pagamento',
  cbill: 'Cod. CBILL',
  noticeNumber: 'Cod. Avviso',
  creditorFiscalCode: 'Cod. Fiscale Ente',
  scanTheCode: {
    beside: 'Inquadra il <strong>codice QR</strong> con la tua app di pagamento o usa i dati accanto.',
    above: 'Inquadra il <strong>codice QR</strong> con la tua app di pagamento o usa i dati sopra.',
  },
  postal: {
    title: 'Bollettino postale',
    where:
      "Bollettino Postale pagabile in tutti gli Uffici Postali e sui canali fisici o digitali abilitati di Poste Italiane e dell'Ente Creditore.",
    account: 'sul C/C n.',
    holder: 'Intestato a',
    debtor: 'Destinatario',
    subject: 'Oggetto pagamento',
    noticeNumber: 'Codice Avviso',
    kind: 'Tipo',
    creditorFiscalCode: 'Cod. Fiscale Ente',
  },
  pagopaSite: 'pagopa.gov.it',
  currency: 'Euro',
}

/** The wording of a notice in one language. */
export type NoticeDocumentTexts = typeof it
