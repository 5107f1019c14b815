import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { MAX_FRAME_BYTES, type Link } from '../contract/frame.ts'
import { HTML, PAGE_HEADERS, pageFiles } from './page-files.ts'
import { createSecrets } from './secrets.ts'

/** What the kiosk's page server needs. */
export interface PageServerParts {
  /** The folder of the built renderer. */
  readonly pages: string
  /** 0 takes a free port. */
  readonly port: number
  /** The municipality's crest as it is set; undefined when there is none. */
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

/** How many nonces, and how many sessions, are good at a time. A kiosk needs one; a sandbox is opened by many browsers. */
const SECRETS_KEPT = 32
const LINK_PATH = '/link'

/**
 * What a nonce is exchanged for, beside the cookie, where not the browser itself came to it: a page that goes on to the kiosk. A redirect
 * is sooner there, but a browser that comes by another site's link keeps the strict cookie back on all of its redirects, and would be
 * sent round for ever.
 */
const ENTERED =
  '<!doctype html><html lang="it"><title>Sportello</title><meta http-equiv="refresh" content="0;url=/"></html>'

/**
 * Serves the screens on loopback and carries their frames over one WebSocket. The first address has a nonce, exchanged for a
 * cookie and then dead; every request must name our exact host, and the socket our exact origin too, which keeps out other
 * pages and names that were re-bound to this address. One live link: the newest wins.
 */
export async function startPageServer(parts: PageServerParts): Promise<PageServer> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES })
  const nonces = createSecrets(SECRETS_KEPT)
  const sessions = createSecrets(SECRETS_KEPT)
  const pages = pageFiles(parts.pages, parts.crest)
  let live: WebSocket | undefined

  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: parts.port }, resolve)
  })
  const { port } = server.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  const origin = `http://${host}`
  /** Browsers send a cookie to every port of a host, so two kiosks of one machine need two names. */
  const cookieName = `sportello-${port}`

  const hasSession = (request: IncomingMessage): boolean => {
    const cookie = new RegExp(`(?:^|; )${cookieName}=([A-Za-z0-9_-]+)`).exec(request.headers.cookie ?? '')?.[1]
    return cookie !== undefined && sessions.has(cookie)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refuse = (status: number) => response.writeHead(status).end()
    if (request.headers.host !== host) {
      parts.onStranger('host')
      return void refuse(421)
    }
    if (request.method !== 'GET') return void refuse(405)
    const url = URL.parse(request.url ?? '/', origin)
    if (url === null) return void refuse(400)
    const nonce = url.searchParams.get('nonce')
    if (url.pathname === '/' && nonce !== null) {
      if (!nonces.spend(nonce)) {
        parts.onStranger('nonce')
        return void refuse(403)
      }
      enter(request, response)
      return
    }
    if (!hasSession(request)) {
      if (url.pathname === '/' && parts.opensToAnyBrowser) {
        return void response.writeHead(302, { location: `/?nonce=${nonces.make()}` }).end()
      }
      parts.onStranger('cookie')
      return void refuse(403)
    }
    // Browsers ask for it by themselves on the page of the entrance, which names no icon of its own.
    if (url.pathname === '/favicon.ico') return void refuse(204)
    await sendFile(url.pathname, response)
  }

  function enter(request: IncomingMessage, response: ServerResponse): void {
    const cookie = { 'set-cookie': `${cookieName}=${sessions.make()}; HttpOnly; SameSite=Strict; Path=/` }
    if (request.headers['sec-fetch-site'] === 'none') response.writeHead(303, { ...cookie, location: '/' }).end()
    else response.writeHead(200, { ...cookie, 'content-type': HTML }).end(ENTERED)
  }

  async function sendFile(path: string, response: ServerResponse): Promise<void> {
    const file = await pages.file(path)
    if (file === undefined) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': file.mediaType }).end(file.body)
  }

  server.on('request', (request, response) => {
    response.setHeaders(new Headers(PAGE_HEADERS))
    void answer(request, response).catch(() => response.destroy())
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node no longer listens here: unheard, a peer that breaks off would end the process.
    socket.on('error', () => socket.destroy())
    const stranger = ((): 'host' | 'origin' | 'cookie' | undefined => {
      if (request.headers.host !== host) return 'host'
      if (request.headers.origin !== origin) return 'origin'
      return hasSession(request) && request.url === LINK_PATH ? undefined : 'cookie'
    })()
    if (stranger !== undefined) {
      parts.onStranger(stranger)
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n', () => socket.destroy())
      return
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      live?.close(4000, 'another screen took over')
      live = webSocket
      parts.onLink(linkOf(webSocket))
    })
  })

  return {
    port,
    origin,
    entrance: () => `${origin}/?nonce=${nonces.make()}`,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** Stands for what arrived and is no text frame, so that it costs the link like any other that cannot be read. */
const NO_FRAME = ''

function linkOf(socket: WebSocket): Link {
  let hear: (text: string) => void = () => undefined
  // A frame over the limit, or not UTF-8, is an error before it is a close; unheard it would end the process.
  socket.on('error', () => {
    hear(NO_FRAME)
    socket.terminate()
  })
  socket.on('message', (data, isBinary) => hear(isBinary ? NO_FRAME : (data as Buffer).toString('utf8')))
  return {
    send: (text) => {
      if (socket.readyState === socket.OPEN) socket.send(text)
    },
    onMessage: (listener) => {
      hear = listener
    },
    onClose: (listener) => socket.once('close', () => listener()),
    close: () => socket.close(1008),
  }
}
