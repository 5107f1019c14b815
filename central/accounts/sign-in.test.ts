import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenCentral } from '../../db/central/open.ts'
import {
  MARIA,
  OTHER_PASSWORD,
  PASSWORD,
  startAccountBench,
  type AccountBench,
} from '../../tests/accounts/account-bench.ts'
import { openBestEngine } from '../../tests/sync/engines.ts'
import { digestOf } from '../digest.ts'
import { tidyAccounts } from './tidy.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS

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

const WRONG = 'non questa password'
const at = (ms: number) => new Date(bench.central.now().getTime() + ms).toISOString()
const sessions = () =>
  open.db.selectFrom('account_session').selectAll().where('creditor', '=', bench.central.creditor).execute()

test('a right password begins a session of this kiosk and visit, of which the centre keeps a digest', async () => {
  const visitId = randomUUID()
  const answer = await bench.ask('sign-in', { email: MARIA.email, password: PASSWORD, visitId })
  if (answer.result !== 'signed-in') throw new Error(answer.result)
  const { token, person } = answer.session
  expect(person).toEqual({ ...MARIA, language: 'it' })
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
  const [session] = await sessions()
  expect(session).toMatchObject({ token_hash: digestOf(token), kiosk_id: bench.kiosk.kioskId, visit_id: visitId })
  expect(JSON.stringify(session)).not.toContain(token)
  expect(bench.central.logged()).not.toContain(token)
  expect(await bench.ask('sign-out', { token })).toEqual({ result: 'ended' })
  expect(await sessions()).toEqual([])
  expect(await bench.ask('sign-out', { token })).toEqual({ result: 'ended' })
})

test('each sign-in is another session with a secret of the centre: who asks brings none along', async () => {
  const visitId = randomUUID()
  const ask = () => bench.ask('sign-in', { email: MARIA.email, password: PASSWORD, visitId })
  const [one, two] = [await ask(), await ask()]
  if (one.result !== 'signed-in' || two.result !== 'signed-in') throw new Error('Nobody signed in')
  expect(one.session.token).not.toBe(two.session.token)
  const fixed = { email: MARIA.email, password: PASSWORD, visitId, token: one.session.token }
  await expect(bench.ask('sign-in', fixed)).rejects.toThrow('400')
})

test('sessions are forgotten after a day', async () => {
  await bench.signIn(MARIA.email, PASSWORD)
  bench.central.pass(24 * 60 * MINUTE_MS + 1)
  await tidyAccounts(open.db, bench.central.creditor, bench.central.now())
  expect(await sessions()).toEqual([])
})

describe.each([
  ['an account', MARIA.email],
  ['nobody', 'nessuno@posta.example'],
])('wrong passwords for the address of %s', (_, email) => {
  test('are answered alike, and hold the next try back for longer each time', async () => {
    for (let count = 0; count < 3; count++) expect(await bench.signIn(email, WRONG)).toEqual({ result: 'wrong' })
    const waits: number[] = []
    for (let count = 0; count < 10; count++) {
      expect(await bench.signIn(email, WRONG)).toEqual({ result: 'wrong' })
      const held = await bench.signIn(email, WRONG)
      if (held.result !== 'wait') throw new Error(held.result)
      const waitMs = Date.parse(held.until) - bench.central.now().getTime()
      waits.push(waitMs / SECOND_MS)
      bench.central.pass(waitMs - 1)
      expect((await bench.signIn(email, WRONG)).result).toBe('wait')
      bench.central.pass(1)
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900])
  })

  test('are forgotten one by one, each in six hours', async () => {
    for (let count = 0; count < 6; count++) {
      await bench.signIn(email, WRONG)
      bench.central.pass(MINUTE_MS)
    }
    bench.central.pass(24 * 60 * MINUTE_MS)
    // Two of six are left: one more is free, and the one after it is the first to hold back.
    expect((await bench.signIn(email, WRONG)).result).toBe('wrong')
    expect((await bench.signIn(email, WRONG)).result).toBe('wrong')
    expect((await bench.signIn(email, WRONG)).result).toBe('wait')
  })
})

test('while a try is held back the right password is not tried either, and opens as soon as it is', async () => {
  for (let count = 0; count < 4; count++) await bench.signIn(MARIA.email, WRONG)
  expect(await bench.signIn(MARIA.email, PASSWORD)).toEqual({ result: 'wait', until: at(5 * SECOND_MS) })
  bench.central.pass(5 * SECOND_MS)
  expect((await bench.signIn(MARIA.email, PASSWORD)).result).toBe('signed-in')
  // A right one forgives the address.
  for (let count = 0; count < 3; count++) expect((await bench.signIn(MARIA.email, WRONG)).result).toBe('wrong')
  expect((await bench.signIn(MARIA.email, PASSWORD)).result).toBe('signed-in')
})

test('who guesses at several kiosks, in any letters, or after the centre began anew, guesses no more often', async () => {
  const other = await bench.central.enrol()
  await bench.signIn(MARIA.email, WRONG)
  await bench.signIn(MARIA.email.toUpperCase(), WRONG, other)
  await bench.signIn(MARIA.email, WRONG)
  await bench.signIn(MARIA.email, WRONG, other)
  expect((await bench.signIn(MARIA.email, PASSWORD)).result).toBe('wait')
  const again = await startAccountBench(open.db, { creditor: bench.central.creditor })
  expect((await again.signIn(MARIA.email, PASSWORD)).result).toBe('wait')
})

test('many guesses at once are no more than one after the other', async () => {
  const kiosks = [bench.kiosk, await bench.central.enrol(), await bench.central.enrol()]
  const guesses = Array.from({ length: 15 }, (_, index) => bench.signIn(MARIA.email, WRONG, kiosks[index % 3]))
  const results = (await Promise.all(guesses)).map(({ result }) => result)
  expect(results.filter((result) => result === 'wrong')).toHaveLength(4)
  expect(results.filter((result) => result === 'wait')).toHaveLength(11)
})

test('a kiosk at which somebody mistypes now and then never holds anybody back', async () => {
  for (let count = 0; count < 20; count++) {
    expect((await bench.signIn(`p${count}@posta.example`, WRONG)).result).toBe('wrong')
    expect((await bench.signIn(MARIA.email, PASSWORD)).result).toBe('signed-in')
    bench.central.pass(5 * MINUTE_MS)
  }
})

test('a kiosk at which many addresses are guessed is held back, another is not, and those who know their password are not counted', async () => {
  await bench.account({ email: 'altra@posta.example' }, OTHER_PASSWORD)
  for (let count = 0; count < 11; count++) {
    expect((await bench.signIn(`p${count}@posta.example`, WRONG)).result).toBe('wrong')
    if (count < 10) expect((await bench.signIn('altra@posta.example', OTHER_PASSWORD)).result).toBe('signed-in')
  }
  const held = await bench.signIn(MARIA.email, PASSWORD)
  expect(held).toEqual({ result: 'wait', until: at(2 * SECOND_MS) })
  const other = await bench.central.enrol()
  expect((await bench.signIn(MARIA.email, PASSWORD, other)).result).toBe('signed-in')
  bench.central.pass(2 * SECOND_MS)
  expect((await bench.signIn(MARIA.email, PASSWORD)).result).toBe('signed-in')
})
