import { Buffer } from 'node:buffer'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest, type RequestOptions } from 'node:https'
import { hexCode } from './ipp-codes.ts'
import { decodeIpp, encodeIpp, type IppMessage } from './ipp-message.ts'

/**
 * Where an IPP printer or queue answers: `ipp:`, `ipps:`, `http:` or `https:`, port 631 unless `http(s)` says otherwise. Printers sign
 * their certificates themselves, so for `ipps` the one to expect may be given (PEM); without it the system's authorities decide.
 */
export type IppAddress = { readonly url: string; readonly certificatePem?: string }

/**
 * Why there is no answer to use. `unreachable`: no connection, so nothing was sent. `answer-lost`: sent, perhaps in part, and no whole
 * answer came; what the printer did is unknown. `answer-garbled`: an answer came and made no sense; likewise unknown. `refused`: the
 * printer said no, with its IPP status or, where the refusal came from HTTP, that status. `detail` is for logs, without personal data.
 */
export type IppProblem =
  | { readonly problem: 'unreachable' | 'answer-lost' | 'answer-garbled'; readonly detail: string }
  | { readonly problem: 'refused'; readonly detail: string; readonly ippStatus: number | undefined }

/** What came of one exchange. */
export type IppOutcome<Value> = { readonly ok: true; readonly value: Value } | ({ readonly ok: false } & IppProblem)

const IPP_PORT = 631
/** Ten times what a long job history needs. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024

const HTTP_OK = 200
const HTTP_SERVICE_UNAVAILABLE = 503

/** The address as the printer knows it itself (`printer-uri`): always of an `ipp` scheme. */
export function printerUri(address: IppAddress): string {
  const { target, isSecure } = parseAddress(address)
  return `${isSecure ? 'ipps' : 'ipp'}://${target.hostname}:${target.port}${target.pathname}`
}

/**
 * Sends one request, with a document behind it if there is one, and waits for the whole answer, at most `timeoutMs` or until `signal`
 * aborts. Never retries: whether that is safe only the caller knows. Each exchange has a connection of its own, since on a kept one
 * nobody can tell whether a broken request had arrived.
 * @throws TypeError for an address that is none.
 */
export async function exchangeIpp(
  address: IppAddress,
  message: IppMessage,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined; readonly document?: Uint8Array },
): Promise<IppOutcome<IppMessage>> {
  const { target, isSecure } = parseAddress(address)
  const head = encodeIpp(message)
  const timeout = AbortSignal.timeout(options.timeoutMs)
  const signal = options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout])
  const request: RequestOptions = {
    method: 'POST',
    host: target.hostname.replace(/^\[|\]$/g, ''),
    port: target.port,
    path: target.pathname,
    headers: { 'content-type': 'application/ipp', 'content-length': head.length + (options.document?.length ?? 0) },
    agent: false,
    signal,
  }
  if (address.certificatePem !== undefined) {
    // The name in a printer's own certificate is seldom the name it is reached by; the certificate itself is the identity.
    Object.assign(request, { ca: address.certificatePem, checkServerIdentity: () => undefined })
  }

  const { promise, resolve } = Promise.withResolvers<IppOutcome<IppMessage>>()
  let isConnected = false
  const outgoing = (isSecure ? httpsRequest : httpRequest)(request)
  outgoing.on('socket', (socket) => {
    socket.once(isSecure ? 'secureConnect' : 'connect', () => {
      isConnected = true
    })
  })
  outgoing.on('response', (incoming) => {
    void readAnswer(incoming, message.requestId).then((outcome) => {
      resolve(outcome)
      outgoing.destroy()
    })
  })
  outgoing.on('error', (error) => {
    const detail = timeout.aborted ? `no answer within ${options.timeoutMs} ms` : nameOf(error)
    resolve({ ok: false, problem: isConnected ? 'answer-lost' : 'unreachable', detail })
  })
  outgoing.write(head)
  outgoing.end(options.document)
  return await promise
}

function parseAddress(address: IppAddress): {
  target: { hostname: string; port: number; pathname: string }
  isSecure: boolean
} {
  const url = new URL(address.url)
  const schemes: Record<string, { isSecure: boolean; port: number }> = {
    'ipp:': { isSecure: false, port: IPP_PORT },
    'ipps:': { isSecure: true, port: IPP_PORT },
    'http:': { isSecure: false, port: 80 },
    'https:': { isSecure: true, port: 443 },
  }
  const scheme = schemes[url.protocol]
  if (scheme === undefined || url.hostname === '')
    throw new TypeError('a printer address starts with ipp:// or ipps://')
  const port = url.port === '' ? scheme.port : Number(url.port)
  return { target: { hostname: url.hostname, port, pathname: url.pathname || '/' }, isSecure: scheme.isSecure }
}

async function readAnswer(incoming: IncomingMessage, requestId: number): Promise<IppOutcome<IppMessage>> {
  const httpStatus = incoming.statusCode ?? 0
  if (httpStatus !== HTTP_OK) {
    // 4xx, redirections and 503 say that nothing was taken; another 5xx may come from a printer that fell over the job it had taken.
    const isRefusal = httpStatus < 500 || httpStatus === HTTP_SERVICE_UNAVAILABLE
    const detail = `HTTP ${httpStatus}`
    return isRefusal
      ? { ok: false, problem: 'refused', detail, ippStatus: undefined }
      : { ok: false, problem: 'answer-garbled', detail }
  }
  if (!incoming.headers['content-type']?.startsWith('application/ipp')) {
    return { ok: false, problem: 'answer-garbled', detail: 'the answer is not IPP' }
  }
  const chunks: Buffer[] = []
  let byteCount = 0
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      byteCount += chunk.length
      if (byteCount > MAX_ANSWER_BYTES)
        return { ok: false, problem: 'answer-garbled', detail: 'the answer is too long' }
      chunks.push(chunk)
    }
  } catch (error) {
    return { ok: false, problem: 'answer-lost', detail: nameOf(error) }
  }
  const decoded = decodeIpp(Buffer.concat(chunks))
  if (!decoded.ok) return { ok: false, problem: 'answer-garbled', detail: decoded.flaw }
  const { message } = decoded
  if (message.requestId !== requestId)
    return { ok: false, problem: 'answer-garbled', detail: 'the answer is to another request' }
  if (message.code >= 0x0100) {
    return { ok: false, problem: 'refused', detail: `IPP ${hexCode(message.code)}`, ippStatus: message.code }
  }
  return { ok: true, value: message }
}

/** The name of a system error only: messages may carry addresses and more. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
