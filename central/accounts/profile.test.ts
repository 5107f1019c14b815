import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenCentral } from '../../db/central/open.ts'
import { accountMailTexts } from '../../main/messages/account-mail.ts'
import {
  codeIn,
  linkIn,
  MARIA,
  OTHER_PASSWORD,
  PASSWORD,
  startAccountBench,
  type AccountBench,
} from '../../tests/accounts/account-bench.ts'
import { openBestEngine } from '../../tests/sync/engines.ts'
import type { SessionKey } from '../contract/accounts.ts'

const MINUTE_MS = 60_000
const NEW_EMAIL = 'nuova@posta.example'
const signedOut = { result: 'signed-out' }
const { it } = accountMailTexts

let open: OpenCentral
let bench: AccountBench
let session: SessionKey
beforeAll(async () => {
  open = await openBestEngine()
})
afterAll(() => open.close())
beforeEach(async () => {
  bench = await startAccountBench(open.db)
  await bench.account()
  session = await bench.enter()
})

const person = { ...MARIA, language: 'it' }

/** Asks for another address, and answers with what was mailed there. */
async function changeEmail(email = NEW_EMAIL) {
  const proofId = randomUUID()
  expect((await bench.ask('email', { session, proofId, email, password: PASSWORD })).result).toBe('sent')
  const [mail] = await bench.sendMails()
  return { proofId, mail, code: codeIn(mail), link: linkIn(mail) }
}

/** Everything that a session can ask for. */
const everything: readonly (readonly [Parameters<AccountBench['ask']>[0], object])[] = [
  ['profile', {}],
  ['save', { changes: { phone: '+390000000' } }],
  ['email', { proofId: randomUUID(), email: NEW_EMAIL, password: PASSWORD }],
  ['password', { current: PASSWORD, password: OTHER_PASSWORD }],
  ['export', { requestId: randomUUID() }],
  ['delete', { password: PASSWORD }],
]

describe('a session', () => {
  test.each(everything)('that is no session, or of another visit or kiosk, does nothing: %s', async (name, asked) => {
    const other = await bench.central.enrol()
    for (const [key, by] of [
      [{ ...session, token: 'x'.repeat(43) }, bench.kiosk],
      [{ ...session, visitId: randomUUID() }, bench.kiosk],
      [session, other],
    ] as const)
      expect(await bench.ask(name, { session: key, ...asked }, by)).toEqual(signedOut)
    expect(await bench.ask('profile', { session })).toEqual({ result: 'read', person })
    expect(await bench.sendMails()).toEqual([])
  })

  test('ends after twenty minutes without use, and after an hour with', async () => {
    const read = async () => (await bench.ask('profile', { session })).result
    for (let minutes = 0; minutes < 45; minutes += 15) {
      bench.central.pass(15 * MINUTE_MS)
      expect(await read()).toBe('read')
    }
    bench.central.pass(15 * MINUTE_MS)
    expect(await read()).toBe('signed-out')
    session = await bench.enter()
    bench.central.pass(20 * MINUTE_MS)
    expect(await read()).toBe('signed-out')
  })

  test('ends when its person signs out, and no other does', async () => {
    const other = await bench.enter()
    await bench.ask('sign-out', { token: session.token })
    expect(await bench.ask('profile', { session })).toEqual(signedOut)
    expect((await bench.ask('profile', { session: other })).result).toBe('read')
  })

  test('shows and changes the account of its person alone', async () => {
    await bench.account({ email: 'altra@posta.example', givenName: 'Altra' }, OTHER_PASSWORD)
    const other = await bench.enter('altra@posta.example', OTHER_PASSWORD)
    await bench.ask('save', { session: other, changes: { phone: '+391111111' } })
    expect(await bench.ask('profile', { session })).toEqual({ result: 'read', person })
    // A squatter with the same tax code has an account of its own, and sees nothing of anybody else's.
    expect(await bench.ask('profile', { session: other })).toMatchObject({
      person: { givenName: 'Altra', taxCode: MARIA.taxCode, phone: '+391111111' },
    })
  })
})

test('what a person may change is changed, and taken away again', async () => {
  const changes = {
    phone: '+390000000',
    address: ' Via Roma 1, 99010 Pontelume ',
    receiptEmail: 'r@posta.example',
    language: 'de',
  }
  const saved = { ...person, ...changes, address: 'Via Roma 1, 99010 Pontelume' }
  expect(await bench.ask('save', { session, changes })).toEqual({ result: 'read', person: saved })
  expect(await bench.ask('save', { session, changes: { phone: null } })).toMatchObject({
    person: { address: saved.address },
  })
  const none = { phone: null, address: null, receiptEmail: null, language: 'it' }
  expect(await bench.ask('save', { session, changes: none })).toEqual({ result: 'read', person })
  for (const bad of [{ taxCode: 'X' }, { email: NEW_EMAIL }, { phone: '1' }, { address: 'a\nb c d e' }])
    await expect(bench.ask('save', { session, changes: bad })).rejects.toThrow('400')
})

describe('another address', () => {
  test('takes the place of the old one when the code from it was typed, and the old one is told', async () => {
    const { proofId, mail, code } = await changeEmail()
    expect(mail).toMatchObject({ to: NEW_EMAIL })
    expect(mail?.subject).toContain(it.newEmailTitle)
    expect(await bench.ask('profile', { session })).toMatchObject({ person: { email: MARIA.email } })
    expect(await bench.ask('prove', { proofId, code })).toEqual({ result: 'proved' })
    expect(await bench.ask('profile', { session })).toMatchObject({ person: { email: NEW_EMAIL } })
    const [told] = await bench.sendMails()
    expect(told).toMatchObject({ to: MARIA.email })
    expect(told?.subject).toContain(it.emailTitle)
    expect(told?.text).not.toContain(NEW_EMAIL)
    expect((await bench.signIn(NEW_EMAIL, PASSWORD)).result).toBe('signed-in')
    expect((await bench.signIn(MARIA.email, PASSWORD)).result).toBe('wrong')
  })

  test('is proved by the link too', async () => {
    const { link, proofId } = await changeEmail()
    const answer = await bench.central.app.inject({ method: 'POST', url: link })
    expect(answer.statusCode).toBe(200)
    expect(await bench.ask('follow', { proofId })).toEqual({ result: 'proved' })
    expect(await bench.ask('profile', { session })).toMatchObject({ person: { email: NEW_EMAIL } })
  })

  test('that has an account is told so by mail, and nobody else is', async () => {
    await bench.account({ email: NEW_EMAIL }, OTHER_PASSWORD)
    const { proofId, mail, code } = await changeEmail()
    expect(mail?.subject).toContain(it.takenTitle)
    expect(code).toBe('')
    expect(await bench.ask('prove', { proofId, code: '123456' })).toEqual({ result: 'wrong' })
    expect(await bench.ask('profile', { session })).toMatchObject({ person: { email: MARIA.email } })
  })

  test('that somebody else has proved meanwhile is a wrong code', async () => {
    const { proofId, code } = await changeEmail()
    await bench.account({ email: NEW_EMAIL }, OTHER_PASSWORD)
    expect(await bench.ask('prove', { proofId, code })).toEqual({ result: 'wrong' })
  })

  test('needs the password, which is not guessed here either', async () => {
    const ask = (password: string) => bench.ask('email', { session, proofId: randomUUID(), email: NEW_EMAIL, password })
    for (let count = 0; count < 4; count++) expect(await ask('non questa')).toEqual({ result: 'wrong' })
    expect((await ask(PASSWORD)).result).toBe('wait')
    expect(await bench.sendMails()).toEqual([])
  })

  test('that was asked for before the password was recovered or changed is not given any more', async () => {
    const first = await changeEmail()
    const recovery = randomUUID()
    await bench.ask('recover', { proofId: recovery, email: MARIA.email, language: 'it' })
    const [mail] = await bench.sendMails()
    await bench.ask('prove', { proofId: recovery, code: codeIn(mail) })
    const second = randomUUID()
    await bench.ask('recover', { proofId: second, email: MARIA.email, language: 'it' })
    await bench.ask('prove', { proofId: second, code: codeIn((await bench.sendMails())[0]) })
    const changed = await bench.ask('new-password', { proofId: recovery, password: OTHER_PASSWORD })
    expect(changed).toEqual({ result: 'changed' })
    expect(await bench.ask('prove', { proofId: first.proofId, code: first.code })).toEqual({ result: 'gone' })
    expect((await bench.central.app.inject({ method: 'POST', url: first.link })).statusCode).toBe(404)
    // Nor does another proof of the same hour change it once more.
    expect(await bench.ask('new-password', { proofId: second, password: PASSWORD })).toEqual({ result: 'gone' })
  })

  test('leaves who reads the mails of the old one without a way in', async () => {
    const recovery = randomUUID()
    await bench.ask('recover', { proofId: recovery, email: MARIA.email, language: 'it' })
    await bench.ask('prove', { proofId: recovery, code: codeIn((await bench.sendMails())[0]) })
    const { proofId, code } = await changeEmail()
    expect(await bench.ask('prove', { proofId, code })).toEqual({ result: 'proved' })
    expect(await bench.ask('new-password', { proofId: recovery, password: OTHER_PASSWORD })).toEqual({ result: 'gone' })
  })

  test('is not one that signs in who registers, nor sets a password', async () => {
    const { proofId, code } = await changeEmail()
    await bench.ask('prove', { proofId, code })
    expect(await bench.ask('enter', { proofId, visitId: randomUUID() })).toEqual({ result: 'gone' })
    expect(await bench.ask('new-password', { proofId, password: OTHER_PASSWORD })).toEqual({ result: 'gone' })
  })
})

describe('another password', () => {
  const change = (current: string, password = OTHER_PASSWORD) => bench.ask('password', { session, current, password })

  test('is set by who knows the current one; other sessions end, this one goes on, and a mail tells of it', async () => {
    const other = await bench.enter()
    expect(await change(PASSWORD)).toEqual({ result: 'changed' })
    expect((await bench.ask('profile', { session })).result).toBe('read')
    expect(await bench.ask('profile', { session: other })).toEqual(signedOut)
    expect((await bench.sendMails()).map(({ to, subject }) => [to, subject.includes(it.changedTitle)])).toEqual([
      [MARIA.email, true],
    ])
    expect((await bench.signIn(MARIA.email, OTHER_PASSWORD)).result).toBe('signed-in')
  })

  test('is not guessed here either, and must not be weak', async () => {
    expect(await change(PASSWORD, 'password1234')).toEqual({ result: 'weak', why: 'common' })
    for (let count = 0; count < 4; count++) expect(await change('non questa')).toEqual({ result: 'wrong' })
    expect((await change(PASSWORD)).result).toBe('wait')
    expect((await bench.signIn(MARIA.email, PASSWORD)).result).toBe('wait')
  })

  test('is one of two that are set at once', async () => {
    const results = await Promise.all([change(PASSWORD), change(PASSWORD, 'verde quattro nave tavolo')])
    expect(results.map(({ result }) => result).toSorted()).toEqual(['changed', 'wrong'])
  })
})

test('all that is kept of a person comes as a file, to the address of the account alone, three times an hour', async () => {
  await bench.ask('save', { session, changes: { address: 'Via Roma 1, 99010 Pontelume' } })
  const ask = (requestId = randomUUID()) => bench.ask('export', { session, requestId })
  expect(await ask()).toEqual({ result: 'queued' })
  const [mail] = await bench.sendMails()
  expect(mail).toMatchObject({ to: MARIA.email, attachment: { contentType: 'application/json' } })
  const file = JSON.parse(Buffer.from(mail?.attachment?.content ?? []).toString()) as unknown
  expect(file).toEqual({ ...person, address: 'Via Roma 1, 99010 Pontelume', payments: [] })
  expect([await ask(), await ask(), await ask()].map(({ result }) => result)).toEqual(['queued', 'queued', 'too-many'])
})

test('mails to one address are not sent again and again by who ends the account in between', async () => {
  const sent: string[] = []
  for (let count = 0; count < 7; count++)
    sent.push(
      (await bench.ask('email', { session, proofId: randomUUID(), email: NEW_EMAIL, password: PASSWORD })).result,
    )
  await bench.ask('delete', { session, password: PASSWORD })
  expect(sent).toEqual(['sent', 'sent', 'sent', 'sent', 'sent', 'too-many', 'too-many'])
  const again = { proofId: randomUUID(), email: NEW_EMAIL, language: 'it' }
  expect(await bench.ask('recover', again)).toEqual({ result: 'too-many' })
})

test('an account ends for good for who knows its password; its address is told, and is free again', async () => {
  const other = await bench.enter()
  expect(await bench.ask('delete', { session, password: 'non questa' })).toEqual({ result: 'wrong' })
  expect(await bench.ask('delete', { session, password: PASSWORD })).toEqual({ result: 'deleted' })
  for (const key of [session, other]) expect(await bench.ask('profile', { session: key })).toEqual(signedOut)
  expect((await bench.signIn(MARIA.email, PASSWORD)).result).toBe('wrong')
  const [told] = await bench.sendMails()
  expect(told).toMatchObject({ to: MARIA.email })
  expect(told?.subject).toContain(it.deletedTitle)
  const { creditor } = bench.central
  for (const table of ['account', 'account_session'] as const)
    expect(await open.db.selectFrom(table).selectAll().where('creditor', '=', creditor).execute()).toEqual([])
  // That mails went there is remembered for the hour, and nothing of the person.
  const proofs = await open.db.selectFrom('email_proof').selectAll().where('creditor', '=', creditor).execute()
  expect(proofs).toMatchObject([{ account_id: null, applicant: null }])
  await bench.account()
})
