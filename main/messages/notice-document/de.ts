import type { NoticeDocumentTexts } from './it.ts'

/** The wording of the payment notice in German: mandated, see `it.ts`. */
export const de: NoticeDocumentTexts = {
  heading: 'Zahlungsmitteilung',
  creditor: 'Körperschaft',
  debtor: 'Empfänger',
  howMuch: {
    withDueDate: 'Wieviel und wann bezahlen?',
    withoutDueDate: 'Wieviel bezahlen?',
  },
  amount: 'Betrag',
  dueBy: 'vor dem',
  amountMayVary:
    'Während des Zahlungsvorganges kann sich der Betrag erhöhen (durch Strafen, Zinsen, Zustellungsgebühren oder anderes) oder verringern (durch Entlastungen oder Gutschriften).',
  instalments: {
    orWhole: 'Es ist möglich, den Betrag vollständig oder in {{number}} Raten zu zahlen',
    only: 'Die Beträge und Fälligkeiten sind in den Details der einzelnen Rate angegeben.',
  },
  fine: {
    discounted: {
      title: 'Um 30% reduzierter Betrag',
      when: '<strong>innerhalb 5 tagen</strong> ab zustellungsdatum',
      whenInFull: '<strong>innerhalb 5 tagen</strong><br /> ab zustellungsdatum',
    },
    reduced: {
      title: 'Reduzierte zahlung',
      when: '<strong>vom 6ten bis 60ten tag</strong> ab zustellungsdatum',
      whenInFull: '<strong>vom 6ten bis 60ten tag</strong><br /> ab zustellungsdatum',
    },
    days: {
      question: 'Wie werden die Fristen berechnet?',
      answer:
        'Der Tag der Zustellung wird nicht mitgerechnet. Fällt die Frist auf einen Sonntag (oder Feiertag), kann am ersten folgenden Werktag bezahlt werden.',
    },
    unclaimed: {
      question: 'Was passiert bei Lagerung?',
      answer:
        'Die Zustellung entspricht dem Tag der Abholung, wenn diese innerhalb von 10 Tagen nach dem Lagerdatum erfolgt. Wird der Bericht nicht innerhalb von 10 Tagen abgeholt, sind die Fristen ab dem elften Tag zu berechnen.',
    },
    chooseAmount: 'Den zur eigenen Frist passenden Bereich auswählen.',
  },
  whereToPay: 'Wo bezahlen?',
  online: {
    title: 'Mit der IO-App bezahlen',
    neither: 'oder über Ihr Home Banking, Ihre Zahlungs-App oder die anderen angebundenen Kanäle.',
    website:
      'oder auf der Webseite der Körperschaft, oder über Ihr Home Banking, Ihre Zahlungs-App oder die anderen angebundenen Kanäle.',
    app: 'oder über die App der Körperschaft, oder über Ihr Home Banking, Ihre Zahlungs-App oder die anderen angebundenen Kanäle.',
    websiteAndApp:
      'oder auf der Webseite oder über die App der Körperschaft, oder über Ihr Home Banking, Ihre Zahlungs-App oder die anderen angebundenen Kanäle.',
  },
  physical: {
    title: 'In ihrer umgebung',
    description:
      '{{customLocation}}bei Banken und ATM-Schaltern, in Postämtern und Poststellen, Tabaktrafiken und anderen angebundenen Dienstleistern.',
  },
  paymentData: 'Zahlungsinformationen',
  wholePayment: {
    withDueDate: 'Einzige rate fällig am',
    withoutDueDate: 'Einzige rate',
  },
  instalment: 'Rate {{number}}',
  subject: 'Zahlungsgrund',
  cbill: 'CBILL-Kodex',
  noticeNumber: 'Zahlungsmitteilungskodex',
  creditorFiscalCode: 'St.Nr. der Körperschaft',
  scanTheCode: {
    beside: 'Den <strong>QR-Code</strong> mit der Zahlungs-App scannen oder folgende Daten verwenden.',
    above: 'Den <strong>QR-Code</strong> mit der Zahlungs-App scannen oder oben Daten verwenden.',
  },
  postal: {
    title: 'Posterlagschein',
    where:
      'Posterlagschein, in allen Postämtern sowie auf den von Poste Italiane autorisierten physischen oder digitalen Kanälen zahlbar.',
    account: 'auf das K/K Nr',
    holder: 'Lautend auf',
    debtor: 'Empfänger',
    subject: 'Zahlungsgrund',
    noticeNumber: 'Zahlungsmitteilungskodex',
    kind: 'Typ',
    creditorFiscalCode: 'St.Nr. der Körperschaft',
  },
  pagopaSite: 'pagopa.gov.it',
  currency: 'Euro',
}
