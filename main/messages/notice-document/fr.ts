import type { NoticeDocumentTexts } from './it.ts'

/** The wording of the payment notice in French: mandated, see `it.ts`. */
export const fr: NoticeDocumentTexts = {
  heading: 'Avis de paiement',
  creditor: 'Organisme créancier',
  debtor: 'Destinataire',
  howMuch: {
    withDueDate: 'Combien et quand payer?',
    withoutDueDate: 'Combien payer?',
  },
  amount: 'Montant',
  dueBy: 'avant le',
  amountMayVary:
    'Lors du paiement, le montant peut être augmenté (en raison de sanctions, d’intérêts, de frais de notification ou d’autres facteurs) ou réduit (en raison de réductions ou de notes de crédit).',
  instalments: {
    orWhole: 'Vous pouvez payer le montant total ou en {{number}} échéances',
    only: 'Les montants et les échéances sont indiqués en détail pour chaque versement.',
  },
  fine: {
    discounted: {
      title: 'Montant réduit de 30%',
      when: '<strong>dans les 5 jours</strong> suivant la notification',
      whenInFull: '<strong>dans les 5 jours</strong> suivant la notification du procès-verbal',
    },
    reduced: {
      title: 'Montant réduit',
      when: '<strong>entre le 6e et le 60e jour</strong> à compter de la notification',
      whenInFull: '<strong>entre le 6e et le 60e jour</strong> à compter de la notification du procès-verbal',
    },
    days: {
      question: 'Comment sont calculées les échéances?',
      answer:
        'Le jour de la notification n’est pas compté. Si l’échéance tombe un dimanche (ou à un jour férié), vous pouvez également payer le premier jour ouvrable suivant.',
    },
    unclaimed: {
      question: 'Que se passe-t-il en cas de conservation au bureau de poste?',
      answer:
        'La notification correspond au jour du retrait, si celui-ci a lieu dans les 10 jours à compter de la date de dépôt (la date la plus ancienne figurant sur l’avis de passage). Si vous ne retirez pas le procès-verbal dans les 10 jours, calculez les échéances en commençant à compter à partir du onzième jour.',
    },
    chooseAmount:
      'Choisissez le montant correct pour les délais prévus, sinon vous recevrez d’autres demandes de paiement pour les sommes restantes et les frais supplémentaires éventuels.',
  },
  whereToPay: 'Où payer?',
  online: {
    title: "Payez avec l'app IO",
    neither:
      'ou depuis votre « Banque à domicile », avec votre application de paiement ou avec les autres canaux activés.',
    website:
      "ou sur le site de l'organisme, ou depuis votre « Banque à domicile », avec votre application de paiement ou avec les autres canaux activés.",
    app: "ou sur l'application de l'organisme, ou depuis votre « Banque à domicile », avec votre application de paiement ou avec les autres canaux activés.",
    websiteAndApp:
      "ou sur le site ou l'application de l'organisme, ou depuis votre « Banque à domicile », avec votre application de paiement ou avec les autres canaux activés.",
  },
  physical: {
    title: 'Payez sur le territoire',
    description:
      '{{customLocation}}dans les banques, les guichets automatiques, les bureaux de poste, les points postaux, les bars, les kiosques à journaux, les détaillants, les supermarchés, les bureaux de tabac et les autres opérateurs agréés.',
  },
  paymentData: 'Données pour le paiement',
  wholePayment: {
    withDueDate: 'Versement unique avant le',
    withoutDueDate: 'Versement unique',
  },
  instalment: 'Versement {{number}}',
  subject: 'Objet du paiement',
  cbill: 'Code CBILL',
  noticeNumber: 'Code Avis',
  creditorFiscalCode: 'Code Organisme fiscal',
  scanTheCode: {
    beside:
      'Encadrez le <strong>code QR</strong> avec votre application de paiement ou utilisez les données ci-contre.',
    above: 'Encadrez le <strong>code QR</strong> avec votre application de paiement ou utilisez les données ci-dessus.',
  },
  postal: {
    title: 'Bulletin postal',
    where:
      "Bulletin de versement postal payable dans tous les bureaux de poste et sur les canaux physiques ou numériques de Poste Italiane et de l'organisme créancier.",
    account: 'sur le C/C n°',
    holder: 'Titulaire du compte',
    debtor: 'Destinataire',
    subject: 'Objet du paiement',
    noticeNumber: 'Code Avis',
    kind: 'Type',
    creditorFiscalCode: 'Code Organisme fiscal',
  },
  pagopaSite: 'pagopa.gov.it',
  currency: 'Euro',
}
