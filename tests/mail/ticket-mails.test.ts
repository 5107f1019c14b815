import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { prepareMail } from '../../central/effects/mail-kinds.ts'
import { effectLimits, runDueEffects } from '../../central/effects/run-effects.ts'
import { mailSources } from '../../central/effects/send-mails.ts'
import { createSendMail } from '../../central/mail/send-mail.ts'
import { readFonts } from '../../central/read-fonts.ts'
import { answerTicket, closeRequest } from '../../central/tickets/answer-ticket.ts'
import { forgetTickets } from '../../central/tickets/forget-tickets.ts'
import type { OpenCentral } from '../../db/central/open.ts'
import { listTasks } from '../../db/central/stores/tasks.ts'
import { writeSettings } from '../../db/central/stores/settings.ts'
import { FONTS } from '../../build/renderer.ts'
import { languages } from '../../main/domain/visit.ts'
import { ticketMailTexts } from '../../main/messages/ticket-mail.ts'
import { sampleMunicipality } from '../sandbox/municipality/municipality.ts'
import { openBestEngine } from '../sync/engines.ts'
import { CODE, EMAIL } from '../tickets/sample-tickets.ts'
import { startTicketBench, type TicketBench } from '../tickets/ticket-bench.ts'
import { mailConfig } from './effect-parts.ts'
import { startMailServer, type MailServer, type MailServerOptions } from './mail-server.ts'
import { mailAddresses } from '../fixtures/account-tools.ts'

const DAY_MS = 24 * 60 * 60_000

let database: OpenCentral
let bench: TicketBench
let server: MailServer
let logged: string[]
beforeAll(async () => {
  database = await openBestEngine()
})
afterAll(() => database.close())
beforeEach(async () => {
  bench = await startTicketBench(database.db)
  await database.db.transaction().execute((trx) => writeSettings(trx, bench.creditor, sampleMunicipality.settings))
  logged = []
  await serve()
})
afterEach(() => server.close())

async function serve(options: MailServerOptions = {}): Promise<void> {
  server = await startMailServer(options)
}

/** Sends all that is due, as the centre does; by no server, as one does that has none. */
async function sendDue(hasServer = true): Promise<void> {
  const { db, creditor, now } = { ...bench, db: database.db }
  const sources = mailSources({ ...mailAddresses, db, creditor, fonts: readFonts(FONTS), now })
  const sendMail = hasServer ? createSendMail(mailConfig(server.port)) : undefined
  const log = (line: unknown) => logged.push(JSON.stringify(line))
  const parts = {
    ...{ db, creditor, now, random: () => 0.5, limits: effectLimits, log: { warn: log, error: log } },
    prepare: (effect: Parameters<typeof prepareMail>[2]) => prepareMail(sources, sendMail, effect),
  }
  while ((await runDueEffects(parts)).claimed > 0);
}

const now = () => bench.now().toISOString()
const answer = (text: string) => answerTicket(database.db, bench.creditor, bench.kiosk.numberOf(1), text, now())
const tasks = async () => (await listTasks(database.db, bench.creditor)).filter(({ kind }) => kind.startsWith('mail'))

describe('the mails of a request for assistance', () => {
  test('arrive: its number at once, the answer when there is one, and never the code or what was asked', async () => {
    await bench.kiosk.open(1)
    await sendDue()
    await answer('È giusto.\nCordiali saluti')
    await sendDue()
    const number = bench.kiosk.numberOf(1)
    expect(server.taken.map(({ envelope }) => envelope.to)).toEqual([[EMAIL], [EMAIL]])
    const [opened, replied] = server.taken.map(({ parsed }) => parsed)
    expect(opened).toMatchObject({
      messageId: `<ticket-${number}-opened@comune.pontelume.example>`,
      subject: `Richiesta di assistenza ricevuta (${number}) – Comune di Pontelume`,
      replyTo: { text: 'urp@comune.pontelume.example' },
      attachments: [],
    })
    expect(opened?.text).toContain(`Numero della richiesta: ${number}`)
    expect(replied).toMatchObject({ messageId: `<ticket-${number}-reply-1@comune.pontelume.example>` })
    expect(replied?.text).toContain('La risposta\nÈ giusto.\nCordiali saluti\n')
    for (const { raw } of server.taken) expect(raw).not.toMatch(new RegExp(`${CODE}|importo|Rossi`, 'i'))
    expect(logged).toEqual([])
  })

  test.each(languages)('come in the language of the request: %s', async (language) => {
    await bench.kiosk.open(1, { language })
    await answer('È giusto.')
    await sendDue()
    const subjects = server.taken.map(({ parsed }) => parsed.subject ?? '')
    const { openedTitle, replyTitle } = ticketMailTexts[language]
    expect(subjects.some((subject) => subject.startsWith(openedTitle))).toBe(true)
    expect(subjects.some((subject) => subject.startsWith(replyTitle))).toBe(true)
  })

  test('make no header of what staff or people wrote', async () => {
    const nasty = 'a\r\nBcc: evil@evil.example\r\n\r\n.\r\nQUIT\r\n\u2028X-Evil: 1'
    await bench.kiosk.open(1, { text: nasty, givenName: nasty.slice(0, 60) })
    await answer(nasty)
    await sendDue()
    expect(server.taken).toHaveLength(2)
    for (const { envelope, raw } of server.taken) {
      expect(envelope.to).toEqual([EMAIL])
      expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^(Bcc|X-Evil)/im)
    }
  })

  test('that are refused for good are tasks, with the number and no address', async () => {
    await server.close()
    await serve({ onRecipient: () => `550 5.1.1 <${EMAIL}>: no such user` })
    await bench.kiosk.open(1)
    await sendDue()
    const number = bench.kiosk.numberOf(1)
    expect(await tasks()).toMatchObject([{ kind: 'mail-refused', facts: { number, code: 550 } }])
    expect(JSON.stringify([await tasks(), logged])).not.toContain(EMAIL)
  })

  test('wait where there is no mail server, which is one task, and go when there is one', async () => {
    await bench.kiosk.open(1)
    await answer('È giusto.')
    await sendDue(false)
    expect(await tasks()).toMatchObject([{ kind: 'mail-server', facts: { trouble: 'none' } }])
    expect(JSON.stringify([await tasks(), logged])).not.toContain(EMAIL)
    bench.pass(effectLimits.troublePauseMs)
    await sendDue()
    expect(server.taken).toHaveLength(2)
    expect(await tasks()).toHaveLength(1)
  })

  test('of a request that is forgotten meanwhile are given up', async () => {
    await bench.kiosk.open(1)
    await closeRequest(database.db, bench.creditor, bench.kiosk.numberOf(1), now())
    await forgetTickets(database.db, bench.creditor, new Date(bench.now().getTime() + 91 * DAY_MS))
    await sendDue()
    expect(server.taken).toEqual([])
    expect(await tasks()).toMatchObject([{ kind: 'mail-not-sent' }])
  })
})
