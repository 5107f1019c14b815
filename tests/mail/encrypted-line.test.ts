import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createSendMail } from '../../central/mail/send-mail.ts'
import type { OpenCentral } from '../../db/central/open.ts'
import { openBestEngine } from '../sync/engines.ts'
import { makeAuthority, type Authority } from './certificates.ts'
import { startEffectBench, type EffectBench } from './effect-bench.ts'
import { mailConfig } from './effect-parts.ts'
import { startMailServer, type MailServer, type MailServerOptions } from './mail-server.ts'
import { receiptOf } from './sample-receipts.ts'

const LOGIN = { user: 'sportello', password: 'la più segreta' }

let database: OpenCentral
let ours: Authority
let foreign: Authority
let server: MailServer

beforeAll(async () => {
  database = await openBestEngine()
  ours = makeAuthority('the municipality')
  foreign = makeAuthority('somebody else')
})
afterAll(() => database.close())
afterEach(() => server.close())

/** One receipt sent to such a server by such a configuration. */
async function sendOne(options: MailServerOptions, config: Readonly<Record<string, unknown>>): Promise<EffectBench> {
  server = await startMailServer(options)
  const bench = await startEffectBench(database.db, createSendMail(mailConfig(server.port, config)))
  await bench.queue(receiptOf(1), 'maria@example.org')
  await bench.runDue()
  return bench
}

/** Nothing was sent, the mail waits with its try given back, and staff has one task of the day. */
async function expectTrouble(bench: EffectBench, facts: Readonly<Record<string, unknown>>): Promise<void> {
  expect(server.taken).toHaveLength(0)
  expect(await bench.states()).toEqual({ waiting: 1 })
  expect(await bench.tasks()).toEqual([
    {
      taskId: 'mail-server:2026-11-23',
      kind: 'mail-server',
      facts,
      madeAt: bench.parts.now().toISOString(),
    },
  ])
  expect(bench.logged()).not.toMatch(/maria|segreta/)
}

describe.each([
  ['starttls', false],
  ['tls', true],
] as const)('%s', (security, isImplicit) => {
  test('sends over a line whose certificate is good, after logging in', async () => {
    const bench = await sendOne(
      { certificate: ours.server, isImplicit, login: LOGIN },
      { security, ca: ours.ca, ...LOGIN },
    )
    expect(server.taken).toMatchObject([{ isEncrypted: true, user: 'sportello' }])
    expect(await bench.states()).toEqual({ done: 1 })
    expect(await bench.tasks()).toEqual([])
  })

  test('does not send to a server that another authority speaks for', async () => {
    const bench = await sendOne({ certificate: foreign.server, isImplicit }, { security, ca: ours.ca })
    await expectTrouble(bench, { trouble: 'encryption' })
  })

  test('does not send to a server whose authority is no public one, unless it is named', async () => {
    const bench = await sendOne({ certificate: ours.server, isImplicit }, { security })
    await expectTrouble(bench, { trouble: 'encryption' })
  })

  test('does not send to a server whose certificate is for another name', async () => {
    const bench = await sendOne({ certificate: ours.elsewhere, isImplicit }, { security, ca: ours.ca })
    await expectTrouble(bench, { trouble: 'encryption' })
  })

  test('does not send with a wrong password: one task a day, not one per mail, and sends when it is right again', async () => {
    const bench = await sendOne(
      { certificate: ours.server, isImplicit, login: LOGIN },
      { security, ca: ours.ca, user: LOGIN.user, password: 'another' },
    )
    await expectTrouble(bench, { trouble: 'login', code: 535 })
    for (const count of [2, 3, 4]) await bench.queue(receiptOf(count), `person-${count}@example.org`)
    await bench.runDue()
    expect(await bench.tasks()).toHaveLength(1)
    const mended = createSendMail(mailConfig(server.port, { security, ca: ours.ca, ...LOGIN }))
    bench.sendWith(mended)
    bench.pass(bench.parts.limits.troublePauseMs)
    await bench.runDue()
    expect(await bench.states()).toEqual({ done: 4 })
    expect(server.taken).toHaveLength(4)
  })

  test('does not send without a login where one is wanted', async () => {
    const bench = await sendOne({ certificate: ours.server, isImplicit, login: LOGIN }, { security, ca: ours.ca })
    await expectTrouble(bench, { trouble: 'login', code: 530 })
  })
})

test('starttls does not fall back to an open line when the server offers nothing else', async () => {
  const bench = await sendOne({}, { security: 'starttls', ca: ours.ca })
  expect(server.connections()).toBe(1)
  await expectTrouble(bench, { trouble: 'encryption', code: 500 })
})

test('starttls does not say a word of the mail when somebody between takes the offer away', async () => {
  server = await startMailServer({ certificate: ours.server })
  const heard: string[] = []
  const between: Server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write('220 mail.example.org\r\n')
    socket.on('data', (chunk: Buffer) => {
      heard.push(chunk.toString())
      socket.write(chunk.toString().startsWith('STARTTLS') ? '454 not now\r\n' : '250 fine\r\n')
    })
  })
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve))
  const { port } = between.address() as AddressInfo
  const config = mailConfig(port, { security: 'starttls', ca: ours.ca, ...LOGIN })
  const bench = await startEffectBench(database.db, createSendMail(config))
  await bench.queue(receiptOf(1), 'maria@example.org')
  await bench.runDue()
  expect(await bench.states()).toEqual({ waiting: 1 })
  expect(heard.map((line) => line.slice(0, 4))).toEqual(['EHLO', 'STAR'])
  await new Promise((resolve) => between.close(resolve))
})

test('a login that the server does not offer is trouble, and the mail is not sent without it', async () => {
  const bench = await sendOne({}, LOGIN)
  await expectTrouble(bench, { trouble: 'login', code: 500 })
})
