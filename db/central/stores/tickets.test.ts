import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { TicketOpened } from '../../../central/contract/tickets.ts'
import { describeOnEngines, newCreditor } from '../../../tests/sync/engines.ts'
import { NOW, numberOf } from '../../../tests/sync/sample-positions.ts'
import { ticketOf } from '../../../tests/tickets/sample-tickets.ts'
import type { Central, CentralTransaction } from '../open.ts'
import { addEnrolmentCode, enrolKiosk } from './kiosks.ts'
import {
  addReply,
  blankTickets,
  closeTicket,
  findTicket,
  insertTicket,
  listTickets,
  lockTicket,
  repliesOf,
} from './tickets.ts'

const OPENED = '2026-11-23T08:55:00.000Z'
const LATER = '2026-11-23T10:00:00.000Z'

describeOnEngines('requests for assistance', (db) => {
  let creditor: string
  let kioskId: string
  beforeEach(async () => {
    creditor = await newCreditor(db())
    kioskId = await newKiosk(db(), creditor)
  })

  const transact = <Result>(work: (trx: CentralTransaction) => Promise<Result>) => db().transaction().execute(work)
  const insert = (number: string, other: Partial<TicketOpened> = {}, now = NOW) =>
    transact((trx) =>
      insertTicket(trx, creditor, { ...ticketOf(number, other), kioskId, contentHash: 'c', openedAt: OPENED }, now),
    )
  const reply = (number: string, text: string, now = NOW) =>
    transact((trx) => addReply(trx, creditor, number, text, now))

  test('are kept whole, and found by their number', async () => {
    expect(await insert('1-1')).toBe(true)
    expect(await findTicket(db(), creditor, '1-1')).toEqual({
      number: '1-1',
      slipNumber: '1-1',
      kiosk: 'Anagrafe',
      codeHash: ticketOf('1-1').codeHash,
      contentHash: 'c',
      reason: 'notice-wrong',
      text: 'L’importo dell’avviso non è giusto.',
      givenName: 'Maria',
      familyName: 'Rossi',
      answerBy: 'email',
      answer: { by: 'email', email: 'maria@example.org' },
      language: 'it',
      screen: 'notice.summary',
      noticeNumber: numberOf(1),
      faultId: 'F-17',
      state: 'open',
      openedAt: OPENED,
      receivedAt: NOW,
      closedAt: undefined,
    })
    expect(await findTicket(db(), creditor, '1-2')).toBeUndefined()
    expect(await findTicket(db(), await newCreditor(db()), '1-1')).toBeUndefined()
  })

  test.each([{ by: 'phone', phone: '+390551234567' }, { by: 'number' }] as const)(
    'are kept with their answer %o, and without what nobody said',
    async (answer) => {
      await insert('1-1', { answer, givenName: undefined, familyName: undefined, context: undefined })
      expect(await findTicket(db(), creditor, '1-1')).toMatchObject({
        answerBy: answer.by,
        answer,
        givenName: undefined,
        familyName: undefined,
        screen: undefined,
        noticeNumber: undefined,
        faultId: undefined,
      })
    },
  )

  test('keep the first that has a number', async () => {
    await insert('1-1')
    expect(await insert('1-1', { text: 'other' })).toBe(false)
    expect(await findTicket(db(), creditor, '1-1')).toMatchObject({ text: ticketOf('1-1').text })
  })

  test('are listed as they came, without what people wrote', async () => {
    await insert('1-2', {}, LATER)
    await insert('1-1')
    await insert('1-3', {}, '2026-11-23T11:00:00.000Z')
    await closeTicket(db(), creditor, '1-3', LATER)
    const listed = await listTickets(db(), creditor, { withClosed: false })
    expect(listed.map(({ number }) => number)).toEqual(['1-1', '1-2'])
    expect(listed[0]).toEqual({
      number: '1-1',
      slipNumber: '1-1',
      kiosk: 'Anagrafe',
      reason: 'notice-wrong',
      answerBy: 'email',
      language: 'it',
      noticeNumber: numberOf(1),
      faultId: 'F-17',
      state: 'open',
      openedAt: OPENED,
    })
    const all = await listTickets(db(), creditor, { withClosed: true })
    expect(all.map(({ number, state }) => `${number} ${state}`)).toEqual(['1-1 open', '1-2 open', '1-3 closed'])
    expect(await listTickets(db(), await newCreditor(db()), { withClosed: true })).toEqual([])
  })

  test('are answered in order, and closed once', async () => {
    await insert('1-1')
    expect(await reply('1-1', 'Guardiamo.')).toBe(1)
    expect(await findTicket(db(), creditor, '1-1')).toMatchObject({ state: 'answered', closedAt: undefined })
    expect(await reply('1-1', 'È giusto.', LATER)).toBe(2)
    expect(await repliesOf(db(), creditor, '1-1')).toEqual([
      { ordinal: 1, text: 'Guardiamo.', at: NOW },
      { ordinal: 2, text: 'È giusto.', at: LATER },
    ])
    expect(await closeTicket(db(), creditor, '1-1', LATER)).toBe(true)
    expect(await findTicket(db(), creditor, '1-1')).toMatchObject({ state: 'closed', closedAt: LATER })
    expect(await closeTicket(db(), creditor, '1-1', LATER)).toBe(false)
    expect(await closeTicket(db(), creditor, '1-2', LATER)).toBe(false)
  })

  test('are answered by one at a time: both answers are there, each in its place', async () => {
    await insert('1-1')
    const answer = (text: string) =>
      transact(async (trx) => {
        await lockTicket(trx, creditor, '1-1')
        return addReply(trx, creditor, '1-1', text, NOW)
      })
    const places = await Promise.all(['a', 'b', 'c', 'd'].map(answer))
    expect(places.toSorted()).toEqual([1, 2, 3, 4])
  })

  test('that were closed before a moment are blanked, once, and no others', async () => {
    for (const number of ['1-1', '1-2', '1-3']) {
      await insert(number)
      await reply(number, 'È giusto.')
    }
    await closeTicket(db(), creditor, '1-1', NOW)
    await closeTicket(db(), creditor, '1-2', LATER)
    const blank = () => transact((trx) => blankTickets(trx, creditor, LATER))
    expect([await blank(), await blank()]).toEqual([1, 0])
    expect(await findTicket(db(), creditor, '1-1')).toMatchObject({
      reason: 'notice-wrong',
      state: 'closed',
      answerBy: 'email',
      text: undefined,
      contentHash: undefined,
      givenName: undefined,
      familyName: undefined,
      answer: undefined,
      noticeNumber: undefined,
    })
    expect(await repliesOf(db(), creditor, '1-1')).toEqual([])
    for (const number of ['1-2', '1-3']) {
      expect(await findTicket(db(), creditor, number)).toMatchObject(ticketTexts)
      expect(await repliesOf(db(), creditor, number)).toHaveLength(1)
    }
    const rows = [
      await db().selectFrom('ticket').selectAll().where('number', '=', '1-1').execute(),
      await db().selectFrom('ticket_reply').selectAll().where('number', '=', '1-1').execute(),
    ]
    expect(JSON.stringify(rows.flat().filter((row) => row.creditor === creditor))).not.toMatch(/maria|rossi|giusto/i)
  })
})

const ticketTexts = { text: ticketOf('1-1').text, givenName: 'Maria', answer: { by: 'email' } }

async function newKiosk(db: Central, creditor: string): Promise<string> {
  const kiosk = { kioskId: randomUUID(), installId: randomUUID(), publicKey: '{}' }
  await addEnrolmentCode(db, creditor, { codeHash: kiosk.kioskId, kioskName: 'Anagrafe', expiresAt: LATER })
  await db.transaction().execute((trx) => enrolKiosk(trx, creditor, kiosk.kioskId, kiosk, NOW))
  return kiosk.kioskId
}
