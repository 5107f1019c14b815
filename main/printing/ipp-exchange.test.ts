import { Buffer } from 'node:buffer'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { createServer as createSocketServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { exchangeIpp, printerUri } from './ipp-exchange.ts'
import { encodeIpp, type IppMessage } from './ipp-message.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

const question: IppMessage = {
  version: { major: 1, minor: 1 },
  code: 0x000b,
  requestId: 5,
  groups: [{ tag: 1, attributes: [{ name: 'attributes-charset', values: [{ type: 'charset', value: 'utf-8' }] }] }],
}
const goodAnswer = encodeIpp({ ...question, code: 0 })

async function portOf(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  closers.push(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  const { promise, resolve } = Promise.withResolvers<undefined>()
  server.listen(0, '127.0.0.1', () => resolve(undefined))
  await promise
  return (server.address() as AddressInfo).port
}

async function serving(listener: RequestListener): Promise<{ url: string }> {
  return { url: `ipp://127.0.0.1:${await portOf(createServer(listener))}/ipp/print` }
}

/** A server that answers every request with these bytes as IPP. */
async function answering(bytes: Buffer): Promise<{ url: string }> {
  return await serving((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/ipp' }).end(bytes)
  })
}

describe('a whole exchange', () => {
  test('message and document arrive as they are, and the answer comes back', async () => {
    const received: { path: string | undefined; type: string | undefined; body: Buffer }[] = []
    const address = await serving((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        received.push({ path: request.url, type: request.headers['content-type'], body: Buffer.concat(chunks) })
        response.writeHead(200, { 'content-type': 'application/ipp' }).end(goodAnswer)
      })
    })
    const document = Buffer.alloc(300_000, 'PDF ')
    const outcome = await exchangeIpp(address, question, { timeoutMs: 5_000, document })
    expect(outcome).toEqual({ ok: true, value: { ...question, code: 0 } })
    expect(received).toEqual([
      { path: '/ipp/print', type: 'application/ipp', body: Buffer.concat([encodeIpp(question), document]) },
    ])
  })

  test('a refusal is told with its status', async () => {
    const address = await answering(encodeIpp({ ...question, code: 0x0506 }))
    expect(await exchangeIpp(address, question, { timeoutMs: 5_000 })).toEqual({
      ok: false,
      problem: 'refused',
      ippStatus: 0x0506,
      detail: 'IPP 0x0506',
    })
  })

  test('a printer that refuses in the middle of a long document is heard', async () => {
    const refusal = encodeIpp({ ...question, code: 0x040a })
    const head = `HTTP/1.1 200 OK\r\ncontent-type: application/ipp\r\ncontent-length: ${refusal.length}\r\n\r\n`
    const server = createSocketServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => {
        socket.write(head)
        socket.write(refusal)
        socket.pause()
      })
    })
    const address = { url: `ipp://127.0.0.1:${await portOf(server)}/` }
    const outcome = await exchangeIpp(address, question, { timeoutMs: 5_000, document: Buffer.alloc(8_000_000) })
    expect(outcome).toMatchObject({ problem: 'refused', ippStatus: 0x040a })
  })
})

describe('nothing was sent', () => {
  test('nobody listens', async () => {
    const port = await portOf(createServer())
    closers.pop()?.()
    const outcome = await exchangeIpp({ url: `ipp://127.0.0.1:${port}/` }, question, { timeoutMs: 5_000 })
    expect(outcome).toEqual({ ok: false, problem: 'unreachable', detail: 'ECONNREFUSED' })
  })

  test('the caller had given up before', async () => {
    const address = await answering(goodAnswer)
    const outcome = await exchangeIpp(address, question, { timeoutMs: 5_000, signal: AbortSignal.abort() })
    expect(outcome).toMatchObject({ problem: 'unreachable' })
  })

  test('an address that is none is our mistake', async () => {
    await expect(exchangeIpp({ url: 'file:///dev/lp0' }, question, { timeoutMs: 5_000 })).rejects.toThrow(TypeError)
  })
})

describe('sent, and no whole answer came', () => {
  test('the printer hangs up', async () => {
    const address = await serving((request) => request.socket.resetAndDestroy())
    expect(await exchangeIpp(address, question, { timeoutMs: 5_000 })).toMatchObject({ problem: 'answer-lost' })
  })

  test('the printer says nothing for too long', async () => {
    const address = await serving(() => undefined)
    expect(await exchangeIpp(address, question, { timeoutMs: 500 })).toEqual({
      ok: false,
      problem: 'answer-lost',
      detail: 'no answer within 500 ms',
    })
  })

  test('the printer stops in the middle of its answer', async () => {
    const address = await serving((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/ipp', 'content-length': goodAnswer.length })
      response.write(goodAnswer.subarray(0, 9))
    })
    expect(await exchangeIpp(address, question, { timeoutMs: 500 })).toMatchObject({ problem: 'answer-lost' })
  })

  test('the caller gives up while waiting', async () => {
    const giveUp = new AbortController()
    const address = await serving(() => giveUp.abort())
    const outcome = await exchangeIpp(address, question, { timeoutMs: 5_000, signal: giveUp.signal })
    expect(outcome).toMatchObject({ problem: 'answer-lost' })
  })
})

describe('an answer that makes no sense', () => {
  test.each([
    ['cut short', goodAnswer.subarray(0, goodAnswer.length - 1)],
    ['to another request', encodeIpp({ ...question, code: 0, requestId: 6 })],
    ['without end', Buffer.alloc(4 * 1024 * 1024 + 1)],
  ])('%s', async (_name, bytes) => {
    const address = await answering(bytes)
    expect(await exchangeIpp(address, question, { timeoutMs: 5_000 })).toMatchObject({ problem: 'answer-garbled' })
  })

  test.each([
    [200, 'answer-garbled'],
    [500, 'answer-garbled'],
    [302, 'refused'],
    [403, 'refused'],
    [413, 'refused'],
    [503, 'refused'],
  ])('a web page with HTTP %i counts as %s', async (status, problem) => {
    const address = await serving((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Printer</h1>')
    })
    expect(await exchangeIpp(address, question, { timeoutMs: 5_000 })).toMatchObject({ problem })
  })
})

describe('by TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-tls-'))
  beforeAll(() => {
    for (const name of ['printer', 'stranger']) {
      const files = ['-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.pem`)]
      const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
      execFileSync('openssl', ['req', ...kind, '-subj', `/CN=${name}`, ...files], { stdio: 'ignore' })
    }
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  async function securePrinter(): Promise<string> {
    const identity = { key: readFileSync(join(folder, 'printer.key')), cert: readFileSync(join(folder, 'printer.pem')) }
    const server = createSecureServer(identity, (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/ipp' }).end(goodAnswer)
    })
    return `ipps://127.0.0.1:${await portOf(server)}/ipp/print`
  }

  test("the printer's own certificate is enough, whatever name it bears", async () => {
    const certificatePem = readFileSync(join(folder, 'printer.pem'), 'utf8')
    const outcome = await exchangeIpp({ url: await securePrinter(), certificatePem }, question, { timeoutMs: 5_000 })
    expect(outcome.ok).toBe(true)
  })

  test.each([['another'], ['none']])('with %s certificate to expect, nothing is sent', async (which) => {
    const certificatePem = readFileSync(join(folder, 'stranger.pem'), 'utf8')
    const address = { url: await securePrinter(), ...(which === 'another' && { certificatePem }) }
    expect(await exchangeIpp(address, question, { timeoutMs: 5_000 })).toMatchObject({ problem: 'unreachable' })
  })
})

test.each([
  ['ipp://printer.example/ipp/print', 'ipp://printer.example:631/ipp/print'],
  ['ipps://printer.example', 'ipps://printer.example:631/'],
  ['http://127.0.0.1:631/printers/notices', 'ipp://127.0.0.1:631/printers/notices'],
  ['https://printer.example/ipp', 'ipps://printer.example:443/ipp'],
  ['ipp://[::1]:8631/ipp/print', 'ipp://[::1]:8631/ipp/print'],
])('%s is known to the printer as %s', (url, uri) => {
  expect(printerUri({ url })).toBe(uri)
})
