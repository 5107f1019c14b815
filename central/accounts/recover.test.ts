import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
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

const MINUTE_MS = 60_000

let open: OpenCentral
let bench: AccountBench
beforeAll(async () => {
  open = await openBestEngine()
})
afterAll(() => open.close())
beforeEach(async () => {
  bench = await startAccountBench(open.db)
  await bench.account()
})

/** Asks for a new password; answers with the proof and the code that was mailed. */
async function forget(email: string = MARIA.email) {
  const proofId = randomUUID()
  const { result } = await bench.ask('recover', { proofId, email, language: 'de' })
  expect(result).toBe('sent')
  const [mail] = await bench.sendMails()
  return { proofId, mail, code: codeIn(mail) }
}

async function proved() {
  const { proofId, code } = await forget()
  expect(await bench.ask('prove', { proofId, code })).toEqual({ result: 'proved' })
  return proofId
}

test('who has forgotten the password chooses another with the code from the mail; all sessions end, and a mail tells of it', async () => {
  await bench.signIn(MARIA.email, PASSWORD)
  const { proofId, mail, code } = await forget()
  expect(mail?.subject).toContain(accountMailTexts.de.recoverTitle)
  // A link could be forwarded, and opened by whom it was not meant for.
  expect(linkIn(mail)).toBe('')
  expect(await bench.ask('prove', { proofId, code })).toEqual({ result: 'proved' })
  const password = OTHER_PASSWORD
  expect(await bench.ask('new-password', { proofId, password })).toEqual({ result: 'changed' })
  const sessions = await open.db
    .selectFrom('account_session')
    .select('account_id')
    .where('creditor', '=', bench.central.creditor)
    .execute()
  expect(sessions).toEqual([])
  const [told] = await bench.sendMails()
  expect(told).toMatchObject({ to: MARIA.email, language: 'it' })
  expect(told?.subject).toContain(accountMailTexts.it.changedTitle)
  expect((await bench.signIn(MARIA.email, PASSWORD)).result).toBe('wrong')
  expect((await bench.signIn(MARIA.email, password)).result).toBe('signed-in')
  expect(await bench.ask('new-password', { proofId, password: PASSWORD })).toEqual({ result: 'gone' })
})

test('who was held back for wrong passwords is not any more', async () => {
  for (let count = 0; count < 5; count++) await bench.signIn(MARIA.email, 'non questa password')
  const proofId = await proved()
  await bench.ask('new-password', { proofId, password: OTHER_PASSWORD })
  expect((await bench.signIn(MARIA.email, OTHER_PASSWORD)).result).toBe('signed-in')
})

test('an address without an account is told so by mail, and by nothing else', async () => {
  const email = 'nessuno@posta.example'
  const { proofId, mail } = await forget(email)
  expect(mail).toMatchObject({ to: email })
  expect(mail?.subject).toContain(accountMailTexts.de.unknownTitle)
  expect(codeIn(mail)).toBe('')
  expect(await bench.ask('follow', { proofId })).toEqual({ result: 'waiting' })
  for (let tries = 1; tries <= 4; tries++)
    expect(await bench.ask('prove', { proofId, code: `00000${tries}` })).toEqual({ result: 'wrong' })
  expect(await bench.ask('prove', { proofId, code: '000005' })).toEqual({ result: 'gone' })
})

test('a weak password is refused, and another may be tried', async () => {
  const proofId = await proved()
  expect(await bench.ask('new-password', { proofId, password: 'MariaRossi1980' })).toEqual({
    result: 'weak',
    why: 'personal',
  })
  expect(await bench.ask('new-password', { proofId, password: OTHER_PASSWORD })).toEqual({ result: 'changed' })
})

test('nobody changes a password without the code, at another kiosk, by the proof of a registration, or a quarter of an hour later', async () => {
  const { proofId } = await forget()
  const password = OTHER_PASSWORD
  const gone = { result: 'gone' }
  expect(await bench.ask('new-password', { proofId, password })).toEqual(gone)
  expect(await bench.ask('new-password', { proofId: randomUUID(), password })).toEqual(gone)
  const given = await proved()
  expect(await bench.ask('new-password', { proofId: given, password }, await bench.central.enrol())).toEqual(gone)
  const registered = await bench.register({ email: 'altra@posta.example' })
  await bench.ask('prove', { proofId: registered.proofId, code: registered.code })
  expect(await bench.ask('new-password', { proofId: registered.proofId, password })).toEqual(gone)
  bench.central.pass(15 * MINUTE_MS)
  expect(await bench.ask('new-password', { proofId: given, password })).toEqual(gone)
  expect((await bench.signIn(MARIA.email, PASSWORD)).result).toBe('signed-in')
})

test('of two who use a proof at once one does', async () => {
  const proofId = await proved()
  const results = await Promise.all(
    [OTHER_PASSWORD, 'verde quattro nave tavolo'].map((password) => bench.ask('new-password', { proofId, password })),
  )
  expect(results.map(({ result }) => result).toSorted()).toEqual(['changed', 'gone'])
})
