import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { composeReceiptMail } from '../../central/mail/receipt-mail.ts'
import { createSendMail, type Mail, type SendMail } from '../../central/mail/send-mail.ts'
import { ReceiptEmail } from '../../central/contract/payments.ts'
import { sampleMunicipality } from '../sandbox/municipality/municipality.ts'
import { mailConfig, PDF } from './effect-parts.ts'
import { startMailServer, type MailServer, type TakenMail } from './mail-server.ts'
import { receiptOf } from './sample-receipts.ts'

const SEED = 20_261_123

/** The headers of a mail of ours, in their order, and no other. */
const HEADERS = [
  ...['Auto-Submitted', 'Content-Language', 'From', 'To', 'Reply-To', 'Subject', 'Message-ID', 'Date'],
  ...['MIME-Version', 'Content-Type'],
]

/** What people and other programs might put into a name or an address to make two of one header or of one recipient. */
const nasty = fc
  .array(
    fc.constantFrom(
      ...[
        '\r\nBcc: evil@evil.example',
        '\nCc: evil@evil.example\n',
        '\r',
        '\n',
        '\r\n\r\n<b>body</b>',
        '\r\n.\r\nQUIT\r\n',
      ],
      ...['\0', '\u0085', '\u2028', '\u202e', '\u00a0', '\t', '\ud800', '%0d%0aBcc:', '=?utf-8?q?=0d=0aBcc:_evil?='],
      ...[
        ',',
        ';',
        ':',
        '<',
        '>',
        '"',
        '\\',
        '(',
        ')',
        '@',
        '!',
        '%',
        "'",
        ' ',
        'evil@evil.example',
        'Maria',
        'è',
        '😀',
      ],
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''))

/** Addresses of which a few are good, and most are good ones with something nasty in front, within or behind. */
const address = fc.oneof(
  fc.constantFrom('maria@example.org', "o'neil+ricevute@mail.example.org", 'a.b-c_d@example.org'),
  fc
    .tuple(nasty, fc.constantFrom(0, 3, 6, 17))
    .map(([bad, at]) => `${'maria@example.org'.slice(0, at)}${bad}${'maria@example.org'.slice(at)}`),
  nasty,
)

const anyMail = fc
  .record({ name: nasty, text: nasty, officeEmail: fc.boolean(), effectId: nasty, to: address })
  .map(({ name, text, officeEmail, effectId, to }): Mail => {
    const { officeEmail: known, ...settings } = sampleMunicipality.settings
    const long = `a${text.slice(0, 34)}`
    return {
      ...composeReceiptMail({
        receipt: receiptOf(1, {
          receiptId: long,
          iuv: long,
          creditor: { fiscalCode: '00000000042', name: long, officeName: long },
          description: long,
          debtor: { kind: 'person', fiscalCode: long, name: long },
          payer: { kind: 'person', fiscalCode: long, name: long },
          psp: { id: long, name: long },
        }),
        copy: 'payer',
        language: 'it',
        settings: {
          ...settings,
          name,
          officeName: name,
          ...(officeEmail && known !== undefined && { officeEmail: known }),
        },
        pdf: PDF,
      }),
      effectId,
      to,
      date: new Date('2026-11-23T09:00:00.000Z'),
    }
  })

let server: MailServer
let sendMail: SendMail
beforeAll(async () => {
  server = await startMailServer()
  sendMail = createSendMail(mailConfig(server.port))
})
afterAll(() => server.close())

/** The header lines of a message as the wire had them, unfolded. */
const headersOf = ({ raw }: TakenMail): readonly string[] =>
  (raw.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ').split('\r\n')

test(`names and addresses make no header and no recipient (seed ${SEED})`, async () => {
  const mails = fc.sample(anyMail, { seed: SEED, numRuns: 400 })
  const good = mails.filter(({ to }) => ReceiptEmail.safeParse(to).success)
  for (let at = 0; at < mails.length; at += 20) {
    const some = mails.slice(at, at + 20)
    const outcomes = await Promise.all(some.map((mail) => sendMail(mail)))
    expect(outcomes).toEqual(
      some.map((mail) => (good.includes(mail) ? { ok: true } : { ok: false, kind: 'permanent' })),
    )
  }
  expect(good.length).toBeGreaterThan(100)
  expect(mails.length - good.length).toBeGreaterThan(100)
  expect(server.taken).toHaveLength(good.length)
  // The domain of an address has no capitals on the wire.
  const lower = (addresses: readonly string[]) => addresses.map((each) => each.toLowerCase()).sort()
  expect(lower(server.taken.map(({ envelope }) => envelope.to.join()))).toEqual(lower(good.map(({ to }) => to)))
  for (const mail of server.taken) {
    const headers = headersOf(mail)
    const names = headers.map((line) => line.slice(0, line.indexOf(':')))
    expect(names).toEqual(HEADERS.filter((name) => name !== 'Reply-To' || names.includes('Reply-To')))
    expect(headers.find((line) => line.startsWith('To:'))).toBe(`To: ${mail.envelope.to.join()}`)
    expect(headers.find((line) => line.startsWith('From:'))).toMatch(
      /^From: (.+ <sportello@comune\.pontelume\.example>|sportello@comune\.pontelume\.example)$/,
    )
    expect(headers.find((line) => line.startsWith('Message-ID:'))).toMatch(
      /^Message-ID: <[\w%-]+@comune\.pontelume\.example>$/,
    )
    expect(mail.raw).not.toMatch(/[^\r]\n|\r[^\n]|\0/)
    expect(mail.envelope.from).toBe('sportello@comune.pontelume.example')
    expect(mail.parsed.from?.value).toHaveLength(1)
    expect(mail.parsed.attachments.map(({ content }) => content)).toEqual([PDF])
    expect(mail.parsed.html).not.toContain('<b>')
  }
}, 60_000)
