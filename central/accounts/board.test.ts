import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenCentral } from '../../db/central/open.ts'
import type { PaymentReceipt } from '../../main/domain/payment-receipt.ts'
import { MARIA, PASSWORD, startAccountBench, type AccountBench } from '../../tests/accounts/account-bench.ts'
import { MINUTE_MS, olderReceiptOf, receiptOf } from '../../tests/payments/payment-bench.ts'
import { openBestEngine } from '../../tests/sync/engines.ts'
import { numberOf, optionOf, positionOf, take } from '../../tests/sync/sample-positions.ts'
import type { SessionKey } from '../contract/accounts.ts'
import type { ListPaymentsResponse, ReadPaymentResponse, SumPaymentsResponse } from '../contract/board.ts'
import { openFromPhone, linkOfToken } from '../payments/phone-link.ts'
import { takeReceipt } from '../payments/take-receipt.ts'
import { searchWords } from './search-words.ts'

const OTHER = { ...MARIA, email: 'altra@posta.example' }
const signedOut = { result: 'signed-out' }

let open: OpenCentral
let bench: AccountBench
let session: SessionKey
beforeAll(async () => {
  open = await openBestEngine()
})
afterAll(() => open.close())
beforeEach(async () => {
  bench = await startAccountBench(open.db, {
    openCart: (cart) => Promise.resolve({ ok: true, location: `https://checkout.example/c/${cart.idCart}` }),
  })
  await bench.account()
  session = await bench.enter()
  const { creditor } = bench.central
  const position = (count: number, officeName?: string) =>
    positionOf(`p${count}`, [optionOf(count)], officeName === undefined ? {} : { officeName })
  for (const each of [position(1, 'Ufficio scuola'), position(2, 'Ufficio tributi'), position(3)])
    await take(open.db, creditor, each)
})

const post = async (path: string, body: object) => {
  const answer = await bench.central.post(path, body, await bench.kiosk.token())
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`)
  return answer.body as never
}
/** Begins to pay the notice of a count, as who has signed in, or as nobody. */
async function pay(count: number, by: SessionKey | null = session): Promise<string> {
  const attemptId = randomUUID()
  const { noticeNumber, amountCents } = optionOf(count)
  const asked = { attemptId, noticeNumber, amountCents, language: 'it' }
  const answer: { readonly result: string } = await post('/v1/payments/open', {
    ...asked,
    ...(by !== null && { session: by }),
  })
  expect(answer.result).toBe('opened')
  return attemptId
}
const receive = (count: number, attemptId: string, other: Partial<PaymentReceipt> = {}) => {
  const { creditor, now } = bench.central
  const receipt = receiptOf(creditor, count, { paymentNote: attemptId, ...other })
  return open.db.transaction().execute((trx) => takeReceipt(trx, creditor, receipt, 'gpd', now().toISOString()))
}
/** Makes the page on a phone that pays the second notice, and looks it up; answers with what its button does. */
async function phonePage() {
  const { creditor, now } = bench.central
  const asked = { linkId: randomUUID(), noticeNumber: numberOf(2), language: 'it', session }
  const made: { readonly address: string } = await post('/v1/payments/phone-link', asked)
  const ports = {
    now,
    newId: randomUUID,
    newSecret: randomUUID,
    sleep: () => Promise.resolve(),
    publicUrl: () => 'https://centre.example',
    checkoutOrigin: 'https://checkout.example',
    openCart: () => Promise.resolve({ ok: true, location: 'https://checkout.example/c/1' } as const),
  }
  const link = await linkOfToken(open.db, creditor, made.address.split('/').at(-1) ?? '', ports)
  if (link === undefined) throw new Error('no link')
  return () => openFromPhone(open.db, creditor, link, optionOf(2).amountCents, ports)
}
const list = (asked: object = {}, by = session): Promise<ListPaymentsResponse> =>
  post('/v1/accounts/payments', { session: by, order: 'newest', limit: 5, ...asked })
const read = (paymentId: string, by = session): Promise<ReadPaymentResponse> =>
  post('/v1/accounts/payment', { session: by, paymentId })
const sum = (by = session): Promise<SumPaymentsResponse> => post('/v1/accounts/payment-sums', { session: by })
const idsOf = (listed: ListPaymentsResponse) =>
  listed.result === 'listed' ? listed.payments.map(({ paymentId }) => paymentId) : listed.result

describe('the board of an account', () => {
  test('has a payment at once, as what it is, and its receipt when that is there', async () => {
    const paymentId = await pay(1)
    const { description, amountCents } = optionOf(1)
    const payment = {
      paymentId,
      at: bench.central.now().toISOString(),
      subject: description,
      service: 'Ufficio scuola',
      noticeNumber: numberOf(1),
      amountCents,
      outcome: 'under-way',
    }
    expect(await list()).toEqual({ result: 'listed', hasMore: false, payments: [payment] })
    expect(await read(paymentId)).toEqual({ result: 'found', payment })

    const paidAt = '2026-11-23T09:30:00.000Z'
    await receive(1, paymentId, { paidAt, amountCents: 1500 })
    const paid = { ...payment, at: paidAt, amountCents: 1500, outcome: 'paid' }
    expect(await list()).toEqual({ result: 'listed', hasMore: false, payments: [paid] })
    expect(await read(paymentId)).toMatchObject({
      result: 'found',
      payment: paid,
      receipt: { receiptId: 'receipt-1', amountCents: 1500 },
      askedCents: amountCents,
    })
    expect(await sum()).toEqual({
      result: 'summed',
      totals: [{ year: 2026, payments: 1, amountCents: 1500 }],
      years: [2026],
      services: ['Ufficio scuola'],
    })
  })

  test.each(['0001-01-01T00:00:00.000Z', '0999-05-05', '2026-11-22', '2026-11-24', '2206-11-23', '9999-12-31'])(
    'lists a payment when it was begun whose receipt is of %s, a day on which it cannot have been paid',
    async (paidAt) => {
      const paymentId = await pay(1)
      await receive(1, paymentId, { paidAt })
      const at = bench.central.now().toISOString()
      expect(await read(paymentId)).toMatchObject({ payment: { at, outcome: 'paid' }, receipt: { paidAt } })
      expect(await sum()).toMatchObject({ totals: [{ year: 2026, payments: 1 }], years: [2026] })
    },
  )

  test('says of a payment what its one receipt says, also when another comes in the same moment', async () => {
    const paymentId = await pay(1)
    await receive(1, paymentId, { receiptId: 'b', amountCents: 1500 })
    await receive(1, paymentId, { receiptId: 'a', amountCents: 1700 })
    const wanted = { payment: { amountCents: 1500 }, receipt: { receiptId: 'b', amountCents: 1500 } }
    expect(await read(paymentId)).toMatchObject(wanted)
    expect(await sum()).toMatchObject({ totals: [{ payments: 1, amountCents: 1500 }] })
  })

  test('tells of a notice that was paid in another way meanwhile', async () => {
    const paymentId = await pay(1)
    // Receipts of the older kind name no attempt: it may be of this very payment.
    const receipt = olderReceiptOf(bench.central.creditor, 1)
    await open.db
      .transaction()
      .execute((trx) => takeReceipt(trx, bench.central.creditor, receipt, 'gpd', bench.central.now().toISOString()))
    expect(await read(paymentId)).toMatchObject({ payment: { outcome: 'not-paid', paidElsewhere: true } })
    expect(await list()).toMatchObject({ payments: [{ paidElsewhere: true }] })
  })

  test('tells of what came to nothing, also when nobody came back to say so', async () => {
    const paymentId = await pay(1)
    bench.central.pass(41 * MINUTE_MS)
    session = await bench.enter()
    expect(await read(paymentId)).toMatchObject({ payment: { outcome: 'unknown' } })
    expect(await sum()).toMatchObject({ totals: [], years: [2026] })
  })

  test('has what was paid on one’s own phone from a kiosk where one had signed in, and its receipt is mailed to the account', async () => {
    const go = await phonePage()
    await go()
    const [paymentId = ''] = idsOf(await list())
    await receive(2, paymentId)
    expect(await read(paymentId)).toMatchObject({ payment: { outcome: 'paid' } })
    expect((await bench.sendMails()).map(({ to }) => to)).toEqual([MARIA.email])
  })

  test('hinders nobody from paying on one’s own phone whose account ends in that moment', async () => {
    const go = await phonePage()
    await bench.ask('delete', { session, password: PASSWORD })
    expect(await go()).toMatchObject({ result: 'opened' })
  })

  test('is paged, from either end', async () => {
    const ids = [await pay(1), await pay(2), await pay(3)]
    // The clock stands still: their ids decide.
    const oldest = ids.toSorted()
    const first = await list({ order: 'oldest', limit: 2 })
    expect(first).toMatchObject({ hasMore: true })
    expect(idsOf(first)).toEqual(oldest.slice(0, 2))
    const at = bench.central.now().toISOString()
    const after = { at, paymentId: oldest[1] }
    expect(await list({ order: 'oldest', limit: 2, after })).toMatchObject({ hasMore: false })
    expect(idsOf(await list({ order: 'oldest', limit: 2, after }))).toEqual(oldest.slice(2))
    expect(idsOf(await list())).toEqual(oldest.toReversed())
  })

  test.each([
    ['SCUÓLA', [1]],
    ['uff', [1, 2]],
    ['ufficio tri', [2]],
    ['mensa', []],
    ['!?', []],
    ['', [1, 2, 3]],
    [numberOf(3), [3]],
    [`${numberOf(3).slice(0, 4)} ${numberOf(3).slice(4)}`, [3]],
    [numberOf(2).slice(1), [2]],
  ])('is searched by %j', async (text, counts) => {
    const ids = [await pay(1), await pay(2), await pay(3)]
    const found = idsOf(await list({ text, order: 'oldest' }))
    expect(found).toEqual(counts.map((count) => ids[count - 1] ?? '').toSorted())
  })

  test('is not asked for what no text of the database can be', async () => {
    const asked = { session, order: 'newest', limit: 5, service: 'a\0' }
    const { status } = await bench.central.post('/v1/accounts/payments', asked, await bench.kiosk.token())
    expect(status).toBe(400)
    expect(await list({ text: '\ud800\0~\'"%_😀', service: '\udfff' })).toMatchObject({ payments: [] })
  })

  test('shows nothing of anybody else, whatever is asked with the own session', async () => {
    await bench.account(OTHER)
    const other = await bench.enter(OTHER.email)
    const [theirs, nobodys] = [await pay(1, other), await pay(2, null)]
    for (const paymentId of [theirs, nobodys]) await receive(paymentId === theirs ? 1 : 2, paymentId)
    expect(await list()).toEqual({ result: 'listed', payments: [], hasMore: false })
    expect(await list({ text: numberOf(1) })).toMatchObject({ payments: [] })
    expect(await list({ text: 'ufficio' })).toMatchObject({ payments: [] })
    expect(await sum()).toEqual({ result: 'summed', totals: [], years: [], services: [] })
    for (const paymentId of [theirs, nobodys, randomUUID()]) {
      expect(await read(paymentId)).toEqual({ result: 'unknown' })
      const named = { session, paymentId, language: 'it' }
      const mail = { ...named, requestId: randomUUID(), email: 'a@b.example' }
      expect(await post('/v1/receipts/mail', mail)).toEqual({ result: 'not-found' })
      expect(await post('/v1/papers/receipt-link', { ...named, linkId: randomUUID() })).toEqual({ result: 'not-found' })
    }
    // The tax code that somebody wrote into a profile opens nothing either: it is that of the receipts.
    expect(await bench.sendMails()).toEqual([])
  })

  test('shows who made an account on another’s tax code nothing of that person', async () => {
    const attemptId = await pay(1, null)
    await receive(1, attemptId)
    const { debtor } = receiptOf(bench.central.creditor, 1)
    const squatter = { ...OTHER, taxCode: debtor.fiscalCode }
    await bench.account(squatter)
    session = await bench.enter(squatter.email)
    expect(await list()).toEqual({ result: 'listed', payments: [], hasMore: false })
    expect(await list({ text: numberOf(1) })).toMatchObject({ payments: [] })
    expect(await sum()).toEqual({ result: 'summed', totals: [], years: [], services: [] })
    expect(await read(attemptId)).toEqual({ result: 'unknown' })
    const link = { session, paymentId: attemptId, language: 'it', linkId: randomUUID() }
    expect(await post('/v1/papers/receipt-link', link)).toEqual({ result: 'not-found' })
  })

  test('is closed without a session, and one that is over hinders nobody from paying', async () => {
    const paymentId = await pay(1)
    await receive(1, paymentId)
    for (const by of [
      { ...session, visitId: randomUUID() },
      { ...session, token: 'x'.repeat(43) },
    ]) {
      expect(await list({}, by)).toEqual(signedOut)
      expect(await sum(by)).toEqual(signedOut)
      expect(await read(paymentId, by)).toEqual(signedOut)
      const mail = { session: by, paymentId, language: 'it', requestId: randomUUID(), email: 'a@b.example' }
      expect(await post('/v1/receipts/mail', mail)).toEqual({ result: 'not-found' })
    }
    await pay(2, { ...session, visitId: randomUUID() })
    expect(idsOf(await list())).toEqual([paymentId])
  })

  test('is in the file of all that is kept of a person', async () => {
    await pay(1)
    await bench.ask('export', { session, requestId: randomUUID() })
    const [mail] = await bench.sendMails()
    const file = JSON.parse(Buffer.from(mail?.attachment?.content ?? []).toString()) as { readonly payments: unknown }
    expect(file.payments).toEqual(((await list()) as { readonly payments: unknown }).payments)
  })

  test('goes with the account; the payment and its receipt stay', async () => {
    const paymentId = await pay(1)
    await bench.ask('delete', { session, password: PASSWORD })
    expect(await receive(1, paymentId)).toEqual({ result: 'taken' })
    const { account_id: accountId, state } = await open.db
      .selectFrom('payment_attempt')
      .select(['account_id', 'state'])
      .where('attempt_id', '=', paymentId)
      .executeTakeFirstOrThrow()
    expect([accountId, state]).toEqual([null, 'paid'])
  })
})

describe('a receipt of the board', () => {
  test('is mailed, and taken to the phone once', async () => {
    const paymentId = await pay(1)
    const named = { session, paymentId, language: 'de' }
    const mail = { ...named, requestId: randomUUID(), email: 'a@b.example' }
    expect(await post('/v1/receipts/mail', mail)).toEqual({ result: 'not-found' })
    await receive(1, paymentId)
    expect(await post('/v1/receipts/mail', mail)).toEqual({ result: 'queued' })
    expect(await bench.sendMails()).toMatchObject([{ to: 'a@b.example' }])

    const linkId = randomUUID()
    const first: { readonly address: string } = await post('/v1/papers/receipt-link', { ...named, linkId })
    const made: { readonly address: string } = await post('/v1/papers/receipt-link', { ...named, linkId })
    const visit = (method: 'GET' | 'POST', address: string) =>
      bench.central.app.inject({ method, url: new URL(address).pathname })
    // Asked again under the same id it is a new address, and the old one is dead.
    expect((await visit('GET', first.address)).statusCode).toBe(404)
    expect((await visit('GET', made.address)).body).toContain('Zahlungsbestätigung')
    const taken = await visit('POST', made.address)
    expect(taken.headers['content-disposition']).toBe('attachment; filename="zahlungsbestaetigung.pdf"')
    expect(taken.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await visit('POST', made.address)).statusCode).toBe(404)
  })

  test('has no address under the id of another copy of it: that one tells more', async () => {
    const paymentId = await pay(1)
    await receive(1, paymentId, { payer: { kind: 'person', fiscalCode: 'VRDLGI80A01H501X', name: 'Luigi Verdi' } })
    const asked = { linkId: randomUUID(), language: 'it' }
    const payers = { ...asked, session, paymentId }
    const debtors = { ...asked, code: numberOf(1), taxCode: 'RSSMRA80A01H501U' }
    expect(await post('/v1/papers/receipt-link', payers)).toMatchObject({ result: 'made' })
    expect(await post('/v1/papers/receipt-link', debtors)).toEqual({ result: 'not-found' })
    expect(await post('/v1/papers/receipt-link', payers)).toMatchObject({ result: 'made' })
  })

  test('is dead at its address after ten minutes', async () => {
    const paymentId = await pay(1)
    await receive(1, paymentId)
    const asked = { session, paymentId, language: 'it', linkId: randomUUID() }
    const made: { readonly address: string } = await post('/v1/papers/receipt-link', asked)
    bench.central.pass(10 * MINUTE_MS)
    const { pathname } = new URL(made.address)
    expect((await bench.central.app.inject({ method: 'GET', url: pathname })).statusCode).toBe(404)
  })
})

test('words are what one writes, in plain letters, each once', () => {
  expect(searchWords('Città, CITTA’ e Straße: TARI 2026/2027 – Łódź')).toEqual([
    'citta',
    'e',
    'strasse',
    'tari',
    '2026',
    '2027',
    'lodz',
  ])
  expect(searchWords('Ελλάδα')).toEqual(['ellada'])
  expect(searchWords('…')).toEqual([])
  expect(searchWords(Array.from({ length: 190 }, (_, count) => `w${count}`).join(' '))).toHaveLength(100)
})
