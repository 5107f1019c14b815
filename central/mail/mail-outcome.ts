/** What about our own line to the mail server is wrong: there is none, the login, the encryption, or that it takes no mails `from` us. */
export type ServerTrouble = 'none' | 'login' | 'encryption' | 'sender'

/**
 * What came of handing a mail over. `temporary`: this mail may be taken later. `permanent`: it never will. `server`: no mail of ours
 * will be taken until somebody mends something, and this one is as good as before. `code` is the server's three digits.
 */
export type MailOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly kind: 'temporary' | 'permanent'; readonly code?: number }
  | { readonly ok: false; readonly kind: 'server'; readonly trouble: ServerTrouble; readonly code?: number }

/** What of nodemailer's errors tells what happened. */
interface MailError {
  readonly code?: unknown
  /** The code of the error below, where nodemailer's own says little. */
  readonly originalCode?: unknown
  readonly responseCode?: unknown
  /** The command that was answered: `RCPT TO`, `DATA`, `CONN` … */
  readonly command?: unknown
}

/** Errors of the line to the server, or of a server that has no time: nothing was said about the mail. */
const LINE_ERRORS = ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'EPROTOCOL', 'EABORT']

/** A server that says so wants a login or an encrypted line that we have not given it. Source: RFC 4954, 6; RFC 3207, 4. */
const LOGIN_WANTED = [530, 534, 535, 538]

/** A message that is too large is refused as soon as its size is told. Source: RFC 1870, 6.1. */
const TOO_LARGE = 552

/**
 * Tells what an error of nodemailer means for the mail. Its text is not looked at and goes nowhere: servers quote addresses in it.
 * An error that is not of the sending is thrown on: it is a bug of ours.
 */
export function mailOutcomeOfError(error: unknown): MailOutcome {
  const { code, originalCode, responseCode, command } = error as MailError
  const reply = typeof responseCode === 'number' ? { code: responseCode } : {}
  const isForNow = reply.code !== undefined && reply.code < 500
  const temporary = { ok: false, kind: 'temporary', ...reply } as const
  const server = (trouble: ServerTrouble): MailOutcome => ({ ok: false, kind: 'server', trouble, ...reply })
  if (code === 'EAUTH') return isForNow ? temporary : server('login')
  // A line that breaks during the handshake says nothing about the certificate.
  if (code === 'ETLS') return isForNow || command === 'CONN' ? temporary : server('encryption')
  if (code === 'ESOCKET' && isOfCertificate(originalCode)) return server('encryption')
  if (LINE_ERRORS.some((each) => each === code)) return temporary
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') throw error
  // 503 is about the order of commands: the mail may go through on a new connection. Source: RFC 5321, 4.2.4.
  if (isForNow || reply.code === 503) return temporary
  if (reply.code !== undefined && LOGIN_WANTED.includes(reply.code)) return server('login')
  if (command === 'MAIL FROM' && reply.code !== undefined && reply.code !== TOO_LARGE) return server('sender')
  return { ok: false, kind: 'permanent', ...reply }
}

/** Errors of the system have short names like ECONNRESET; those of OpenSSL and Node's check of a certificate are spelled out. */
function isOfCertificate(code: unknown): boolean {
  return typeof code === 'string' && (code.includes('_') || code === 'EPROTO')
}
