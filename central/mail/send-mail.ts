import { createTransport } from 'nodemailer'
import { ReceiptEmail } from '../contract/payments.ts'
import type { MailConfig } from './mail-config.ts'
import { mailOutcomeOfError, type MailOutcome } from './mail-outcome.ts'
import { oneLine } from './one-line.ts'

/** A mail to one person, perhaps with one document. */
export interface Mail {
  /** The effect that it is of: its Message-ID is made of it, so that a mail sent twice can be known as one. */
  readonly effectId: string
  readonly to: string
  /** Who sends it, in words; the address is that of the configuration. */
  readonly fromName: string
  /** Where an answer goes, if anybody reads answers. */
  readonly replyTo?: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly language: string
  readonly date: Date
  readonly attachment?: { readonly filename: string; readonly contentType: string; readonly content: Uint8Array }
}

/** All that a mail says, before it is known to whom and when. */
export type ComposedMail = Omit<Mail, 'effectId' | 'to' | 'date'>

/** Hands one mail to the mail server. */
export type SendMail = (mail: Mail) => Promise<MailOutcome>

const CONNECT_TIMEOUT_MS = 20_000
const SILENCE_TIMEOUT_MS = 30_000

/** The longest that handing one mail over takes, whatever the server does. */
export const SEND_TIMEOUT_MS = 60_000

/**
 * The way to the mail server. `ok` says that the server took the mail over, not that it arrived: what is refused later comes back to
 * the `from` address as a message, and that mailbox is the municipality's to read. A server that takes a mail and is cut off before
 * it says so gets it again, with the same Message-ID.
 */
export function createSendMail(config: MailConfig): SendMail {
  const { host, port, from, security, user, password, ca } = config
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    // Said aloud, since an environment variable of Node's could turn it off.
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
    ...(user !== undefined && password !== undefined && { auth: { user, pass: password }, forceAuth: true }),
    disableFileAccess: true,
    disableUrlAccess: true,
    dnsTimeout: CONNECT_TIMEOUT_MS,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
  })
  return async (mail) => {
    // The last look before the wire: whoever queued it, an address of any other shape is not written to a server.
    if (!ReceiptEmail.safeParse(mail.to).success) return { ok: false, kind: 'permanent' }
    const { attachment } = mail
    try {
      await transport.sendMail({
        messageId: messageIdOf(mail.effectId, from),
        date: mail.date,
        from: { name: oneLine(mail.fromName), address: from },
        to: { name: '', address: mail.to },
        ...(mail.replyTo !== undefined && { replyTo: { name: '', address: mail.replyTo } }),
        subject: oneLine(mail.subject),
        // RFC 3834: nobody's absence notice answers it.
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language },
        text: mail.text,
        html: mail.html,
        attachments: attachment === undefined ? [] : [{ ...attachment, content: Buffer.from(attachment.content) }],
        signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
      })
      return { ok: true }
    } catch (error) {
      return mailOutcomeOfError(error)
    }
  }
}

/** The same effect has the same Message-ID; signs that an id may not have are written as their codes. Source: RFC 5322, 3.6.4. */
function messageIdOf(effectId: string, from: string): string {
  const local = encodeURIComponent(effectId.toWellFormed()).replace(
    /[!*'().~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `<${local}@${from.slice(from.indexOf('@') + 1)}>`
}
