import { createTransport } from 'nodemailer'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startMailbox, type Mailbox } from './mailbox.ts'

let mailbox: Mailbox

beforeEach(async () => {
  mailbox = await startMailbox({ now: () => new Date('2026-11-24T10:00:00Z') })
})

afterEach(() => mailbox.close())

async function send(to: string, other: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
  const transport = createTransport({ host: '127.0.0.1', port: mailbox.smtpPort, secure: false })
  try {
    return await transport.sendMail({
      from: 'Comune <comune@example.org>',
      to,
      subject: 'Ricevuta',
      text: 'Pagato',
      messageId: '<1@example.org>',
      ...other,
    })
  } finally {
    transport.close()
  }
}

describe('a mail', () => {
  test('is kept, and read by programs with all its parts', async () => {
    const content = Buffer.from('%PDF-1.7')
    const attachments = [{ filename: 'ricevuta.pdf', content, contentType: 'application/pdf' }]
    await send('Anna <anna@example.org>', { html: '<p>Pagato</p>', attachments })
    const messages = await (await fetch(`${mailbox.address}/messages`)).json()
    expect(messages).toEqual([
      {
        messageId: '<1@example.org>',
        from: '"Comune" <comune@example.org>',
        to: 'anna@example.org',
        subject: 'Ricevuta',
        text: expect.stringMatching(/^Pagato\s*$/) as unknown,
        html: expect.stringMatching(/^<p>Pagato<\/p>\s*$/) as unknown,
        attachments: [
          {
            filename: 'ricevuta.pdf',
            contentType: 'application/pdf',
            size: content.length,
            contentBase64: content.toString('base64'),
          },
        ],
        receivedAt: '2026-11-24T10:00:00.000Z',
      },
    ])
    expect(mailbox.messages()).toEqual(messages)
  })

  test('is read by people on a page on which it can do nothing', async () => {
    await send('anna@example.org', { subject: '<b>Grassetto</b>', html: '<p>Pagato</p><script>alert(1)</script>' })
    const page = await fetch(mailbox.address)
    const html = await page.text()
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(html).toContain('<h2>&lt;b&gt;Grassetto&lt;/b&gt;</h2>')
    expect(html).toMatch(/<iframe sandbox title="[^"]*" srcdoc="&lt;p&gt;Pagato&lt;\/p&gt;&lt;script&gt;/)
    expect(html).not.toContain('<script>')
  })
})

test('rifiuta@ is refused for good, dopo@ the first time only', async () => {
  await expect(send('Rifiuta@example.org')).rejects.toMatchObject({ responseCode: 550 })
  await expect(send('dopo@example.org')).rejects.toMatchObject({ responseCode: 451 })
  await send('dopo@example.org')
  await expect(send('dopo@example.com')).rejects.toMatchObject({ responseCode: 451 })
  expect(mailbox.messages().map(({ to }) => to)).toEqual(['dopo@example.org'])
})

test('it keeps the newest 200', async () => {
  const transport = createTransport({ host: '127.0.0.1', port: mailbox.smtpPort, secure: false, pool: true })
  for (let count = 0; count < 201; count += 1)
    await transport.sendMail({ from: 'a@example.org', to: 'b@example.org', subject: String(count), text: '' })
  transport.close()
  expect(mailbox.messages()).toHaveLength(200)
  expect(mailbox.messages()[0]?.subject).toBe('1')
})
