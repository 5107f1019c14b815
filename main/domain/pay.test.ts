import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { payStart, PayState, stepPay, type PaidFacts, type PayEvent, type Payment } from './pay.ts'

const payment: Payment = {
  noticeNumber: '302000100000009421',
  creditorName: 'Comune di Prova',
  subject: 'TARI 2026',
  amountCents: 12_050,
  isOverdue: false,
}
const freeAt = '2026-11-23T09:30:00.000Z'
const endsAt = '2026-11-23T08:15:00.000Z'
const receipt: PaidFacts = { amountCents: 12_050, paidAt: '2026-11-23T08:20:00.000Z', pspName: 'Banca di Prova' }

const states: { readonly [Name in PayState['name']]: Extract<PayState, { name: Name }> } = {
  offer: { name: 'offer', payment, email: 'a@b.example' },
  opening: { name: 'opening', payment },
  outside: { name: 'outside', payment, host: null, endsAt, isKeyboardOpen: false },
  phone: { name: 'phone', payment, qrRows: ['1'], expiresAt: endsAt, hasBegun: false },
  waiting: { name: 'waiting', payment, outcome: 'ok', freeAt, maskedEmail: 'a***@b.example' },
  paid: { name: 'paid', payment, receipt },
  cancelled: { name: 'cancelled', payment },
  refused: { name: 'refused', payment },
  left: { name: 'left', payment, freeAt, canReopen: true },
  late: { name: 'late', payment, freeAt },
  unknown: { name: 'unknown', payment },
  elsewhere: { name: 'elsewhere', payment },
  busy: { name: 'busy', payment, freeAt },
  'not-payable': { name: 'not-payable', payment, why: 'expired' },
  unavailable: { name: 'unavailable', payment, why: 'offline' },
}

const events = {
  typed: { name: 'typed', email: 'c@d.example' },
  'opening-began': { name: 'opening-began' },
  'outside-opened': { name: 'outside-opened', endsAt },
  'outside-opened as a link': { name: 'outside-opened', endsAt, link: 'https://checkout.example/c/1' },
  'host-shown': { name: 'host-shown', host: 'checkout.example' },
  'keyboard-moved': { name: 'keyboard-moved', isOpen: true },
  'outside-left': { name: 'outside-left', freeAt, canReopen: false },
  'phone-shown': { name: 'phone-shown', qrRows: ['11'], expiresAt: endsAt },
  'not-begun, busy': { name: 'not-begun', refusal: { name: 'busy', freeAt } },
  'not-begun, another amount': { name: 'not-begun', refusal: { name: 'amount-changed', amountCents: 13_000 } },
  'not-begun, paid': { name: 'not-begun', refusal: { name: 'not-payable', why: 'paid' } },
  'not-begun, revoked': { name: 'not-begun', refusal: { name: 'not-payable', why: 'revoked' } },
  'not-begun, unavailable': { name: 'not-begun', refusal: { name: 'unavailable', why: 'busy' } },
  'gave-up-waiting': { name: 'gave-up-waiting' },
  retried: { name: 'retried' },
  back: { name: 'back' },
  'news: at checkout': { name: 'news', news: { name: 'at-checkout' } },
  'news: returned': {
    name: 'news',
    news: { name: 'returned', outcome: 'waiting', freeAt, maskedEmail: 'a***@b.example' },
  },
  'news: returned, without mail': { name: 'news', news: { name: 'returned', outcome: 'waiting', freeAt } },
  'news: paid': { name: 'news', news: { name: 'paid', receipt, maskedEmail: 'a***@b.example' } },
  'news: cancelled': { name: 'news', news: { name: 'not-paid', why: 'cancelled' } },
  'news: refused': { name: 'news', news: { name: 'not-paid', why: 'refused' } },
  'news: elsewhere': { name: 'news', news: { name: 'not-paid', why: 'elsewhere' } },
  'news: not begun': { name: 'news', news: { name: 'not-paid', why: 'not-begun' } },
  'news: unknown': { name: 'news', news: { name: 'unknown' } },
} as const satisfies Record<string, PayEvent>

type EventKey = keyof typeof events
type Steps = Partial<Record<EventKey, PayState>>

/** Only a receipt makes paid, and it does so wherever the person stands. */
const always: Steps = { 'news: paid': { name: 'paid', payment, receipt, maskedEmail: 'a***@b.example' } }
/** What the centre may say while something is under way. */
const underWay: Steps = {
  ...always,
  'news: returned': { name: 'waiting', payment, outcome: 'waiting', freeAt, maskedEmail: 'a***@b.example' },
  'news: returned, without mail': { name: 'waiting', payment, outcome: 'waiting', freeAt },
  'news: cancelled': { name: 'cancelled', payment },
  'news: refused': { name: 'refused', payment },
  'news: elsewhere': { name: 'elsewhere', payment },
  'news: not begun': { name: 'unavailable', payment, why: 'unreachable' },
  'news: unknown': { name: 'unknown', payment },
}
/** Who has come back already does not come back once more. */
const afterReturn: Steps = Object.fromEntries(
  Object.entries(underWay).filter(([event]) => !event.startsWith('news: returned')),
)
const again: Steps = { ...always, retried: payStart(payment), back: payStart(payment) }
const opened = { name: 'outside', payment, host: null, endsAt, isKeyboardOpen: false } as const
const open: Steps = {
  'outside-opened': opened,
  'outside-opened as a link': { ...opened, link: 'https://checkout.example/c/1' },
}

/** All that has a meaning in each state and where it leads, whole; every other event has none. */
const steps: Record<PayState['name'], Steps> = {
  offer: {
    ...always,
    typed: { name: 'offer', payment, email: 'c@d.example' },
    'opening-began': { name: 'opening', payment },
  },
  opening: {
    ...underWay,
    ...open,
    'outside-left': { name: 'left', payment, freeAt, canReopen: false },
    'phone-shown': { name: 'phone', payment, qrRows: ['11'], expiresAt: endsAt, hasBegun: false },
    'not-begun, busy': { name: 'busy', payment, freeAt },
    'not-begun, another amount': {
      name: 'offer',
      payment: { ...payment, amountCents: 13_000 },
      email: '',
      changedFromCents: 12_050,
    },
    'not-begun, paid': { name: 'elsewhere', payment },
    'not-begun, revoked': { name: 'not-payable', payment, why: 'revoked' },
    'not-begun, unavailable': { name: 'unavailable', payment, why: 'busy' },
  },
  outside: {
    ...underWay,
    'host-shown': { ...states.outside, host: 'checkout.example' },
    'keyboard-moved': { ...states.outside, isKeyboardOpen: true },
    'outside-left': { name: 'left', payment, freeAt, canReopen: false },
  },
  phone: { ...underWay, 'news: at checkout': { ...states.phone, hasBegun: true } },
  waiting: { ...afterReturn, 'gave-up-waiting': { name: 'late', payment, freeAt, maskedEmail: 'a***@b.example' } },
  left: { ...underWay, ...open },
  late: afterReturn,
  paid: always,
  cancelled: again,
  refused: again,
  unknown: again,
  unavailable: again,
  elsewhere: always,
  busy: always,
  'not-payable': always,
}

describe.each(Object.keys(states) as PayState['name'][])('from %s', (from) => {
  test.each(Object.keys(events) as EventKey[])('%s leads where it should, or nowhere', (event) => {
    const next = stepPay(states[from], events[event])
    expect(next).toStrictEqual(steps[from][event])
    if (next !== undefined) expect(PayState.parse(next)).toEqual(next)
  })
})

test('the table has every state of the contract', () => {
  expect(Object.keys(states).toSorted()).toEqual(PayState.options.map((each) => each.shape.name.value).toSorted())
})

test('whatever happens in whatever order, nothing but a receipt says paid, and what is paid stays so', () => {
  const anyEvent = fc.constantFrom<PayEvent>(...Object.values(events))
  let paid = 0
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40, size: 'max' }), (walk) => {
      let state: PayState = payStart(payment)
      for (const event of walk) {
        const next = stepPay(state, event)
        if (next?.name === 'paid') {
          paid += 1
          expect(event).toMatchObject({ name: 'news', news: { name: 'paid' } })
        }
        if (state.name === 'paid' && next !== undefined) expect(next.name).toBe('paid')
        state = next ?? state
      }
    }),
    { seed: 10, numRuns: 500 },
  )
  expect(paid).toBeGreaterThan(100)
})
