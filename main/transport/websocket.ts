import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { MAX_FRAME_BYTES, type Link } from '../contract/frame.ts'

/** What the kiosk's page server needs. */
export interface PageServerParts {
  /** The folder of the built renderer. */
  readonly pages: string
  /** 0 takes a free port. */
  readonly port: number
  /** The municipality's crest as SVG; undefined when there is none. */
  readonly crest: () => string | undefined
  /** The sandbox lets any browser of this machine open the kiosk: each opening gets a nonce of its own. A deployment never does. */
  readonly opensToAnyBrowser: boolean
  /** A screen has come; the one before it is gone by then. */
  readonly onLink: (link: Link) => void
  /** A request that no page of ours makes. */
  readonly onStranger: (why: 'host' | 'origin' | 'cookie' | 'nonce') => void
}

/** The running page server. */
export interface PageServer {
  readonly port: number
  /** `http://127.0.0.1:PORT`, without a way in. */
  readonly origin: string
  /** The address with a single-use nonce that opens the kiosk once. */
  readonly entrance: () => string
  readonly close: () => Promise<void>
}

const COOKIE = 'sportello'
const LINK_PATH = '/link'
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** What our pages may do: load our own files and talk to us. Svelte makes its templates under the one named policy. */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ')

/**
 * Serves the screens on loopback and carries their frames over one WebSocket. The first address has a nonce, exchanged for a
 * cookie and then dead; every request must name our exact host, and the socket our exact origin too, which keeps out other
 * pages and names that were re-bound to this address. One live link: the newest wins.
 */
export async function startPageServer(parts: PageServerParts): Promise<PageServer> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES })
  const nonces = new Set<string>()
  const sessions = new Set<string>()
  let live: WebSocket | undefined

  const server: Server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy())
  })
  const host = () => `127.0.0.1:${(server.address() as AddressInfo).port}`
  const origin = () => `http://${host()}`
  const makeNonce = () => {
    const nonce = randomBytes(32).toString('base64url')
    nonces.add(digest(nonce))
    return nonce
  }

  const hasSession = (request: IncomingMessage): boolean => {
    const cookie = new RegExp(`(?:^|; )${COOKIE}=([A-Za-z0-9_-]+)`).exec(request.headers.cookie ?? '')?.[1]
    return cookie !== undefined && hasDigest(sessions, cookie)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refuse = (status: number) => response.writeHead(status, { 'content-type': 'text/plain' }).end()
    if (request.headers.host !== host()) {
      parts.onStranger('host')
      return void refuse(421)
    }
    if (request.method !== 'GET') return void refuse(405)
    const url = new URL(request.url ?? '/', origin())
    const nonce = url.searchParams.get('nonce')
    if (url.pathname === '/' && nonce !== null) {
      if (!nonces.delete(digest(nonce))) {
        parts.onStranger('nonce')
        return void refuse(403)
      }
      return enter(response)
    }
    if (!hasSession(request)) {
      if (url.pathname === '/' && parts.opensToAnyBrowser) {
        return void response.writeHead(302, { location: `/?nonce=${makeNonce()}`, 'cache-control': 'no-store' }).end()
      }
      parts.onStranger('cookie')
      return void refuse(403)
    }
    await sendFile(url.pathname, response)
  }

  function enter(response: ServerResponse): void {
    const session = randomBytes(32).toString('base64url')
    sessions.add(digest(session))
    response
      .writeHead(302, {
        location: '/',
        'set-cookie': `${COOKIE}=${session}; HttpOnly; SameSite=Strict; Path=/`,
        'cache-control': 'no-store',
      })
      .end()
  }

  async function sendFile(path: string, response: ServerResponse): Promise<void> {
    const crest = path === '/crest.svg' ? parts.crest() : undefined
    const name = normalize(path === '/' ? '/index.html' : path)
    const mediaType = MEDIA_TYPES[extname(name)]
    const isOurs = mediaType !== undefined && /^(\/[\w.-]+)+$/.test(name)
    const body = crest ?? (isOurs ? await readFile(join(parts.pages, name)).catch(() => undefined) : undefined)
    if (body === undefined || mediaType === undefined) return void response.writeHead(404).end()
    response
      .writeHead(200, {
        'content-type': mediaType,
        'content-security-policy': CONTENT_POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      })
      .end(body)
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const stranger = ((): 'host' | 'origin' | 'cookie' | undefined => {
      if (request.headers.host !== host()) return 'host'
      if (request.headers.origin !== origin()) return 'origin'
      return hasSession(request) && request.url === LINK_PATH ? undefined : 'cookie'
    })()
    if (stranger !== undefined) {
      parts.onStranger(stranger)
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      live?.close(4000, 'another screen took over')
      live = webSocket
      parts.onLink(linkOf(webSocket))
    })
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: parts.port }, resolve)
  })

  return {
    port: (server.address() as AddressInfo).port,
    origin: origin(),
    entrance: () => `${origin()}/?nonce=${makeNonce()}`,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function linkOf(socket: WebSocket): Link {
  // A frame over the limit is an error before it is a close; unheard it would end the process.
  socket.on('error', () => socket.terminate())
  return {
    send: (text) => {
      if (socket.readyState === socket.OPEN) socket.send(text)
    },
    onMessage: (listener) =>
      socket.on('message', (data, isBinary) => {
        if (isBinary) socket.close(1003)
        else listener((data as Buffer).toString('utf8'))
      }),
    onClose: (listener) => socket.once('close', () => listener()),
    close: () => socket.close(1008),
  }
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

function hasDigest(set: ReadonlySet<string>, secret: string): boolean {
  const wanted = Buffer.from(digest(secret))
  return [...set].some((known) => timingSafeEqual(Buffer.from(known), wanted))
}
