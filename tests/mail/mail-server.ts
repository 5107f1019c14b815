import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { Certificate } from './certificates.ts'

/** A mail that the server took. */
export interface TakenMail {
  readonly envelope: { readonly from: string; readonly to: readonly string[] }
  readonly raw: string
  readonly parsed: ParsedMail
  readonly isEncrypted: boolean
  /** Who logged in. */
  readonly user: string | undefined
}

/** What the server is like, and what it answers. */
export interface MailServerOptions {
  readonly port?: number
  /** Without one the server speaks no TLS. */
  readonly certificate?: Certificate
  /** TLS from the first byte. */
  readonly isImplicit?: boolean
  readonly login?: { readonly user: string; readonly password: string }
  /** Three digits and words with which a command is refused; undefined takes it. */
  readonly onSender?: () => string | undefined
  readonly onRecipient?: (address: string) => string | undefined
  readonly onMessage?: (address: string) => string | undefined
}

/** A mail server on loopback. */
export interface MailServer {
  readonly port: number
  readonly taken: readonly TakenMail[]
  /** How often somebody connected. */
  readonly connections: () => number
  readonly close: () => Promise<void>
}

/** Starts a real SMTP server that keeps what it takes. */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const { certificate, login } = options
  const taken: TakenMail[] = []
  let connections = 0
  const server = new SMTPServer({
    ...(certificate !== undefined && { key: certificate.key, cert: certificate.cert }),
    secure: options.isImplicit ?? false,
    disabledCommands: [...(certificate === undefined ? ['STARTTLS'] : []), ...(login === undefined ? ['AUTH'] : [])],
    closeTimeout: 100,
    disableReverseLookup: true,
    onConnect: (_session, done) => {
      connections += 1
      done()
    },
    onAuth: ({ username, password }, _session, done) => {
      if (username === login?.user && password === login?.password) done(null, { user: username })
      else done(refusal('535 5.7.8 wrong login'))
    },
    onMailFrom: (_address, _session, done) => done(refusal(options.onSender?.())),
    onRcptTo: ({ address }, _session, done) => done(refusal(options.onRecipient?.(address))),
    onData: (stream, session, done) => {
      const { mailFrom, rcptTo } = session.envelope
      const to = rcptTo.map(({ address }) => address)
      void buffer(stream).then(async (raw) => {
        const refused = options.onMessage?.(to.join())
        if (refused === undefined) {
          taken.push({
            envelope: { from: mailFrom === false ? '' : mailFrom.address, to },
            raw: raw.toString('latin1'),
            parsed: await simpleParser(raw),
            isEncrypted: session.secure,
            user: session.user as string | undefined,
          })
        }
        done(refusal(refused))
      })
    },
  })
  // Clients that do not trust the certificate break the handshake off.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    taken,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

function refusal(answer: string | undefined): Error | null {
  if (answer === undefined) return null
  return Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) })
}
