import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noticeMailer } from '../../central/papers/mail-notice.ts'
import { mailSources } from '../../central/effects/send-mails.ts'
import { prepareMail } from '../../central/effects/mail-kinds.ts'
import { effectLimits, runDueEffects } from '../../central/effects/run-effects.ts'
import { createSendMail } from '../../central/mail/send-mail.ts'
import type { OpenCentral } from '../../db/central/open.ts'
import { writeSettings } from '../../db/central/stores/settings.ts'
import { noticeQrText } from '../../main/domain/qr-code.ts'
import { fonts } from '../documents/sample-notices.ts'
import { readPage, textsOn } from '../documents/read-page.ts'
import { rasterise, readQrCodes } from '../documents/read-raster.ts'
import { receiptOf, startPaymentBench } from '../payments/payment-bench.ts'
import { sampleMunicipality } from '../sandbox/municipality/municipality.ts'
import { openBestEngine } from '../sync/engines.ts'
import { numberOf, optionOf, positionOf, take } from '../sync/sample-positions.ts'
import { mailConfig } from './effect-parts.ts'
import { startMailServer, type MailServer } from './mail-server.ts'
import { mailAddresses } from '../fixtures/account-tools.ts'

let open: OpenCentral
let server: MailServer
beforeAll(async () => {
  open = await openBestEngine()
  server = await startMailServer()
})
afterAll(async () => {
  await server.close()
  await open.close()
})

/** A centre with one notice, which sends its mails by the real way. */
async function benchWithNotice() {
  const bench = await startPaymentBench(open.db)
  const { creditor } = bench
  await take(open.db, creditor, positionOf('a', [optionOf(1)]))
  await open.db.transaction().execute((trx) => writeSettings(trx, creditor, sampleMunicipality.settings))
  const { now } = bench.ports
  const sources = mailSources({ ...mailAddresses, db: open.db, creditor, fonts, now })
  const sendMail = createSendMail(mailConfig(server.port))
  const runDue = () =>
    runDueEffects({
      db: open.db,
      creditor,
      now,
      random: () => 0.5,
      log: { warn: () => undefined, error: () => undefined },
      limits: effectLimits,
      prepare: (effect) => prepareMail(sources, sendMail, effect),
    })
  const mailNotice = noticeMailer(open.db, creditor, { now, hasMail: true })
  const ask = (email: string) => {
    const request = { requestId: randomUUID(), noticeNumber: numberOf(1), language: 'de', email } as const
    return mailNotice(request)
  }
  return { ...bench, runDue, ask }
}

test('a notice arrives as the PDF of that notice, in the words of its reader', async () => {
  const bench = await benchWithNotice()
  expect(await bench.ask('anna@posta.example')).toEqual({ result: 'queued' })
  await bench.runDue()
  const mail = server.taken.at(-1)
  expect(mail?.envelope.to).toEqual(['anna@posta.example'])
  expect(mail?.parsed.subject).toBe('Zahlungsmitteilung – Comune di Pontelume')
  expect(mail?.parsed.text).toContain('Bisher wurde nichts bezahlt.')
  const [file] = mail?.parsed.attachments ?? []
  expect(file).toMatchObject({ contentType: 'application/pdf', filename: `zahlungsmitteilung-${numberOf(1)}.pdf` })
  const pdf = file?.content ?? Buffer.alloc(0)
  expect(textsOn(readPage(pdf)).join(' ')).toContain('AVVISO DI PAGAMENTO · Zahlungsmitteilung')
  const { amountCents } = optionOf(1)
  expect(readQrCodes(rasterise(pdf))).toEqual([
    noticeQrText({ noticeNumber: numberOf(1), creditor: bench.creditor, amountCents }),
  ])
  expect(await bench.tasks()).toEqual([])
})

test('a notice that is paid before its mail goes out is not sent: nobody is asked to pay twice', async () => {
  const bench = await benchWithNotice()
  const before = server.taken.length
  expect(await bench.ask('anna@posta.example')).toEqual({ result: 'queued' })
  await bench.take(receiptOf(bench.creditor, 1))
  await bench.runDue()
  expect(server.taken).toHaveLength(before)
  expect(await bench.tasks()).toEqual([])
})
