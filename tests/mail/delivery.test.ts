import { createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { effectLimits, runDueEffects } from '../../central/effects/run-effects.ts'
import { createSendMail, SEND_TIMEOUT_MS } from '../../central/mail/send-mail.ts'
import type { OpenCentral } from '../../db/central/open.ts'
import { openBestEngine } from '../sync/engines.ts'
import { startEffectBench, startMailBench, type EffectBench } from './effect-bench.ts'
import { mailConfig, PDF } from './effect-parts.ts'
import { startMailServer, type MailServer, type MailServerOptions } from './mail-server.ts'
import { receiptOf } from './sample-receipts.ts'

const HOUR_MS = 60 * 60_000

let database: OpenCentral
let servers: MailServer[] = []

beforeAll(async () => {
  database = await openBestEngine()
})
afterAll(() => database.close())
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  servers = []
})

async function serve(options: MailServerOptions = {}): Promise<MailServer> {
  const server = await startMailServer(options)
  servers.push(server)
  return server
}

async function benchWith(options: MailServerOptions = {}): Promise<{ server: MailServer; bench: EffectBench }> {
  const server = await serve(options)
  return { server, bench: await startMailBench(database.db, server.port) }
}

describe('a receipt by mail', () => {
  test('arrives: one recipient, the document byte for byte, answers to the office', async () => {
    const { server, bench } = await benchWith()
    await bench.queue(receiptOf(1), 'maria@example.org')
    expect(await bench.runDue()).toBe(1)
    expect(await bench.states()).toEqual({ done: 1 })
    expect(await bench.tasks()).toEqual([])
    const [mail] = server.taken
    expect(mail?.envelope).toEqual({ from: 'sportello@comune.pontelume.example', to: ['maria@example.org'] })
    expect(mail?.parsed).toMatchObject({
      messageId: '<mail-receipt-1@comune.pontelume.example>',
      subject: 'Ricevuta di pagamento – Comune di Pontelume',
      from: { text: '"Comune di Pontelume" <sportello@comune.pontelume.example>' },
      replyTo: { text: 'urp@comune.pontelume.example' },
      date: bench.parts.now(),
      attachments: [{ filename: 'ricevuta-00000000000000001.pdf', contentType: 'application/pdf', content: PDF }],
    })
    expect(bench.logged()).toBe('')
  })

  test('is sent once, however often it was asked for and the effects were run', async () => {
    const { server, bench } = await benchWith()
    expect(await bench.queue(receiptOf(1), 'maria@example.org')).toBe(true)
    expect(await bench.queue(receiptOf(1), 'maria@example.org')).toBe(false)
    await bench.runDue()
    expect(await bench.queue(receiptOf(1), 'other@example.org')).toBe(false)
    bench.pass(48 * HOUR_MS)
    expect(await bench.runDue()).toBe(0)
    expect(server.taken).toHaveLength(1)
  })

  test('is not taken at first (451), waits and arrives', async () => {
    let refusals = 2
    const { server, bench } = await benchWith({
      onRecipient: () => (refusals-- > 0 ? '451 4.7.1 greylisted' : undefined),
    })
    await bench.queue(receiptOf(1), 'maria@example.org')
    expect(await bench.runDue()).toBe(1)
    expect(await bench.runDue()).toBe(0)
    bench.pass(60_000)
    expect(await bench.runDue()).toBe(1)
    bench.pass(60_000)
    expect(await bench.runDue()).toBe(0)
    bench.pass(60_000)
    expect(await bench.runDue()).toBe(1)
    expect(server.taken).toHaveLength(1)
    expect(await bench.states()).toEqual({ done: 1 })
    expect(await bench.tasks()).toEqual([])
  })

  test.each([
    ['the recipient', { onRecipient: () => '550 5.1.1 <maria@example.org>: no such user' }],
    ['the message', { onMessage: () => '554 5.7.1 refused for maria@example.org' }],
  ])('is refused for good by %s: a task that has no address, and the address is gone', async (_, options) => {
    const { server, bench } = await benchWith(options)
    await bench.queue(receiptOf(1), 'maria@example.org')
    await bench.runDue()
    expect(await bench.states()).toEqual({ failed: 1 })
    expect(await bench.tasks()).toMatchObject([
      {
        taskId: 'mail:mail-receipt-1',
        kind: 'mail-refused',
        facts: {
          effectId: 'mail-receipt-1',
          receiptId: 'receipt-1',
          noticeNumber: '300000000000000001',
          iuv: '00000000000000001',
          code: 'onRecipient' in options ? 550 : 554,
        },
      },
    ])
    const rows = await database.db.selectFrom('effect').selectAll().where('creditor', '=', bench.creditor).execute()
    expect(JSON.stringify([rows, await bench.tasks(), bench.logged()])).not.toMatch(/maria/i)
    bench.pass(48 * HOUR_MS)
    expect(await bench.runDue()).toBe(0)
    expect(server.taken).toHaveLength(0)
  })

  test('is never taken: given up after about a day, with a task', async () => {
    const { bench } = await benchWith({ onRecipient: () => '451 4.3.0 try again later' })
    await bench.queue(receiptOf(1), 'maria@example.org')
    const began = bench.parts.now().getTime()
    await bench.runOut()
    const hours = (bench.parts.now().getTime() - began) / HOUR_MS
    expect(hours).toBeGreaterThan(20)
    expect(hours).toBeLessThan(40)
    expect(await bench.states()).toEqual({ failed: 1 })
    expect(await bench.tasks()).toMatchObject([
      { kind: 'mail-not-sent', facts: { receiptId: 'receipt-1', code: 451, tries: effectLimits.maxTries } },
    ])
  }, 60_000)

  test('waits while the server is down, and arrives when it is up again', async () => {
    const { server, bench } = await benchWith()
    await server.close()
    servers = []
    for (const count of [1, 2, 3]) await bench.queue(receiptOf(count), `person-${count}@example.org`)
    await bench.runDue()
    bench.pass(10 * 60_000)
    await bench.runDue()
    expect(await bench.states()).toEqual({ waiting: 3 })
    const again = await serve({ port: server.port })
    bench.pass(10 * 60_000)
    await bench.runDue()
    expect(again.taken.map(({ envelope }) => envelope.to[0]).sort()).toEqual([
      'person-1@example.org',
      'person-2@example.org',
      'person-3@example.org',
    ])
    expect(await bench.states()).toEqual({ done: 3 })
    expect(await bench.tasks()).toEqual([])
  })

  test('is tried again when the server hangs up in the middle', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.resume()
      socket.end('220 mail.example.org\r\n')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const bench = await startMailBench(database.db, address.port)
    await bench.queue(receiptOf(1), 'maria@example.org')
    await bench.runDue()
    expect(await bench.states()).toEqual({ waiting: 1 })
    expect(bench.logged()).toContain('"kind":"temporary"')
    await new Promise((resolve) => server.close(resolve))
  })

  test('a sender that the server does not take is our trouble, not that of the mail', async () => {
    let isTaken = false
    const { server, bench } = await benchWith({ onSender: () => (isTaken ? undefined : '553 5.7.1 not your address') })
    await bench.queue(receiptOf(1), 'maria@example.org')
    for (let day = 0; day < 3; day++) {
      await bench.runDue()
      bench.pass(24 * HOUR_MS)
    }
    expect(await bench.states()).toEqual({ waiting: 1 })
    expect((await bench.tasks()).map(({ taskId, facts }) => [taskId, facts])).toEqual([
      ['mail-server:2026-11-23', { trouble: 'sender', code: 553 }],
      ['mail-server:2026-11-24', { trouble: 'sender', code: 553 }],
      ['mail-server:2026-11-25', { trouble: 'sender', code: 553 }],
    ])
    isTaken = true
    await bench.runDue()
    expect(server.taken).toHaveLength(1)
    expect(await bench.states()).toEqual({ done: 1 })
  })

  test('each arrives or is a task, whatever the server answers', async () => {
    const tries = new Map<string, number>()
    const { server, bench } = await benchWith({
      onRecipient: (address) => {
        const count = (tries.get(address) ?? 0) + 1
        tries.set(address, count)
        const kind = Number(/\d+/.exec(address)?.[0]) % 4
        if (kind === 1) return '550 5.1.1 no such user'
        if (kind === 2 && count < 3) return '451 4.7.1 greylisted'
        if (kind === 3) return '452 4.2.2 mailbox full'
        return undefined
      },
    })
    for (let count = 0; count < 20; count++) await bench.queue(receiptOf(count), `person-${count}@example.org`)
    await bench.runOut()
    const tasks = await bench.tasks()
    expect(await bench.states()).toEqual({ done: 10, failed: 10 })
    const arrived = server.taken.map(({ parsed }) => parsed.messageId?.slice(1).split('@')[0])
    const told = tasks.map(({ facts }) => facts['effectId'])
    expect(arrived).toHaveLength(10)
    expect(tasks.filter(({ kind }) => kind === 'mail-refused')).toHaveLength(5)
    expect(tasks.filter(({ kind }) => kind === 'mail-not-sent')).toHaveLength(5)
    const all = Array.from({ length: 20 }, (_, count) => `mail-receipt-${count}`)
    expect([...arrived, ...told].sort()).toEqual(all.sort())
    expect(bench.logged()).not.toMatch(/@example|person-/)
  }, 60_000)
})

describe('a mail that cannot be made', () => {
  test('because its receipt is not there, is a task at once', async () => {
    const { server, bench } = await benchWith()
    await bench.queue(receiptOf(1), 'maria@example.org')
    const parts = { ...bench.parts, prepare: () => Promise.resolve(undefined) }
    await runDueEffects(parts)
    expect(await bench.states()).toEqual({ failed: 1 })
    expect(await bench.tasks()).toMatchObject([{ kind: 'mail-not-sent', facts: { effectId: 'mail-receipt-1' } }])
    expect(server.connections()).toBe(0)
  })

  test('because its address is none, is refused before the wire', async () => {
    const server = await serve()
    const sendMail = createSendMail(mailConfig(server.port))
    const bench = await startEffectBench(database.db, (mail) => sendMail({ ...mail, to: 'a@b.example, c@d.example' }))
    await bench.queue(receiptOf(1), 'maria@example.org')
    await bench.runDue()
    expect(await bench.tasks()).toMatchObject([{ kind: 'mail-refused' }])
    expect(server.connections()).toBe(0)
  })

  test('because our own code breaks, is tried again, then a task; the log has no word of the message', async () => {
    const bench = await startEffectBench(database.db, () => Promise.reject(new TypeError('maria@example.org is odd')))
    await bench.queue(receiptOf(1), 'maria@example.org')
    await bench.runOut()
    expect(await bench.tasks()).toMatchObject([{ kind: 'mail-not-sent', facts: { receiptId: 'receipt-1' } }])
    expect(bench.logged()).toContain('"event":"effect.broke"')
    expect(bench.logged()).not.toContain('maria')
  })
})

test('a lease outlasts the longest sending', () => {
  expect(effectLimits.leaseMs).toBeGreaterThan(2 * SEND_TIMEOUT_MS)
})
