import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOutsideWorld, RETURN_URLS, type OutsideWorld } from '../fixtures/outside-world.ts'
import { sampleNotices } from './municipality/municipality.ts'

const { unpaid, overdue } = sampleNotices
const UNKNOWN = '300000000000000003'

let world: OutsideWorld

beforeEach(async () => {
  world = await openOutsideWorld('2026-11-24T10:00:00Z')
})

afterEach(() => world.close())

async function steer(path: string, body: unknown, headers?: Readonly<Record<string, string>>) {
  return (await world.post(`${world.controlUrl}/${path}`, body, headers)).status
}

const receipted = () => world.node.receipted().map(({ noticeNumber, amountCents }) => [noticeNumber, amountCents])

test('Checkout fails when told, and is well again when told', async () => {
  expect(await steer('control', { fail: 500 })).toBe(200)
  await expect(world.openCart([unpaid])).rejects.toThrow('500')
  expect(await steer('control', { fail: null })).toBe(200)
  await world.openCart([unpaid])
  expect(await steer('control', { fail: 422, times: 1 })).toBe(200)
  await expect(world.openCart([unpaid])).rejects.toThrow('422')
  await world.openCart([unpaid])
})

test('a bank pays what the creditor asks, or another amount, without a note and with another PSP than Checkout', async () => {
  expect(await steer('pay-at-bank', { noticeNumber: unpaid })).toBe(200)
  expect(await steer('pay-at-bank', { noticeNumber: overdue, amountCents: 7 })).toBe(200)
  expect(receipted()).toEqual([
    [unpaid, 23_450],
    [overdue, 7],
  ])
  const [payment] = world.node.payments()
  expect([payment?.psp.id, payment?.paymentNote]).toEqual(['CASSAIT1', undefined])
})

test('a bank does not pay twice, nor what nobody knows, nor what it cannot ask the amount of', async () => {
  await steer('pay-at-bank', { noticeNumber: unpaid })
  expect(await steer('pay-at-bank', { noticeNumber: unpaid })).toBe(409)
  expect(await steer('pay-at-bank', { noticeNumber: UNKNOWN })).toBe(404)
  world.store.find = () => Promise.reject(new Error('The store is down'))
  expect(await steer('pay-at-bank', { noticeNumber: overdue })).toBe(503)
  expect(await steer('pay-at-bank', { noticeNumber: overdue, amountCents: 7 })).toBe(200)
  expect(receipted()).toHaveLength(2)
})

test('a bank that pays before the slow one confirms leaves one receipt', async () => {
  await world.choose(await world.openCart([unpaid]), { choice: 'slow' })
  expect(await steer('pay-at-bank', { noticeNumber: unpaid, amountCents: 7 })).toBe(200)
  world.clock.now = new Date(world.clock.now.getTime() + 3_600_000)
  expect(receipted()).toEqual([[unpaid, 7]])
  expect(await steer('confirm', { noticeNumber: unpaid })).toBe(404)
})

test('the slow bank confirms at once when told, and only it', async () => {
  await world.choose(await world.openCart([unpaid]), { choice: 'slow' })
  await world.choose(await world.openCart([overdue]), { choice: 'unreported' })
  expect(receipted()).toEqual([])
  expect(await steer('confirm', { noticeNumber: unpaid })).toBe(200)
  expect(await steer('confirm', { noticeNumber: overdue })).toBe(404)
  expect(receipted()).toEqual([[unpaid, 23_450]])
})

test('the next receipt, and no other, is over another amount', async () => {
  expect(await steer('receipt-amount', { cents: 1 })).toBe(200)
  await world.choose(await world.openCart([overdue]), { choice: 'unreported' })
  expect(await world.choose(await world.openCart([unpaid]), { choice: 'paid' })).toBe(RETURN_URLS.returnOkUrl)
  await steer('pay-at-bank', { noticeNumber: overdue })
  expect(receipted()).toEqual([
    [unpaid, 1],
    [overdue, 2_150],
  ])
})

test('all payments can be read', async () => {
  await world.choose(await world.openCart([unpaid], { idCart: 'our-id' }), { choice: 'silent', cardEnding: '1234' })
  const told = await (await fetch(`${world.controlUrl}/payments`)).json()
  expect(told).toMatchObject([{ noticeNumber: unpaid, paymentNote: 'our-id', cardEnding: '1234', receiptAt: null }])
})

test.each([
  ['control', { fail: 418 }],
  ['control', { fail: 500, times: 0 }],
  ['pay-at-bank', { noticeNumber: '3' }],
  ['pay-at-bank', { noticeNumber: unpaid, amountCents: -1 }],
  ['confirm', {}],
  ['receipt-amount', { cents: 0.5 }],
])('refuses %s with %o', async (path, body) => {
  expect(await steer(path, body)).toBe(400)
})

test('no web page steers it', async () => {
  expect(await steer('pay-at-bank', { noticeNumber: unpaid }, { origin: 'http://127.0.0.1:8080' })).toBe(403)
  expect(await steer('pay-at-bank', { noticeNumber: unpaid }, { 'content-type': 'text/plain' })).toBe(415)
  expect(receipted()).toEqual([])
})
