import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, request as askOver, type IncomingMessage, type ServerResponse } from 'node:http'
import { isIP, type AddressInfo, type Socket } from 'node:net'
import { pipeline, type Duplex } from 'node:stream'
import type { LookUp } from './look-up.ts'
import { isLoopbackAddress, isPublicAddress } from './public-address.ts'

/** What an outside proxy needs. */
export interface OutsideProxyParts {
  /** The visit's own hosts, as `hostOf` writes them: they may be anywhere, on any port, and on loopback also without encryption. */
  readonly ownHosts: ReadonlySet<string>
  readonly lookUp: LookUp
  /** Begins to connect to an address, never to a name. */
  readonly connect: (address: string, port: number) => Socket
}

/** The way out of one outside page. */
export interface OutsideProxy {
  readonly port: number
  /** What Chromium proves itself with; nobody else is let out. */
  readonly username: string
  readonly password: string
  /** Ends it and every connection through it. */
  readonly close: () => Promise<void>
}

const HTTPS_PORT = 443

/** More than a page and its frames ever hold open; beyond it new connections are dropped. */
const MAX_CONNECTIONS = 256
/** How many addresses of a name are tried, and how long each may take. */
const MAX_ADDRESSES = 4
const CONNECT_MS = 5_000
/** A connection on which nothing moves for so long is ended. */
const IDLE_MS = 120_000

const USERNAME = 'outside'
const CHALLENGE = 'Basic realm="outside"'
/** Headers that are between a browser and its proxy, and of one connection (RFC 9110 7.6.1). */
const HOP_HEADERS = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/** The host of an address with its port, also when that goes without saying. */
export function hostOf({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port === '' ? (protocol === 'https:' ? HTTPS_PORT : 80) : port}`
}

/**
 * Starts the proxy that is the only way out of an outside page. It finds the address of a name itself, checks that address, and
 * connects to that very address, so that no name leads to this machine or into the municipality's network, nor is bound anew in
 * between. Public addresses are reached over TLS on port 443 only.
 */
export async function startOutsideProxy(parts: OutsideProxyParts): Promise<OutsideProxy> {
  const password = randomBytes(24).toString('base64url')
  const credential = Buffer.from(`Basic ${Buffer.from(`${USERNAME}:${password}`).toString('base64')}`)
  const sockets = new Set<Duplex>()

  const keep = <T extends Socket>(socket: T): T => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    // Unheard, a peer that breaks off would end the process.
    socket.on('error', () => socket.destroy())
    socket.setTimeout(IDLE_MS, () => socket.destroy())
    return socket
  }
  const isOurs = (request: IncomingMessage): boolean => {
    const given = Buffer.from(request.headers['proxy-authorization'] ?? '')
    return given.length === credential.length && timingSafeEqual(given, credential)
  }

  /** The addresses of a host that may be connected to. */
  async function addressesOf(host: string, port: number): Promise<readonly string[]> {
    const isOwn = parts.ownHosts.has(`${host}:${port}`)
    if (!isOwn && port !== HTTPS_PORT) return []
    const name = host.replace(/^\[|\]$/g, '')
    const found = isIP(name) === 0 ? await parts.lookUp(name, isOwn).catch(() => []) : [name]
    return isOwn ? found : found.filter((address) => isPublicAddress(address))
  }

  async function connectTo(addresses: readonly string[], port: number): Promise<Socket | undefined> {
    for (const address of addresses.slice(0, MAX_ADDRESSES)) {
      const socket = keep(parts.connect(address, port))
      const isConnected = await new Promise<boolean>((resolve) => {
        const tooLate = setTimeout(() => socket.destroy(), CONNECT_MS)
        const settle = (isOpen: boolean) => {
          clearTimeout(tooLate)
          resolve(isOpen)
        }
        socket.once('connect', () => settle(true))
        socket.once('close', () => settle(false))
      })
      if (isConnected) return socket
    }
    return undefined
  }

  async function tunnel(request: IncomingMessage, client: Duplex, head: Buffer): Promise<void> {
    const [, host = '', port = ''] = /^(\[[\da-f:.]+\]|[\w.-]+):(\d{1,5})$/i.exec(request.url ?? '') ?? []
    const target = await connectTo(await addressesOf(host.toLowerCase(), Number(port)), Number(port))
    if (target === undefined) return void client.end(answerLine('403 Forbidden'))
    if (client.destroyed) return void target.destroy()
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    target.write(head)
    client.pipe(target)
    target.pipe(client)
    client.once('close', () => target.destroy())
    target.once('close', () => client.destroy())
  }

  async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = URL.parse(request.url ?? '')
    const isPlain = url?.protocol === 'http:' && parts.ownHosts.has(hostOf(url))
    const port = isPlain ? Number(hostOf(url).slice(url.hostname.length + 1)) : 0
    // Without encryption nothing leaves the machine.
    const addresses = isPlain
      ? (await addressesOf(url.hostname, port)).filter((address) => isLoopbackAddress(address))
      : []
    const target = await connectTo(addresses, port)
    if (target === undefined || url === null) return void response.writeHead(403, { connection: 'close' }).end()
    const headers = Object.entries(request.headers).filter(([name]) => !HOP_HEADERS.includes(name))
    const asked = askOver({
      createConnection: () => target,
      method: request.method,
      path: `${url.pathname}${url.search}`,
      headers: { ...Object.fromEntries(headers), host: url.host, connection: 'close' },
    })
    asked.on('response', (answer) => {
      const kept = Object.entries(answer.headers).filter(([name]) => !HOP_HEADERS.includes(name))
      response.writeHead(answer.statusCode ?? 502, Object.fromEntries(kept))
      pipeline(answer, response, () => target.destroy())
    })
    pipeline(request, asked, (error) => {
      if (error) response.destroy()
    })
    asked.on('error', () => response.destroy())
    response.on('close', () => target.destroy())
  }

  const server = createServer()
  server.maxConnections = MAX_CONNECTIONS
  server.on('connection', keep)
  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    if (!isOurs(request)) return void client.end(answerLine('407 Proxy Authentication Required', CHALLENGE))
    void tunnel(request, client, head).catch(() => client.destroy())
  })
  server.on('request', (request, response) => {
    if (!isOurs(request)) {
      return void response.writeHead(407, { 'proxy-authenticate': CHALLENGE, connection: 'close' }).end()
    }
    void forward(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: 0 }, resolve)
  })

  return {
    port: (server.address() as AddressInfo).port,
    username: USERNAME,
    password,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

function answerLine(status: string, challenge?: string): string {
  const header = challenge === undefined ? '' : `Proxy-Authenticate: ${challenge}\r\n`
  return `HTTP/1.1 ${status}\r\n${header}Content-Length: 0\r\nConnection: close\r\n\r\n`
}
