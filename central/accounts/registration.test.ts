import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenCentral } from '../../db/central/open.ts'
import { writeSettings } from '../../db/central/stores/settings.ts'
import { accountMailTexts } from '../../main/messages/account-mail.ts'
import { centrePageTexts } from '../../main/messages/centre-pages.ts'
import {
  codeIn,
  linkIn,
  MARIA,
  PASSWORD,
  startAccountBench,
  type AccountBench,
} from '../../tests/accounts/account-bench.ts'
import { sampleMunicipality } from '../../tests/sandbox/municipality/municipality.ts'
import { openBestEngine } from '../../tests/sync/engines.ts'
import { tidyAccounts } from './tidy.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

let open: OpenCentral
let bench: AccountBench
beforeAll(async () => {
  open = await openBestEngine()
})
afterAll(() => open.close())
beforeEach(async () => {
  bench = await startAccountBench(open.db)
})

const request = (other: object = {}) => ({
  proofId: randomUUID(),
  applicant: MARIA,
  password: PASSWORD,
  language: 'it',
  ...other,
})
const accounts = () =>
  open.db.selectFrom('account').selectAll().where('creditor', '=', bench.central.creditor).execute()
const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const titleOf = (body: string) => /<h1>(.*?)<\/h1>/.exec(body)?.[1]
const at = (ms: number) => new Date(bench.central.now().getTime() + ms).toISOString()
const page = (method: 'GET' | 'POST', url: string) =>
  bench.central.app.inject({
    method,
    url,
    ...(method === 'POST' && { payload: '', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  })

describe('a registration', () => {
  test('makes an account once the code from the mail was typed, and signs the person in, once', async () => {
    const asked = request()
    expect(await bench.ask('register', asked)).toEqual({
      result: 'sent',
      expiresAt: at(15 * MINUTE_MS),
      resendAt: at(MINUTE_MS),
    })
    expect(await accounts()).toEqual([])
    const [mail] = await bench.sendMails()
    expect(mail).toMatchObject({ to: MARIA.email, language: 'it' })
    expect(mail?.subject).toContain(accountMailTexts.it.registerTitle)
    const { proofId } = asked
    expect(await bench.ask('prove', { proofId, code: codeIn(mail) })).toEqual({ result: 'proved' })
    const [account] = await accounts()
    expect(account).toMatchObject({ email: MARIA.email, tax_code: MARIA.taxCode, given_name: 'Maria', phone: null })
    expect(JSON.stringify(account)).not.toContain(PASSWORD)
    const enter = { proofId, visitId: randomUUID() }
    const entered = await bench.ask('enter', enter)
    expect(entered).toMatchObject({ result: 'signed-in', session: { person: { ...MARIA, language: 'it' } } })
    expect(await bench.ask('enter', enter)).toEqual({ result: 'gone' })
    expect((await bench.signIn(MARIA.email, PASSWORD)).result).toBe('signed-in')
  })

  test('takes the address in any letters as the same one', async () => {
    await bench.account({ email: 'Maria.Rossi@Posta.Example' })
    expect((await bench.signIn('MARIA.ROSSI@posta.example', PASSWORD)).result).toBe('signed-in')
  })

  test('is proved by the link too: by its button, not by who only looks; the kiosk hears of it', async () => {
    const { proofId, link } = await bench.register()
    for (let looks = 0; looks < 3; looks++) {
      const looked = await page('GET', link)
      expect(titleOf(looked.body)).toBe(centrePageTexts.it['proof.title'])
    }
    expect(await bench.ask('follow', { proofId })).toEqual({ result: 'waiting' })
    expect(titleOf((await page('POST', link)).body)).toBe(centrePageTexts.it['proved.title'])
    expect(await bench.ask('follow', { proofId })).toEqual({ result: 'proved' })
    // Whoever presses twice is told the same, and there is one account.
    expect((await page('POST', link)).statusCode).toBe(200)
    expect(titleOf((await page('GET', link)).body)).toBe(centrePageTexts.it['proved.title'])
    expect(await accounts()).toHaveLength(1)
    expect((await bench.ask('enter', { proofId, visitId: randomUUID() })).result).toBe('signed-in')
  })

  test('has a link that nobody guesses, and that is good for fifteen minutes', async () => {
    const { proofId, link } = await bench.register()
    for (const other of [
      `/e/${proofId}/${'A'.repeat(43)}`,
      `/e/${randomUUID()}/${link.split('/').at(-1)}`,
      '/e/x/y',
      '/e/%00/x',
    ])
      expect((await page('POST', other)).statusCode).toBe(404)
    bench.central.pass(15 * MINUTE_MS)
    expect((await page('GET', link)).statusCode).toBe(404)
    expect((await page('POST', link)).statusCode).toBe(404)
    expect(await accounts()).toEqual([])
  })

  test('that is asked for again is one registration with one mail', async () => {
    const asked = request()
    const first = await bench.ask('register', asked)
    bench.central.pass(1000)
    expect(await bench.ask('register', asked)).toEqual(first)
    expect(await bench.sendMails()).toHaveLength(1)
    const reused = request({ proofId: asked.proofId, applicant: { ...MARIA, email: 'altra@posta.example' } })
    expect(await bench.ask('register', reused)).toEqual({ result: 'too-many' })
    expect(await bench.sendMails()).toEqual([])
  })

  test('is refused where the municipality takes none, or there is no mail server', async () => {
    const set = (registration: 'off' | 'staff-only') =>
      open.db.transaction().execute((trx) => {
        const settings = { ...sampleMunicipality.settings, registration }
        return writeSettings(trx, bench.central.creditor, settings)
      })
    for (const registration of ['off', 'staff-only'] as const) {
      await set(registration)
      expect(await bench.ask('register', request())).toEqual({ result: 'closed' })
    }
    bench = await startAccountBench(open.db, { hasMail: false })
    expect(await bench.ask('register', request())).toEqual({ result: 'no-mail' })
    expect(await bench.sendMails()).toEqual([])
  })

  test.each([
    ['qwertyuiop12', 'pattern'],
    ['password1234', 'common'],
    ['MariaRossi1980', 'personal'],
    ['Maria Rossi 1980', 'personal'],
    ['M4r14 R0ss1 !!', 'personal'],
    ['RSSMRA80A41!', 'personal'],
    ['RSSMRA80A41H501Y', 'personal'],
  ])('does not take %s for a password: %s', async (password, why) => {
    expect(await bench.ask('register', request({ password }))).toEqual({ result: 'weak', why })
    expect(await bench.sendMails()).toEqual([])
  })

  test('takes passwords of any characters, 10 to 128 of them, as Unicode has them', async () => {
    await bench.account({}, 'però così là \u{1F511}')
    expect((await bench.signIn(MARIA.email, 'pero\u0300 cosi\u0300 la\u0300 \u{1F511}')).result).toBe('signed-in')
    for (const password of ['kort!9xQz', 'a'.repeat(129)])
      await expect(bench.ask('register', request({ password }))).rejects.toThrow('400')
  })
})

describe('a code', () => {
  test('is tried five times at most', async () => {
    const { proofId, code } = await bench.register()
    for (let tries = 1; tries <= 4; tries++)
      expect(await bench.ask('prove', { proofId, code: wrongOf(code) })).toEqual({ result: 'wrong' })
    expect(await bench.ask('prove', { proofId, code: wrongOf(code) })).toEqual({ result: 'gone' })
    expect(await bench.ask('prove', { proofId, code })).toEqual({ result: 'gone' })
    expect(await bench.ask('follow', { proofId })).toEqual({ result: 'gone' })
    expect(await accounts()).toEqual([])
  })

  test('is tried five times also when all tries come at once', async () => {
    const { proofId, code } = await bench.register()
    const tries = Array.from({ length: 7 }, () => bench.ask('prove', { proofId, code: wrongOf(code) }))
    const results = (await Promise.all(tries)).map(({ result }) => result)
    expect(results.filter((result) => result === 'wrong')).toHaveLength(4)
    expect(results.filter((result) => result === 'gone')).toHaveLength(3)
  })

  test('is good for fifteen minutes', async () => {
    const { proofId, code } = await bench.register()
    bench.central.pass(15 * MINUTE_MS)
    expect(await bench.ask('prove', { proofId, code })).toEqual({ result: 'gone' })
  })

  test('is good at the kiosk that asked for it alone, and so is all that follows', async () => {
    const { proofId, code } = await bench.register()
    const other = await bench.central.enrol()
    expect(await bench.ask('prove', { proofId, code }, other)).toEqual({ result: 'gone' })
    expect(await bench.ask('resend', { proofId }, other)).toEqual({ result: 'gone' })
    expect(await bench.ask('follow', { proofId }, other)).toEqual({ result: 'gone' })
    expect(await bench.ask('prove', { proofId, code })).toEqual({ result: 'proved' })
    expect(await bench.ask('enter', { proofId, visitId: randomUUID() }, other)).toEqual({ result: 'gone' })
  })

  test('is another for each proof, and stands in no row of the database', async () => {
    const codes = new Set<string>()
    for (const name of ['a', 'b', 'c', 'd']) codes.add((await bench.register({ email: `${name}@posta.example` })).code)
    expect(codes.size).toBe(4)
    const { creditor } = bench.central
    const rows = [
      await open.db.selectFrom('email_proof').selectAll().where('creditor', '=', creditor).execute(),
      await open.db.selectFrom('effect').selectAll().where('creditor', '=', creditor).execute(),
    ]
    for (const code of codes) expect(JSON.stringify(rows)).not.toContain(code)
  })

  test('is mailed again after a minute, the same one, three times in all', async () => {
    const { proofId, code } = await bench.register()
    expect(await bench.ask('resend', { proofId })).toEqual({ result: 'too-soon', resendAt: at(MINUTE_MS) })
    bench.central.pass(MINUTE_MS)
    expect(await bench.ask('resend', { proofId })).toEqual({ result: 'sent', resendAt: at(MINUTE_MS) })
    expect((await bench.sendMails()).map(codeIn)).toEqual([code])
    bench.central.pass(MINUTE_MS)
    expect(await bench.ask('resend', { proofId })).toEqual({ result: 'sent', resendAt: null })
    expect((await bench.sendMails()).map(codeIn)).toEqual([code])
    bench.central.pass(MINUTE_MS)
    expect(await bench.ask('resend', { proofId })).toEqual({ result: 'too-many' })
    expect(await bench.sendMails()).toEqual([])
  })

  test('is not mailed any more when it can be used no longer, or was', async () => {
    await bench.ask('register', request())
    bench.central.pass(15 * MINUTE_MS)
    expect(await bench.sendMails()).toEqual([])
    const { proofId, code } = await bench.register()
    await bench.ask('prove', { proofId, code })
    bench.central.pass(MINUTE_MS)
    expect(await bench.ask('resend', { proofId })).toEqual({ result: 'gone' })
  })
})

test('one address gets five mails an hour, whoever asks for whatever, and one kiosk begins thirty proofs', async () => {
  const recover = (email: string, by = bench.kiosk) =>
    bench.ask('recover', { proofId: randomUUID(), email, language: 'it' }, by)
  const results: string[] = []
  const other = await bench.central.enrol()
  for (let count = 0; count < 7; count++)
    results.push((await recover(MARIA.email, count % 2 === 0 ? bench.kiosk : other)).result)
  expect(results).toEqual(['sent', 'sent', 'sent', 'sent', 'sent', 'too-many', 'too-many'])
  expect(await bench.ask('register', request())).toEqual({ result: 'too-many' })
  expect(await bench.sendMails()).toHaveLength(5)
  const many: string[] = []
  for (let count = 0; count < 35; count++) many.push((await recover(`p${count}@posta.example`)).result)
  expect(many.filter((result) => result === 'sent')).toHaveLength(30 - 3)
  bench.central.pass(HOUR_MS)
  expect((await recover(MARIA.email)).result).toBe('sent')
})

test('many registrations of one address at once send five mails', async () => {
  const kiosks = [bench.kiosk, await bench.central.enrol(), await bench.central.enrol()]
  const all = Array.from({ length: 12 }, (_, index) => bench.ask('register', request(), kiosks[index % 3]))
  const results = (await Promise.all(all)).map(({ result }) => result)
  expect(results.filter((result) => result === 'sent')).toHaveLength(5)
  expect(await bench.sendMails()).toHaveLength(5)
})

test('of two who register with one address the first to prove it has the account, and the other a wrong code', async () => {
  const one = await bench.register()
  const two = await bench.register({ givenName: 'Un', familyName: 'Altro' }, 'verde quattro nave tavolo')
  expect(await bench.ask('prove', { proofId: two.proofId, code: two.code })).toEqual({ result: 'proved' })
  expect(await bench.ask('prove', { proofId: one.proofId, code: one.code })).toEqual({ result: 'wrong' })
  expect(await accounts()).toMatchObject([{ given_name: 'Un' }])
})

test('what was written for a registration that nobody finished is forgotten with its code, and that there was one after a day', async () => {
  await bench.register()
  const { creditor, now, pass } = bench.central
  const proofs = () => open.db.selectFrom('email_proof').select('applicant').where('creditor', '=', creditor).execute()
  pass(15 * MINUTE_MS + 1)
  await tidyAccounts(open.db, creditor, now())
  expect(await proofs()).toEqual([{ applicant: null }])
  pass(24 * HOUR_MS - 15 * MINUTE_MS)
  await tidyAccounts(open.db, creditor, now())
  expect(await proofs()).toHaveLength(1)
  pass(15 * MINUTE_MS + 1)
  await tidyAccounts(open.db, creditor, now())
  expect(await proofs()).toEqual([])
})

test('nothing personal is logged, and names cannot add lines to a mail', async () => {
  const { link } = await bench.register()
  await page('POST', link)
  await page('POST', `${link}x`)
  for (const secret of [MARIA.email, MARIA.taxCode, 'Rossi', PASSWORD, link])
    expect(bench.central.logged()).not.toContain(secret)
  for (const applicant of [
    { ...MARIA, givenName: 'Maria\r\nBcc: tutti@posta.example' },
    { ...MARIA, email: 'maria@posta.example\r\nBcc: tutti@posta.example' },
    { ...MARIA, email: 'maria@posta.example,altri@posta.example' },
    { ...MARIA, phone: '06\n1' },
    { ...MARIA, givenName: '\u200b\u200b' },
    { ...MARIA, givenName: '\u202eairaM' },
    { ...MARIA, givenName: 'Maria\u2028Rossi' },
  ])
    await expect(bench.ask('register', request({ applicant }))).rejects.toThrow('400')
  expect(linkIn(bench.mails[0])).toBe(link)
})
