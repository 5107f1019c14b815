import type { NoticeDocumentTexts } from './it.ts'

/** The wording of the payment notice in English: mandated, see `it.ts`. */
export const en: NoticeDocumentTexts = {
  heading: 'Payment Notice',
  creditor: 'Payee',
  debtor: 'Recipient',
  howMuch: {
    withDueDate: 'How much and when to pay?',
    withoutDueDate: 'How much to pay?',
  },
  amount: 'Amount',
  dueBy: 'by',
  amountMayVary:
    'During the payment the amount may increase (due to penalties, interest, notification costs or other factors) or be reduced (due to discounts or credit notes).',
  instalments: {
    orWhole: 'You can pay in full or in {{number}} instalments',
    only: 'Amounts and due dates are shown in each instalment detail.',
  },
  fine: {
    discounted: {
      title: '30% off',
      when: '<strong>within 5 days</strong> from the notification',
      whenInFull: '<strong>within 5 days</strong><br /> from the notification',
    },
    reduced: {
      title: 'Reduced amount',
      when: '<strong>from the 6th to the 60th day</strong> from the notification',
      whenInFull: '<strong>from the 6th to the 60th day</strong><br /> from the notification',
    },
    days: {
      question: 'How are deadlines calculated?',
      answer:
        'The day of notification is not counted. If the due date is a Sunday (or a public holiday), you can also pay on the next working day.',
    },
    unclaimed: {
      question: 'What happens in case of a failed delivery attempt?',
      answer:
        'The notification is the day of the collection, if this occurs within 10 days from the date printed on the non-delivery notice. If you don’t collect the notice within 10 days, count the deadlines starting from the 11th day.',
    },
    chooseAmount:
      'Choose the correct amount depending on deadlines, otherwise you will receive other payment requests for the remaining and/or additional amounts.',
  },
  whereToPay: 'Where to pay?',
  online: {
    title: 'Pay with the IO app',
    neither: 'or with your Home Banking, payment app or the other affiliated channels.',
    website: "or on the payee's website, or with your Home Banking, payment app or the other affiliated channels.",
    app: "or on the payee's app, or with your Home Banking, payment app or the other affiliated channels.",
    websiteAndApp:
      "or on the payee's website or app, or with your Home Banking, payment app or the other affiliated channels.",
  },
  physical: {
    title: 'Pay locally',
    description:
      '{{customLocation}}at banks and ATMs, in post offices, cafés, news stands, betting and tobacco Shops, supermarkets and other affiliated merchants.',
  },
  paymentData: 'Payment details',
  wholePayment: {
    withDueDate: 'Full amount by',
    withoutDueDate: 'Full amount',
  },
  instalment: 'Instalment #{{number}}',
  subject: 'Payment description',
  cbill: 'CBILL code',
  noticeNumber: 'Notice code',
  creditorFiscalCode: 'Payee tax code',
  scanTheCode: {
    beside: 'Scan the <strong>QR Code</strong> with your payment app or use the data printed here.',
    above: 'Scan the <strong>QR Code</strong> with your payment app or use the data printed above.',
  },
  postal: {
    title: 'Postal payment slip',
    where:
      'Postal payment slip payable at all Post Offices and through the physical or digital channels of Poste Italiane and the Payee.',
    account: 'on account no.',
    holder: 'Account holder',
    debtor: 'Recipient',
    subject: 'Payment description',
    noticeNumber: 'Notice code',
    kind: 'Type',
    creditorFiscalCode: 'Payee tax code',
  },
  pagopaSite: 'pagopa.gov.it',
  currency: 'Euro',
}
