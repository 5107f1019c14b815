import { describe, expect, test } from 'vitest'
import { contextOf } from './assistance-context.ts'
import { canBeLeft } from './can-be-left.ts'

const noticeNumber = '302000100000009421'
const at = (flow: string, state: { readonly name: string; readonly [member: string]: unknown }) => ({
  print: null,
  scene: { flow, state },
})

describe('the context of a request', () => {
  test.each([
    ['notice.fault.unreachable', at('notice', { name: 'fault', fault: { kind: 'unreachable', code: noticeNumber } })],
    ['notice.summary', at('notice', { name: 'summary', notice: { noticeNumber } })],
    ['pay.refused', at('pay', { name: 'refused', payment: { noticeNumber } })],
    ['pay.unavailable.offline', at('pay', { name: 'unavailable', payment: { noticeNumber }, why: 'offline' })],
    ['receipt.found', at('receipt', { name: 'found', receipt: { noticeNumber } })],
    ['receipt.fault.not-found', at('receipt', { name: 'fault', fault: 'not-found', code: noticeNumber })],
  ])('is the screen %s and its notice', (screen, place) => {
    expect(contextOf(place)).toEqual({ screen, noticeNumber })
  })

  test('is the print that lies over a screen, with the notice of that screen', () => {
    const place = at('notice', { name: 'summary', notice: { noticeNumber } })
    expect(contextOf({ ...place, print: { name: 'trouble', trouble: 'paper-out' } })).toEqual({
      screen: 'print.trouble.paper-out',
      noticeNumber,
    })
    expect(contextOf({ ...place, print: { name: 'quota' } })).toEqual({ screen: 'print.quota', noticeNumber })
  })

  test('has no notice where there is none, nor one that is no notice’s number', () => {
    expect(contextOf(at('notice', { name: 'fault', fault: { kind: 'half-scan' } }))).toEqual({
      screen: 'notice.fault.half-scan',
    })
    const iuv = at('notice', { name: 'fault', fault: { kind: 'unknown-code', code: 'RF18ABC' } })
    expect(contextOf(iuv)).toEqual({ screen: 'notice.fault.unknown-code' })
  })

  test('is nothing on the home screen, unless something of ours failed there', () => {
    const home = at('visit', { name: 'home' })
    expect(contextOf(home)).toBeUndefined()
    expect(contextOf(home, '0190a0b0')).toEqual({ screen: 'visit.home', faultId: '0190a0b0' })
  })

  test('takes no fault’s id that is not one of ours', () => {
    const place = at('notice', { name: 'entry', typed: 'x' })
    expect(contextOf(place, 'Zanobi è qui')).toEqual({ screen: 'notice.entry' })
    expect(contextOf(place, '0190a0b0')).toEqual({ screen: 'notice.entry', faultId: '0190a0b0' })
  })
})

test('a screen can be left unless something on it has the next word', () => {
  const fault = at('notice', { name: 'fault' })
  expect(canBeLeft(fault)).toBe(true)
  expect(canBeLeft({ ...fault, print: { name: 'trouble', trouble: 'unknown' } })).toBe(true)
  expect(canBeLeft({ ...fault, print: { name: 'printing' } })).toBe(false)
  expect(canBeLeft(at('notice', { name: 'searching' }))).toBe(false)
  const ofPay = ['offer', 'opening', 'outside', 'phone', 'waiting', 'paid', 'cancelled', 'left', 'late', 'unavailable']
  expect(ofPay.filter((name) => !canBeLeft(at('pay', { name })))).toEqual(['opening', 'outside', 'phone', 'waiting'])
})
