import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { listenOnLoopback, loopbackServer } from './loopback.ts'
import { mailboxPage } from './mailbox-page.ts'

/** A mail that arrived. */
export interface ReceivedMail {
  /** As the mail says it, with its angle brackets. */
  readonly messageId: string | null
  readonly from: string | null
  /** To whom the envelope was addressed, joined by commas. */
  readonly to: string
  readonly subject: string
  readonly text: string | null
  readonly html: string | null
  readonly attachments: readonly {
    readonly filename: string | null
    readonly contentType: string
    /** In bytes. */
    readonly size: number
    readonly contentBase64: string
  }[]
  /** An ISO instant. */
  readonly receivedAt: string
}

/** A mail server that keeps what it is sent, for everybody on this machine to read. */
export interface Mailbox {
  readonly smtpPort: number
  /** Where the mails are read: `GET /` by people, `GET /messages` by programs. */
  readonly address: string
  readonly messages: () => readonly ReceivedMail[]
  readonly close: () => Promise<void>
}

const MAX_MAIL_BYTES = 10 * 1024 * 1024
/** Of more mails than these the oldest are gone. */
const MAX_MAILS = 200

/**
 * Starts an SMTP server (neither TLS nor login: loopback only) and the reading of its mails over HTTP. Mail goes nowhere else. Two
 * addresses make trouble, whatever their domain: `rifiuta@…` is refused for good (550), `dopo@…` is told to come again the first time
 * (451) and taken the next. Ports that are not given are free ones.
 */
export async function startMailbox(options: {
  readonly now: () => Date
  readonly smtpPort?: number
  readonly port?: number
}): Promise<Mailbox> {
  let mails: readonly ReceivedMail[] = []
  const putOff = new Set<string>()

  const smtp = new SMTPServer({
    name: 'sandbox',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAX_MAIL_BYTES,
    closeTimeout: 0,
    onRcptTo: ({ address }, _session, callback) => {
      const recipient = address.toLowerCase()
      if (recipient.startsWith('rifiuta@')) callback(refusal(550, 'No such mailbox'))
      else if (recipient.startsWith('dopo@') && !putOff.has(recipient)) {
        putOff.add(recipient)
        callback(refusal(451, 'Try again later'))
      } else callback()
    },
    onData: (stream, { envelope }, callback) => {
      simpleParser(stream).then((mail) => {
        if (stream.sizeExceeded) {
          callback(refusal(552, 'Too large'))
          return
        }
        const received: ReceivedMail = {
          messageId: mail.messageId ?? null,
          from: mail.from?.text ?? null,
          to: envelope.rcptTo.map(({ address }) => address).join(', '),
          subject: mail.subject ?? '',
          text: mail.text ?? null,
          html: mail.html || null,
          attachments: mail.attachments.map(({ filename, contentType, size, content }) => ({
            filename: filename ?? null,
            contentType,
            size,
            contentBase64: content.toString('base64'),
          })),
          receivedAt: options.now().toISOString(),
        }
        mails = [...mails, received].slice(-MAX_MAILS)
        callback()
      }, callback)
    },
  })
  // A client that goes away in the middle is its own trouble.
  smtp.on('error', () => undefined)

  const app = loopbackServer({ refusesPages: false })
  app.get('/messages', () => mails)
  app.get('/', (_request, reply) => {
    const { html, policy } = mailboxPage(mails)
    return reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(html)
  })

  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  const listening = smtp.listen(options.smtpPort ?? 0, '127.0.0.1', () => resolve(undefined))
  listening.once('error', reject)
  await promise
  const port = await listenOnLoopback(app, options.port ?? 0)

  return {
    smtpPort: (listening.address() as AddressInfo).port,
    address: `http://127.0.0.1:${port}`,
    messages: () => mails,
    close: async () => {
      await app.close()
      await new Promise<void>((done) => smtp.close(done))
    },
  }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
