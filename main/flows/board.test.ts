import { describe, expect, test } from 'vitest'
import {
  noticeNumberOf,
  openGuestVisit,
  openSignedIn,
  receiptOf,
  SIGNED_IN,
  type GuestVisit,
} from '../../tests/fixtures/guest-visit.ts'
import type { ListPaymentsResponse, ReadPaymentResponse, SumPaymentsResponse } from '../../central/contract/board.ts'
import { allPayments, type AccountPayment, type BoardFilter } from '../domain/board.ts'

const ok = { ok: true, value: {} }
const notNow = { ok: false, refusal: 'not-now' }
const noLine = { ok: false, failure: 'unreachable' } as const
const answer = <const Value extends object>(value: Value) => ({ ok: true, value }) as const
const signedOut = answer({ result: 'signed-out' })
const read = (value: ReadPaymentResponse) => answer(value)

const idOf = (count: number) => `00000000-0000-4000-8000-0000000000${String(count).padStart(2, '0')}`
const paymentOf = (count: number, outcome: AccountPayment['outcome'] = 'paid'): AccountPayment => ({
  paymentId: idOf(count),
  at: `2026-11-${String(count).padStart(2, '0')}T09:00:00.000Z`,
  subject: `Mensa ${count}`,
  noticeNumber: noticeNumberOf(count),
  amountCents: count * 100,
  outcome,
})
const listOf = (payments: readonly AccountPayment[], hasMore = false) =>
  answer<ListPaymentsResponse>({ result: 'listed', payments: [...payments], hasMore })
const totals = [{ year: 2025, payments: 2, amountCents: 300 }]
const sums = answer<SumPaymentsResponse>({
  result: 'summed',
  totals,
  years: [2026, 2025],
  services: ['Ufficio scuola'],
})

const sceneOf = ({ visit }: GuestVisit) => visit.screen().scene
const stateOf = (kiosk: GuestVisit) => sceneOf(kiosk).state

type Asked = 'listPayments' | 'sumPayments' | 'readPayment'

/** Does something that the centre is asked for, which answers so; answers with what the centre was asked. */
async function act<Name extends Asked>(
  kiosk: GuestVisit,
  call: string,
  input: object,
  name: Name,
  outcome: Parameters<GuestVisit['central'][Name][number]['resolve']>[0],
): Promise<GuestVisit['central'][Name][number]['asked']> {
  expect(await kiosk.call(call, input)).toEqual(ok)
  expect(stateOf(kiosk)).toEqual({ name: 'asking' })
  const question = kiosk.central[name].at(-1) as
    { asked: GuestVisit['central'][Name][number]['asked']; resolve: (value: typeof outcome) => void } | undefined
  if (question === undefined) throw new Error(`${name} was not asked`)
  expect(question.asked).toMatchObject({ session: { token: 'secret', visitId: kiosk.visit.id() } })
  question.resolve(outcome)
  await kiosk.settle()
  return question.asked
}

const first = [paymentOf(9), paymentOf(8, 'under-way'), paymentOf(7, 'unknown')]

/** On the board of somebody who has signed in. */
async function open(payments = first, hasMore = true): Promise<GuestVisit> {
  const kiosk = await openSignedIn()
  await act(kiosk, 'visit.open', { tile: 'board' }, 'listPayments', listOf(payments, hasMore))
  return kiosk
}
const shown = (payments: readonly AccountPayment[], other: object = {}) => ({
  flow: 'board',
  state: { name: 'list', filter: allPayments, typed: '', page: 1, hasMore: true, payments, ...other },
})

describe('the board', () => {
  test('lists the newest payments of who has signed in, and is for nobody else', async () => {
    const kiosk = await open()
    expect(kiosk.central.listPayments[0]?.asked).toMatchObject({ order: 'newest', limit: 5 })
    expect(sceneOf(kiosk)).toEqual(shown(first))
    const guest = openGuestVisit({ registration: 'on' })
    expect(await guest.call('visit.open', { tile: 'board' })).toEqual(notNow)
    expect(await guest.call('board.search', { text: 'x' })).toEqual(notNow)
    expect(guest.central.listPayments).toEqual([])
  })

  test('is turned to the next page after the last payment of this one, and back', async () => {
    const kiosk = await open()
    expect(await kiosk.call('board.turn', { to: 'previous' })).toEqual(notNow)
    const asked = await act(kiosk, 'board.turn', { to: 'next' }, 'listPayments', listOf([paymentOf(6)], true))
    expect(asked).toMatchObject({ after: { at: first[2]?.at, paymentId: first[2]?.paymentId } })
    expect(sceneOf(kiosk)).toEqual(shown([paymentOf(6)], { page: 2 }))
    const third = await act(kiosk, 'board.turn', { to: 'next' }, 'listPayments', listOf([paymentOf(5)]))
    expect(third).toMatchObject({ after: { paymentId: idOf(6) } })
    expect(await kiosk.call('board.turn', { to: 'next' })).toEqual(notNow)
    const second = await act(kiosk, 'board.turn', { to: 'previous' }, 'listPayments', listOf([paymentOf(6)], true))
    expect(second).toMatchObject({ after: { paymentId: idOf(7) } })
    expect(await act(kiosk, 'board.turn', { to: 'previous' }, 'listPayments', listOf(first, true))).not.toHaveProperty(
      'after',
    )
    expect(sceneOf(kiosk)).toEqual(shown(first))
  })

  test('is searched; what is only being typed is kept, and lists nothing', async () => {
    const kiosk = await open()
    expect(await kiosk.call('board.keep-typed', { text: 'men' })).toEqual(ok)
    expect(sceneOf(kiosk)).toEqual(shown(first, { typed: 'men' }))
    expect(await act(kiosk, 'board.search', { text: ' mensa ' }, 'listPayments', listOf([]))).toMatchObject({
      text: 'mensa',
    })
    const filter = { ...allPayments, text: 'mensa' }
    expect(sceneOf(kiosk)).toEqual(shown([], { filter, typed: 'mensa', hasMore: false }))
    const sorted = await act(kiosk, 'board.sort', { order: 'oldest' }, 'listPayments', listOf([]))
    expect(sorted).toMatchObject({ text: 'mensa', order: 'oldest' })
    const cleared = await act(kiosk, 'board.clear', {}, 'listPayments', listOf(first))
    expect(cleared).not.toHaveProperty('text')
    expect(cleared).toMatchObject({ order: 'oldest' })
  })

  test.each<[Partial<BoardFilter>, object]>([
    [{ period: 2025 }, { from: '2024-12-31T23:00:00.000Z', until: '2025-12-31T23:00:00.000Z' }],
    [{ period: 'days-30' }, { from: '2026-10-23T22:00:00.000Z' }],
    [{ service: 'Ufficio scuola' }, { service: 'Ufficio scuola' }],
    [{ amount: 'over-1000' }, { amount: 'over-1000' }],
    [{ outcome: 'unknown' }, { outcome: 'unknown' }],
  ])('is filtered by %j', async (chosen, wanted) => {
    const kiosk = await open()
    await kiosk.call('board.filters')
    expect(stateOf(kiosk)).toEqual({ name: 'filters', filter: allPayments })
    const [[what, value] = ['', null]] = Object.entries(chosen)
    if (what === 'period' || what === 'service') await act(kiosk, 'board.choose', { what }, 'sumPayments', sums)
    else await kiosk.call('board.choose', { what })
    expect(stateOf(kiosk)).toMatchObject({ name: 'choosing', what, filter: allPayments })
    const other = what === 'amount' ? { what: 'outcome', value: 'paid' } : { what: 'amount', value: null }
    expect(await kiosk.call('board.set', { choice: other })).toEqual(notNow)
    expect(await kiosk.call('board.set', { choice: { what, value } })).toEqual(ok)
    expect(stateOf(kiosk)).toEqual({ name: 'filters', filter: { ...allPayments, ...chosen } })
    const asked = await act(kiosk, 'board.list', {}, 'listPayments', listOf(first))
    expect(asked).toMatchObject(wanted)
    expect(Object.keys(asked).toSorted()).toEqual(['limit', 'order', 'session', ...Object.keys(wanted)].toSorted())
    expect(stateOf(kiosk)).toMatchObject({ filter: { ...allPayments, ...chosen }, page: 1 })
  })

  test('has filters that are as before when one goes back', async () => {
    const kiosk = await open()
    await kiosk.call('board.filters')
    await kiosk.call('board.choose', { what: 'amount' })
    await kiosk.call('board.back')
    expect(stateOf(kiosk)).toEqual({ name: 'filters', filter: allPayments })
    await kiosk.call('board.choose', { what: 'outcome' })
    await kiosk.call('board.set', { choice: { what: 'outcome', value: 'paid' } })
    await kiosk.call('board.back')
    expect(sceneOf(kiosk)).toEqual(shown(first))
  })

  test('sums up the years, and leads to what was paid in one of them', async () => {
    const kiosk = await open()
    await act(kiosk, 'board.totals', {}, 'sumPayments', sums)
    expect(stateOf(kiosk)).toEqual({ name: 'totals', totals })
    expect(await kiosk.call('board.year', { year: 2026 })).toEqual(notNow)
    const asked = await act(kiosk, 'board.year', { year: 2025 }, 'listPayments', listOf([paymentOf(1)]))
    expect(asked).toMatchObject({ outcome: 'paid', from: '2024-12-31T23:00:00.000Z' })
  })

  test('shows the receipt of a payment, and leads back from it to the same page', async () => {
    const kiosk = await open()
    const receipt = receiptOf(noticeNumberOf(9), 'Mario Rossi')
    const found = read({ result: 'found', payment: paymentOf(9), receipt })
    const asked = await act(kiosk, 'board.details', { paymentId: idOf(9) }, 'readPayment', found)
    expect(asked).toMatchObject({ paymentId: idOf(9) })
    expect(sceneOf(kiosk)).toMatchObject({ flow: 'receipt', state: { name: 'found', email: SIGNED_IN.email } })
    expect(stateOf(kiosk)).toMatchObject({ receipt: { isOwn: true } })
    expect(await kiosk.call('receipt.print')).toEqual(ok)
    const mailed = kiosk.call('receipt.mail', { email: SIGNED_IN.email })
    await kiosk.settle()
    expect(kiosk.central.mailReceipt[0]?.asked).toMatchObject({
      session: { token: 'secret', visitId: kiosk.visit.id() },
      paymentId: idOf(9),
    })
    kiosk.central.mailReceipt[0]?.resolve(answer({ result: 'queued' }))
    await mailed
    await kiosk.call('receipt.back')
    expect(stateOf(kiosk)).toMatchObject({ name: 'found' })
    await kiosk.call('receipt.back')
    expect(sceneOf(kiosk)).toEqual(shown(first))
  })

  test('says of no other receipt that it was mailed, when the answer comes late', async () => {
    const kiosk = await open([paymentOf(9), paymentOf(8)])
    const openReceipt = (count: number) => {
      const receipt = receiptOf(noticeNumberOf(count), 'Mario Rossi')
      const found = read({ result: 'found', payment: paymentOf(count), receipt })
      return act(kiosk, 'board.details', { paymentId: idOf(count) }, 'readPayment', found)
    }
    await openReceipt(9)
    const mailed = kiosk.call('receipt.mail', { email: SIGNED_IN.email })
    await kiosk.settle()
    await kiosk.call('receipt.back')
    await openReceipt(8)
    kiosk.central.mailReceipt[0]?.resolve(answer({ result: 'queued' }))
    expect(await mailed).toEqual(notNow)
    expect(sceneOf(kiosk)).toMatchObject({ flow: 'receipt', state: { name: 'found' } })
  })

  test('tells of a payment without a receipt, and leads to its notice where it can be paid again', async () => {
    const kiosk = await open()
    const under = read({ result: 'found', payment: paymentOf(8, 'under-way') })
    await act(kiosk, 'board.details', { paymentId: idOf(8) }, 'readPayment', under)
    expect(stateOf(kiosk)).toEqual({ name: 'details', payment: paymentOf(8, 'under-way') })
    expect(await kiosk.call('board.pay')).toEqual(notNow)
    const later = read({ result: 'found', payment: paymentOf(8, 'not-paid') })
    await act(kiosk, 'board.details', { paymentId: idOf(8) }, 'readPayment', later)
    await kiosk.call('board.back')
    // The list has heard of it too.
    expect(sceneOf(kiosk)).toEqual(shown([paymentOf(9), paymentOf(8, 'not-paid'), paymentOf(7, 'unknown')]))
    await act(kiosk, 'board.details', { paymentId: idOf(8) }, 'readPayment', later)
    expect(await kiosk.call('board.pay')).toEqual(ok)
    expect(sceneOf(kiosk)).toEqual({ flow: 'notice', state: { name: 'entry', typed: noticeNumberOf(8) } })
  })

  test('leads nobody to pay a notice that was paid in another way meanwhile', async () => {
    const kiosk = await open()
    const payment = { ...paymentOf(8, 'not-paid'), paidElsewhere: true } as const
    await act(kiosk, 'board.details', { paymentId: idOf(8) }, 'readPayment', read({ result: 'found', payment }))
    expect(await kiosk.call('board.pay')).toEqual(notNow)
    expect(stateOf(kiosk)).toEqual({ name: 'details', payment })
  })

  test('shows nothing of a payment that is not on it', async () => {
    const kiosk = await open()
    expect(await kiosk.call('board.details', { paymentId: idOf(1) })).toEqual(notNow)
    await act(kiosk, 'board.details', { paymentId: idOf(9) }, 'readPayment', read({ result: 'unknown' }))
    expect(sceneOf(kiosk)).toEqual(shown(first))
  })

  test('says when the centre does not answer, and asks again', async () => {
    const kiosk = await open()
    await act(kiosk, 'board.search', { text: 'mensa' }, 'listPayments', noLine)
    expect(stateOf(kiosk)).toEqual({ name: 'failed', why: 'offline' })
    await kiosk.call('board.back')
    expect(sceneOf(kiosk)).toEqual(shown(first))
    await act(kiosk, 'board.totals', {}, 'sumPayments', noLine)
    await act(kiosk, 'board.list', {}, 'listPayments', listOf(first, true))
    expect(sceneOf(kiosk)).toEqual(shown(first))
  })

  test('ends with the session', async () => {
    const kiosk = await open()
    await act(kiosk, 'board.search', { text: 'mensa' }, 'listPayments', signedOut)
    expect(stateOf(kiosk)).toEqual({ name: 'failed', why: 'signed-out' })
    expect(kiosk.visit.screen().person).toBeNull()
    await kiosk.call('board.back')
    expect(sceneOf(kiosk)).toMatchObject({ flow: 'visit', state: { name: 'home' } })
  })

  test('has nothing left of what was seen before: in the same visit somebody else may have signed in', async () => {
    const kiosk = await open()
    const unpaid = read({ result: 'found', payment: paymentOf(8, 'not-paid') })
    await act(kiosk, 'board.details', { paymentId: idOf(8) }, 'readPayment', unpaid)
    await kiosk.call('board.pay')
    await kiosk.call('notice.back')
    await act(kiosk, 'visit.open', { tile: 'board' }, 'listPayments', noLine)
    expect(await kiosk.call('board.back')).toEqual(ok)
    expect(sceneOf(kiosk)).toMatchObject({ flow: 'visit', state: { name: 'home' } })
  })

  test('hears no answer that comes after the person went on, or has gone', async () => {
    const kiosk = await open()
    await kiosk.call('board.search', { text: 'mensa' })
    await kiosk.call('board.back')
    kiosk.central.listPayments.at(-1)?.resolve(listOf([paymentOf(1)]))
    await kiosk.settle()
    expect(sceneOf(kiosk)).toEqual(shown(first))
    await kiosk.call('board.search', { text: 'mensa' })
    await kiosk.call('visit.end')
    kiosk.central.listPayments.at(-1)?.resolve(listOf([paymentOf(1)]))
    await kiosk.settle()
    expect(sceneOf(kiosk)).toMatchObject({ flow: 'visit', state: { name: 'home' } })
  })
})
