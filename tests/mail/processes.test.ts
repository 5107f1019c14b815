import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runDueEffects } from '../../central/effects/run-effects.ts'
import { createSendMail } from '../../central/mail/send-mail.ts'
import { openCentral } from '../../db/central/open.ts'
import { hasPostgres, NO_POSTGRES, openOnPostgres } from '../fixtures/central-databases.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { startMailBench } from './effect-bench.ts'
import { effectParts, mailConfig } from './effect-parts.ts'
import { startMailServer, type MailServer } from './mail-server.ts'
import { receiptOf } from './sample-receipts.ts'

const DYING_CENTRAL = fileURLToPath(new URL('./dying-central.ts', import.meta.url))

describeWhere(hasPostgres(), NO_POSTGRES, 'mails of several processes on one PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof openOnPostgres>>
  let server: MailServer
  beforeEach(async () => {
    database = await openOnPostgres()
    server = await startMailServer()
  })
  afterEach(async () => {
    await server.close()
    await database.close()
  })

  /** The receipt that each mail the server took is of. */
  const messageIds = () => server.taken.map(({ parsed }) => parsed.messageId)

  test('200 mails and two runners: each is sent once, and both have sent some', async () => {
    const bench = await startMailBench(database.db, server.port)
    for (let count = 0; count < 200; count++) await bench.queue(receiptOf(count), `person-${count}@example.org`)
    const second = await openCentral({ postgres: database.url })
    const sendMail = createSendMail(mailConfig(server.port))
    const begin = Promise.withResolvers<undefined>()

    /** A runner with connections of its own, which begins when the other does. */
    async function run(db: typeof second.db): Promise<number> {
      const parts = effectParts({
        db,
        creditor: bench.creditor,
        now: bench.parts.now,
        findReceipt: (receiptId) => receiptOf(Number(/\d+/.exec(receiptId)?.[0])),
        log: () => undefined,
        sendMail,
      })
      let sent = 0
      await begin.promise
      for (;;) {
        const { claimed } = await runDueEffects(parts)
        if (claimed === 0) return sent
        sent += claimed
      }
    }
    const runs = [run(database.db), run(second.db)]
    begin.resolve(undefined)
    const [one = 0, two = 0] = await Promise.all(runs)
    await second.close()

    expect(one + two).toBe(200)
    expect(Math.min(one, two)).toBeGreaterThan(20)
    expect(server.taken).toHaveLength(200)
    expect(new Set(messageIds()).size).toBe(200)
    expect(server.taken.every(({ envelope, parsed }) => parsed.text?.includes(`${receiptFor(envelope.to)}\n`))).toBe(
      true,
    )
    expect(await bench.states()).toEqual({ done: 200 })
    expect(await bench.tasks()).toEqual([])
  }, 60_000)

  test('a process that dies after the server took a mail: it is sent again, and both have one Message-ID', async () => {
    const bench = await startMailBench(database.db, server.port)
    await bench.queue(receiptOf(1), 'maria@example.org')
    const dying = spawn(process.execPath, [DYING_CENTRAL, database.url, bench.creditor, String(server.port)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const [, signal] = (await once(dying, 'exit')) as [number | null, string | null]
    expect(signal).toBe('SIGKILL')
    expect(server.taken).toHaveLength(1)
    expect(await bench.states()).toEqual({ waiting: 1 })
    expect(await bench.runDue()).toBe(0)
    bench.pass(bench.parts.limits.leaseMs)
    expect(await bench.runDue()).toBe(1)
    expect(await bench.states()).toEqual({ done: 1 })
    const expected = '<mail-receipt-1@comune.pontelume.example>'
    expect(messageIds()).toEqual([expected, expected])
    const [first, again] = server.taken
    expect(again?.parsed).toMatchObject({ text: first?.parsed.text, date: first?.parsed.date, to: first?.parsed.to })
  }, 60_000)
})

/** The code of the receipt that belongs into the mail to this person. */
function receiptFor([address = '']: readonly string[]): string {
  return `receipt-${/\d+/.exec(address)?.[0] ?? ''}`
}
