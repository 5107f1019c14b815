import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as z from 'zod'
import { printerFaults } from '../../main/domain/print-job.ts'
import { decodeIpp, encodeIpp } from '../../main/printing/ipp-message.ts'
import { answerIpp } from './printer-ipp.ts'
import { isUnderWay, printerMechanism, type PrintedSheet } from './printer-mechanism.ts'

/** What a sandbox printer can be put into: in order, or with one of the faults that a kiosk tells apart. */
export const sandboxPrinterStates = ['ready', ...printerFaults] as const

/** One of `sandboxPrinterStates`. */
export type SandboxPrinterState = (typeof sandboxPrinterStates)[number]

/**
 * What the printer does wrong with the next request of that operation, once. `lose-answer`: it does what was asked and hangs up before
 * answering; `hang-up`: it hangs up before doing anything; `garble-answer`: it does what was asked and answers nonsense; `stay-silent`: it
 * does what was asked and never answers.
 */
export type Misbehaviour = 'lose-answer' | 'hang-up' | 'garble-answer' | 'stay-silent'

/** A simulated IPP printer that writes what it prints into a folder. */
export type SandboxPrinter = {
  /** Its IPP address, `ipp://127.0.0.1:PORT/ipp/print`. */
  readonly url: string
  /** Where `GET /state` and `POST /state` answer: an address of its own, so that a printer that is `offline` can be put back. */
  readonly controlUrl: string
  /** Puts it into a state; `sheetsLeft` is how much paper is in it: with the last sheet it is `paper-out` by itself. */
  readonly simulate: (state: SandboxPrinterState, sheetsLeft?: number) => Promise<void>
  /** See `Misbehaviour`. */
  readonly misbehaveOnce: (operation: number, misbehaviour: Misbehaviour) => void
  /** Switches it off and on again: what it had not printed is lost, the history too, and jobs are counted from 1 again. */
  readonly powerCycle: () => void
  /** Every sheet that came out, in order, also of jobs that then ended early. */
  readonly sheets: () => readonly PrintedSheet[]
  /** Resolves when no job can go on: all done, or waiting for a person. */
  readonly settled: () => Promise<void>
  readonly close: () => Promise<void>
}

const MAX_REQUEST_BYTES = 64 * 1024 * 1024
const MAX_CONTROL_BYTES = 1024

const stateRequest = z.strictObject({
  state: z.enum(sandboxPrinterStates),
  sheetsLeft: z.int().nonnegative().optional(),
})

/**
 * Starts a printer on loopback that speaks IPP over HTTP and behaves, fault by fault, like the ones measured: without paper it takes jobs and
 * keeps them `processing` until it is refilled. A job printed whole becomes `JOB-NAME-N.pdf` in the folder `printouts` (made if missing),
 * complete from the moment it is there. Anyone on this machine may print on it and put it into a state, but no web page.
 * `port` 0, the default, takes free ones; `pageMs` is the time a page takes.
 */
export async function startSandboxPrinter(options: {
  readonly printouts: string
  readonly port?: number
  readonly controlPort?: number
  readonly pageMs?: number
}): Promise<SandboxPrinter> {
  const mechanism = printerMechanism({ folder: options.printouts, pageMs: options.pageMs ?? 700 })
  const misbehaviours = new Map<number, Misbehaviour>()
  let state: SandboxPrinterState = 'ready'
  let port = options.port ?? 0
  let ippServer: Server | undefined

  async function serveIpp(request: IncomingMessage): Promise<Reply> {
    if (request.headers.origin !== undefined) return { status: 403 }
    if (request.method !== 'POST' || request.url !== '/ipp/print') return { status: 404 }
    if (request.headers['content-type'] !== 'application/ipp') return { status: 415 }
    const body = await readBody(request, MAX_REQUEST_BYTES)
    if (body === undefined) return { status: 413 }
    const decoded = decodeIpp(body)
    if (!decoded.ok) return { status: 400 }
    const { message, document } = decoded
    const misbehaviour = misbehaviours.get(message.code)
    misbehaviours.delete(message.code)
    if (misbehaviour === 'hang-up') return 'hang-up'
    const answer = encodeIpp(answerIpp(message, document, { mechanism, state: currentState(), url: url() }))
    if (misbehaviour === 'stay-silent') return 'silence'
    if (misbehaviour === 'lose-answer') return 'hang-up'
    const told = misbehaviour === 'garble-answer' ? answer.subarray(0, answer.length - 3) : answer
    return { status: 200, type: 'application/ipp', body: told }
  }

  async function serveControl(request: IncomingMessage): Promise<Reply> {
    // A page in a browser names its origin, and a name that was made to point here is not a loopback address.
    const isFromPage = request.headers.origin !== undefined
    if (isFromPage || !/^(127\.0\.0\.1|localhost):\d+$/.test(request.headers.host ?? '')) return { status: 403 }
    if (request.url !== '/state') return { status: 404 }
    if (request.method === 'POST') {
      if (request.headers['content-type'] !== 'application/json') return { status: 415 }
      const wanted = stateRequest.safeParse(jsonOf(await readBody(request, MAX_CONTROL_BYTES)))
      if (!wanted.success) return { status: 400 }
      await simulate(wanted.data.state, wanted.data.sheetsLeft)
    } else if (request.method !== 'GET') {
      return { status: 405 }
    }
    const waiting = mechanism.jobs().filter(isUnderWay).length
    const body = Buffer.from(JSON.stringify({ state: currentState(), sheets: mechanism.sheets().length, waiting }))
    return { status: 200, type: 'application/json', body }
  }

  function currentState(): SandboxPrinterState {
    return state === 'ready' && mechanism.isOutOfPaper() ? 'paper-out' : state
  }

  function url(): string {
    return `ipp://127.0.0.1:${port}/ipp/print`
  }

  async function simulate(wanted: SandboxPrinterState, sheetsLeft?: number): Promise<void> {
    if (wanted === 'offline') await goOffline()
    else if (ippServer === undefined) await goOnline()
    state = wanted
    mechanism.load(sheetsLeft)
    // Without its network a printer goes on with what it has.
    mechanism.setRunning(wanted === 'ready' || wanted === 'offline' || wanted === 'not-accepting')
  }

  async function goOnline(): Promise<void> {
    ippServer = await listen(serveIpp, port)
    port = (ippServer.address() as AddressInfo).port
  }

  async function goOffline(): Promise<void> {
    const server = ippServer
    ippServer = undefined
    if (server !== undefined) await stop(server)
  }

  await goOnline()
  const controlServer = await listen(serveControl, options.controlPort ?? 0)

  return {
    url: url(),
    controlUrl: `http://127.0.0.1:${(controlServer.address() as AddressInfo).port}`,
    simulate,
    misbehaveOnce: (operation, misbehaviour) => {
      misbehaviours.set(operation, misbehaviour)
    },
    powerCycle: mechanism.powerCycle,
    sheets: mechanism.sheets,
    settled: mechanism.settled,
    close: async () => {
      mechanism.powerCycle()
      await goOffline()
      await stop(controlServer)
    },
  }
}

/** What a server does with a request; `hang-up` breaks the connection, `silence` leaves it open. */
type Reply = { readonly status: number; readonly type?: string; readonly body?: Buffer } | 'hang-up' | 'silence'

async function listen(handler: (request: IncomingMessage) => Promise<Reply>, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    handler(request).then(
      (reply) => {
        if (reply === 'hang-up') request.socket.resetAndDestroy()
        else if (reply !== 'silence') send(response, reply)
      },
      () => request.socket.destroy(),
    )
  })
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  server.once('error', reject)
  server.listen(port, '127.0.0.1', () => {
    resolve(undefined)
  })
  await promise
  return server
}

function send(response: ServerResponse, { status, type, body }: Exclude<Reply, string>): void {
  if (type === undefined) response.writeHead(status, { connection: 'close' })
  else response.writeHead(status, { 'content-type': type })
  response.end(body)
}

async function stop(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  server.close(() => resolve(undefined))
  server.closeAllConnections()
  await promise
}

async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let byteCount = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    byteCount += chunk.length
    if (byteCount > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function jsonOf(body: Buffer | undefined): unknown {
  try {
    return JSON.parse(body?.toString() ?? '')
  } catch {
    return undefined
  }
}
