import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { TicketOpened } from '../../central/contract/tickets.ts'
import {
  foundNotice,
  noticeNumberOf,
  openedPayment,
  openGuestVisit,
  openSignedIn,
  SIGNED_IN,
  receiptOf,
  type GuestVisit,
} from '../../tests/fixtures/guest-visit.ts'
import { ticketQr } from '../domain/ticket-qr.ts'
import { offline } from '../../tests/fixtures/screens/base.ts'

const noticeNumber = noticeNumberOf(1)
const ok = { ok: true, value: {} }
const notNow = { ok: false, refusal: 'not-now' }
const stateOf = ({ visit }: GuestVisit) => visit.screen().scene.state
const sceneOf = ({ visit }: GuestVisit) => visit.screen().scene

async function open(hasTicketBlock = true): Promise<GuestVisit> {
  const kiosk = openGuestVisit({}, true, hasTicketBlock)
  await kiosk.call('visit.open', { tile: 'assistance' })
  return kiosk
}

interface Written {
  readonly text?: string
  readonly answer?: { readonly by: 'email'; readonly email: string } | { readonly by: 'number' }
}

/** Writes a request from where it begins to its summary. */
async function write(kiosk: GuestVisit, { text = 'Il foglio è bianco', answer = { by: 'number' } }: Written = {}) {
  await kiosk.call('assistance.choose-reason', { reason: 'printing' })
  await kiosk.call('assistance.give-text', { text })
  await kiosk.call('assistance.choose-answer', { by: answer.by })
  if (answer.by === 'email') await kiosk.call('assistance.give-email', { email: answer.email })
  await kiosk.call('assistance.give-name', { givenName: ' Anna ', familyName: '' })
  expect(stateOf(kiosk)).toMatchObject({ name: 'summary' })
}

/** Sends what is written, and answers as the store would. */
async function send(kiosk: GuestVisit, number: string | Error = '12-1'): Promise<unknown> {
  const sent = kiosk.call('assistance.send')
  const outcome = expect(sent)
  if (number instanceof Error) {
    const rejected = outcome.rejects.toThrow(number.message)
    kiosk.tickets.at(-1)?.reject(number)
    await rejected
    return undefined
  }
  kiosk.tickets.at(-1)?.resolve(number)
  return sent
}

/** A notice that is not found while the line is down. */
async function openFault(): Promise<GuestVisit> {
  const kiosk = openGuestVisit()
  await kiosk.call('visit.open', { tile: 'notice' })
  const searched = kiosk.call('notice.find', { code: noticeNumber, isSure: true })
  await kiosk.settle()
  kiosk.lookUps.at(-1)?.resolve({ found: false, why: 'unreachable' })
  await searched
  return kiosk
}

describe('a request for assistance', () => {
  test('is written step by step, made without a line, and has its number and its secret', async () => {
    const kiosk = await open()
    kiosk.visit.setConnection(offline)
    await write(kiosk, { answer: { by: 'email', email: ' anna@posta.example' } })
    expect(await send(kiosk)).toEqual(ok)
    const state = stateOf(kiosk)
    expect(state).toMatchObject({ name: 'sent', number: '12-1', answerBy: 'email', maskedEmail: 'a***@posta.example' })
    const code = 'code' in state && typeof state.code === 'string' ? state.code : ''
    const [{ asked }] = kiosk.tickets as [GuestVisit['tickets'][number]]
    expect(TicketOpened.parse({ ...asked.ticket, number: '12-1' })).toEqual({
      number: '12-1',
      codeHash: createHash('sha256').update(code).digest('hex'),
      reason: 'printing',
      text: 'Il foglio è bianco',
      givenName: 'Anna',
      answer: { by: 'email', email: 'anna@posta.example' },
      language: 'it',
    })
    expect(JSON.stringify(asked)).not.toContain(code)
    expect(kiosk.queued()).toBe(1)
    expect(kiosk.central.findTicket).toEqual([])
  })

  test.each([
    ['assistance.give-text', { text: ' \n ' }, 'no-text', []],
    ['assistance.give-email', { email: 'anna' }, 'bad-email', ['email']],
    ['assistance.give-email', { email: '' }, 'bad-email', ['email']],
    ['assistance.give-phone', { phone: '12345' }, 'bad-phone', ['phone']],
    ['assistance.give-phone', { phone: '' }, 'bad-phone', ['phone']],
  ] as const)('does not go on at %s with %o', async (act, input, refusal, by) => {
    const kiosk = await open()
    await kiosk.call('assistance.choose-reason', { reason: 'other' })
    if (by[0] !== undefined) {
      await kiosk.call('assistance.give-text', { text: 'x' })
      await kiosk.call('assistance.choose-answer', { by: by[0] })
    }
    const before = stateOf(kiosk)
    expect(await kiosk.call(act, input)).toEqual({ ok: false, refusal })
    expect(stateOf(kiosk)).toBe(before)
  })

  test('takes a telephone number as people write it', async () => {
    const kiosk = await open()
    await kiosk.call('assistance.choose-reason', { reason: 'other' })
    await kiosk.call('assistance.give-text', { text: 'x' })
    await kiosk.call('assistance.choose-answer', { by: 'phone' })
    expect(await kiosk.call('assistance.give-phone', { phone: '+39 099 000-0000' })).toEqual(ok)
    await kiosk.call('assistance.give-name', { givenName: '', familyName: '' })
    await send(kiosk)
    expect(kiosk.tickets[0]?.asked.ticket.answer).toEqual({ by: 'phone', phone: '+390990000000' })
  })

  test('without a block is not begun, and the person is told before anything is written', async () => {
    const kiosk = await open(false)
    expect(await kiosk.call('assistance.choose-reason', { reason: 'printing' })).toEqual(ok)
    expect(stateOf(kiosk)).toMatchObject({ name: 'unavailable', why: 'no-numbers' })
    expect(await kiosk.call('assistance.ask-slip')).toEqual(ok)
    expect(stateOf(kiosk)).toMatchObject({ name: 'slip' })
  })

  test('says so when the block is gone at the last moment, and keeps what was written', async () => {
    const kiosk = await open()
    await write(kiosk)
    const sent = kiosk.call('assistance.send')
    kiosk.tickets[0]?.resolve(undefined)
    expect(await sent).toEqual(ok)
    expect(stateOf(kiosk)).toMatchObject({ name: 'unavailable', why: 'no-numbers' })
    expect(kiosk.queued()).toBe(0)
    await kiosk.call('assistance.back')
    expect(stateOf(kiosk)).toMatchObject({ name: 'reason', draft: { text: 'Il foglio è bianco' } })
  })

  test('is one of at most five in a visit, and the next person has five again', async () => {
    const kiosk = await open()
    for (let count = 1; count <= 5; count++) {
      await write(kiosk)
      await send(kiosk, `12-${count}`)
      await kiosk.call('assistance.back')
      await kiosk.call('visit.open', { tile: 'assistance' })
    }
    await kiosk.call('assistance.choose-reason', { reason: 'printing' })
    expect(stateOf(kiosk)).toMatchObject({ name: 'unavailable', why: 'enough' })
    await kiosk.call('visit.end')
    await kiosk.call('visit.open', { tile: 'assistance' })
    await write(kiosk)
  })

  test('tells what failed while it was written, and tried again is the same one', async () => {
    const kiosk = await open()
    await write(kiosk)
    await send(kiosk, new Error('the answer was lost'))
    expect(await kiosk.call('assistance.begin', { faultId: '0190a0b0' })).toEqual(ok)
    expect(kiosk.visit.screen()).toMatchObject({ overlay: 'help', scene: { state: { name: 'summary' } } })
    await kiosk.call('visit.back')
    const context = { screen: 'assistance.summary', faultId: '0190a0b0' }
    expect(stateOf(kiosk)).toMatchObject({ draft: { context } })
    await send(kiosk)
    const [first, second] = kiosk.tickets.map(({ asked }) => asked)
    expect(second?.ticket.context).toEqual(context)
    expect(second?.commandId).toBe(first?.commandId)
    expect(second?.ticket.codeHash).toBe(first?.ticket.codeHash)
  })

  test('shows its secret until it is on paper, whatever is scanned', async () => {
    const kiosk = await open()
    await write(kiosk)
    await send(kiosk)
    const sent = sceneOf(kiosk)
    for (const text of [ticketQr({ number: '12-345', code: '7K3MPX0A2B' }), noticeNumber])
      expect(await kiosk.call('scan.read', { text })).toEqual(notNow)
    expect(sceneOf(kiosk)).toEqual(sent)
    await kiosk.call('assistance.print')
    kiosk.drawings[0]?.resolve(new Uint8Array(1))
    await kiosk.settle()
    kiosk.prints[0]?.resolve({ state: { name: 'sent' } } as never)
    await kiosk.settle()
    void kiosk.call('scan.read', { text: noticeNumber })
    await kiosk.settle()
    expect(sceneOf(kiosk)).toMatchObject({ flow: 'notice', state: { name: 'searching' } })
  })

  test('is made once however often the button is tapped', async () => {
    const kiosk = await open()
    await write(kiosk)
    const first = kiosk.call('assistance.send')
    expect(await kiosk.call('assistance.send')).toEqual(notNow)
    kiosk.tickets[0]?.resolve('12-1')
    expect(await first).toEqual(ok)
    expect(await kiosk.call('assistance.send')).toEqual(notNow)
    expect(kiosk.tickets).toHaveLength(1)
  })

  test('that may have been made is tried again as the same one; changed meanwhile, it is another', async () => {
    const kiosk = await open()
    await write(kiosk)
    await send(kiosk, new Error('the answer was lost'))
    expect(stateOf(kiosk)).toMatchObject({ name: 'summary' })
    await send(kiosk, new Error('the answer was lost again'))
    const [first, second] = kiosk.tickets.map(({ asked }) => asked)
    expect(second?.commandId).toBe(first?.commandId)
    expect(second?.ticket.codeHash).toBe(first?.ticket.codeHash)
    for (let steps = 1; steps <= 3; steps++) await kiosk.call('assistance.back')
    await kiosk.call('assistance.give-text', { text: 'Altro' })
    await kiosk.call('assistance.choose-answer', { by: 'number' })
    await kiosk.call('assistance.give-name', { givenName: 'Anna', familyName: '' })
    expect(await send(kiosk)).toEqual(ok)
    expect(kiosk.tickets[2]?.asked.commandId).not.toBe(first?.commandId)
    expect(kiosk.tickets[2]?.asked.ticket.codeHash).not.toBe(first?.ticket.codeHash)
  })

  test('of a person who has gone is made all the same, and shows nothing to the next one', async () => {
    const kiosk = await open()
    await write(kiosk)
    const sent = kiosk.call('assistance.send')
    await kiosk.call('visit.end')
    await kiosk.call('visit.open', { tile: 'assistance' })
    const before = kiosk.visit.screen()
    kiosk.tickets[0]?.resolve('12-1')
    await sent
    expect(kiosk.queued()).toBe(1)
    expect(kiosk.visit.screen()).toBe(before)
    await write(kiosk)
    void kiosk.call('assistance.send')
    expect(kiosk.tickets[1]?.asked.commandId).not.toBe(kiosk.tickets[0]?.asked.commandId)
  })

  test('gets its slip, with number and secret, and the same once more', async () => {
    const kiosk = await open()
    await write(kiosk)
    expect(await kiosk.call('assistance.print')).toEqual(notNow)
    await send(kiosk)
    expect(await kiosk.call('assistance.print')).toEqual(ok)
    expect(kiosk.visit.screen().print).toMatchObject({
      name: 'printing',
      document: 'ticket',
      facts: { ticketNumber: '12-1' },
    })
    expect(await kiosk.call('assistance.back')).toEqual(notNow)
    kiosk.drawings[0]?.resolve(new Uint8Array(1))
    await kiosk.settle()
    kiosk.prints[0]?.resolve({ state: { name: 'sent' } } as never)
    await kiosk.settle()
    expect(kiosk.visit.screen().print).toMatchObject({ name: 'printed' })
    expect(await kiosk.call('print.reprint')).toEqual(ok)
    expect(kiosk.drawings.map(({ asked }) => asked.noticeNumber)).toEqual(['12-1', '12-1'])
  })
})

describe('asked for on a screen of something else', () => {
  test('a request knows where the person was, says so, and can do without', async () => {
    const kiosk = await openFault()
    expect(await kiosk.call('assistance.begin', { faultId: '0190a0b0' })).toEqual(ok)
    const context = { screen: 'notice.fault.unreachable', noticeNumber, faultId: '0190a0b0' }
    expect(stateOf(kiosk)).toMatchObject({ name: 'reason', draft: { context } })
    await write(kiosk)
    await send(kiosk, new Error('the answer was lost'))
    expect(kiosk.tickets[0]?.asked.ticket.context).toEqual(context)
    expect(await kiosk.call('assistance.remove-context')).toEqual(ok)
    expect(await kiosk.call('assistance.remove-context')).toEqual(notNow)
    await send(kiosk)
    expect(kiosk.tickets[1]?.asked.ticket).not.toHaveProperty('context')
    expect(JSON.stringify(kiosk.tickets[1]?.asked.ticket)).not.toContain(noticeNumber)
  })

  test('leads back there, from its first screen and when it is made', async () => {
    const kiosk = await openFault()
    const fault = sceneOf(kiosk)
    await kiosk.call('assistance.begin')
    expect(await kiosk.call('assistance.back')).toEqual(ok)
    expect(sceneOf(kiosk)).toEqual(fault)
    await kiosk.call('assistance.begin')
    await write(kiosk)
    await send(kiosk)
    expect(await kiosk.call('assistance.back')).toEqual(ok)
    expect(sceneOf(kiosk)).toEqual(fault)
    expect(await kiosk.call('notice.back')).toEqual(ok)
  })

  test('lets nothing be done on the screen that is set aside', async () => {
    const kiosk = await openFault()
    await kiosk.call('assistance.begin')
    const before = kiosk.visit.screen()
    for (const act of ['notice.back', 'notice.print', 'notice.show-qr', 'notice.find-receipt'])
      expect(await kiosk.call(act), act).toEqual(notNow)
    expect(kiosk.visit.screen()).toBe(before)
  })

  test('from the home screen knows of nothing, and leads back there', async () => {
    const kiosk = await open()
    expect(stateOf(kiosk)).toMatchObject({ name: 'reason' })
    expect(stateOf(kiosk)).not.toHaveProperty('draft.context')
    await kiosk.call('assistance.back')
    expect(sceneOf(kiosk)).toEqual({ flow: 'visit', state: { name: 'home' } })
  })

  test('of the help that lies over a screen goes to the request too', async () => {
    const kiosk = await openFault()
    await kiosk.call('visit.help')
    expect(await kiosk.call('assistance.begin')).toEqual(ok)
    expect(kiosk.visit.screen()).toMatchObject({ overlay: 'none', scene: { flow: 'assistance' } })
  })

  test('while a sheet is printed, or a search is under way, shows the office instead', async () => {
    const kiosk = openGuestVisit()
    await kiosk.call('visit.open', { tile: 'notice' })
    void kiosk.call('notice.find', { code: noticeNumber, isSure: true })
    await kiosk.settle()
    expect(await kiosk.call('assistance.begin')).toEqual(ok)
    expect(kiosk.visit.screen()).toMatchObject({ overlay: 'help', scene: { flow: 'notice' } })
    await kiosk.call('visit.back')
    kiosk.lookUps[0]?.resolve(foundNotice(noticeNumber, 'Mario Rossi'))
    await kiosk.settle()
    await kiosk.call('notice.print')
    await kiosk.call('assistance.begin')
    expect(kiosk.visit.screen()).toMatchObject({ overlay: 'help', print: { name: 'printing' } })
  })

  test('after a print that failed, the print is put away and the screen below comes back', async () => {
    const kiosk = openGuestVisit()
    const scanned = kiosk.call('scan.read', { text: noticeNumber })
    await kiosk.settle()
    kiosk.lookUps[0]?.resolve(foundNotice(noticeNumber, 'Mario Rossi'))
    await scanned
    await kiosk.call('notice.print')
    kiosk.drawings[0]?.resolve(new Uint8Array(1))
    await kiosk.settle()
    kiosk.prints[0]?.resolve({ state: { name: 'failed', reason: 'paper-out' } } as never)
    await kiosk.settle()
    await kiosk.call('assistance.begin')
    const context = { screen: 'print.trouble.paper-out', noticeNumber }
    expect(stateOf(kiosk)).toMatchObject({ name: 'reason', draft: { context } })
    expect(kiosk.visit.screen().print).toBeNull()
    await kiosk.call('assistance.back')
    expect(stateOf(kiosk)).toMatchObject({ name: 'summary' })
  })

  test('a payment that was left learns meanwhile that it is paid', async () => {
    const kiosk = openGuestVisit()
    const scanned = kiosk.call('scan.read', { text: noticeNumber })
    await kiosk.settle()
    kiosk.lookUps[0]?.resolve(foundNotice(noticeNumber, 'Mario Rossi'))
    await scanned
    await kiosk.call('notice.pay-here')
    await kiosk.call('pay.go', { email: '' })
    await kiosk.settle()
    kiosk.central.openPayment[0]?.resolve(openedPayment)
    await kiosk.settle()
    await kiosk.call('assistance.begin')
    expect(kiosk.visit.screen()).toMatchObject({ overlay: 'help', scene: { state: { name: 'outside' } } })
    await kiosk.call('visit.back')
    await kiosk.call('pay.cancel')
    expect(stateOf(kiosk)).toMatchObject({ name: 'left' })
    await kiosk.call('assistance.begin')
    await write(kiosk)
    const view = { name: 'paid', receipt: receiptOf(noticeNumber, 'Mario Rossi') } as const
    kiosk.central.followPayment[0]?.resolve({ ok: true, value: { found: true, stamp: '1', view } })
    await kiosk.settle()
    expect(stateOf(kiosk)).toMatchObject({ name: 'summary' })
    await send(kiosk)
    await kiosk.call('assistance.back')
    expect(stateOf(kiosk)).toMatchObject({ name: 'paid', receipt: { amountCents: 12_050 } })
    expect(await kiosk.call('pay.print-receipt')).toEqual(ok)
  })
})

test('who has signed in is not asked again for name and address', async () => {
  const kiosk = await openSignedIn()
  await kiosk.call('visit.open', { tile: 'assistance' })
  const { givenName, familyName, email } = SIGNED_IN
  expect(stateOf(kiosk)).toEqual({ name: 'reason', draft: { text: '', phone: '', givenName, familyName, email } })
  await kiosk.call('visit.end')
  await kiosk.call('visit.open', { tile: 'assistance' })
  expect(stateOf(kiosk)).toMatchObject({ draft: { email: '', givenName: '' } })
})
