import type { board as reference } from '../it/board.ts'

/** The texts of the flow `board`, in English. */
export const board = {
  'board.list.newest': 'Those begun here while signed in, the newest first.',
  'board.list.oldest': 'Those begun here while signed in, the oldest first.',
  'board.list.only': 'Only: {filters}',
  'board.list.words': '“{text}”',
  'board.list.open': 'Details',
  'board.list.filters': 'Filters',
  'board.list.filters-on': 'Filters in use: {count}',
  'board.order.oldest': 'Oldest first',
  'board.order.newest': 'Newest first',
  'board.list.pages': 'Pages',
  'board.list.page': 'Page {page}',
  'board.list.previous': 'Previous',
  'board.list.next': 'Next',

  'board.no-match.title': 'No such payment',
  'board.no-match.text': 'No payment has these words or fits these filters.',
  'board.no-match.hint': 'Try other words, or remove the filters.',
  'board.clear': 'Remove the filters',

  'board.none.title': 'No payments yet',
  'board.none.text': 'You have not paid anything with your profile yet.',
  'board.none.here': 'What will appear here',
  'board.none.here-text': 'The payments you begin at the kiosk while signed in, with their receipts.',
  'board.none.others': 'Other payments',
  'board.none.others-text': 'Their receipts are found from the first screen: touch Find a receipt.',

  'board.filters.title': 'Which payments do you want to see?',
  'board.filters.text': 'Filters can be used together.',
  'board.filters.show': 'Show the payments',

  'board.filter.period': 'Period',
  'board.filter.service': 'Service',
  'board.filter.amount': 'Amount',
  'board.filter.outcome': 'State',

  'board.any.period': 'Any period',
  'board.any.service': 'All services',
  'board.any.amount': 'Any amount',
  'board.any.outcome': 'Any state',

  'board.choosing.period': 'When did you pay?',
  'board.choosing.service': 'For which service?',
  'board.choosing.amount': 'How much did you pay?',
  'board.choosing.outcome': 'How did the payment go?',
  'board.choosing.text': 'Touch what you are looking for.',

  'board.period.recent': 'Last 30 days',
  'board.amount.to-50': 'Up to €50',
  'board.amount.to-200': '€50 to €200',
  'board.amount.to-1000': '€200 to €1,000',
  'board.amount.over-1000': 'More than €1,000',

  'board.outcome.under-way': 'Under way',
  'board.outcome.paid': 'Paid',
  'board.outcome.not-paid': 'Not paid',
  'board.outcome.unknown': 'Not confirmed',

  'board.totals.title': 'Totals by year',
  'board.totals.text': 'Only payments that went through count, made with this profile.',
  'board.totals.count': 'Payments: {count}',
  'board.totals.open': 'Show',
  'board.totals.none': 'No totals yet',
  'board.totals.none-text': 'Totals appear after the first payment that went through with this profile.',

  'board.details.when': 'Begun on',
  'board.details.again': 'See how it stands now',
  'board.details.pay': 'Pay',

  'board.details.under-way.title': 'Payment under way',
  'board.details.under-way.cause': 'The payment has begun, but it is not confirmed yet.',
  'board.details.under-way.money': 'It is not certain yet that it is paid. Do not pay again.',
  'board.details.under-way.next': 'Look again in a few minutes. When it is confirmed, the receipt is here.',

  'board.details.not-paid.title': 'Payment not made',
  'board.details.not-paid.cause': 'The payment was begun but did not go through.',
  'board.details.not-paid.money': 'Nothing was paid.',
  'board.details.not-paid.next': 'If the notice is still to be paid, you can pay it now.',

  'board.details.unknown.title': 'No confirmation',
  'board.details.unknown.cause': 'pagoPA did not say in time how the payment went.',
  'board.details.unknown.money': 'No payment is known of, but that is not certain.',
  'board.details.unknown.next':
    'Look at your account or card. If you see a charge, wait: a receipt may still come. If you see none, you can pay again.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
