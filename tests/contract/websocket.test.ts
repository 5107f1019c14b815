import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { Link } from '../../main/contract/frame.ts'
import { socketLink } from '../../renderer/app/link.ts'
import { enter, openPageServer, openSocket, type TestPageServer } from '../fixtures/page-server.ts'
import { describeConformance } from './conformance.ts'
import { callText, createPage } from './page.ts'
import { createTestKiosk } from './test-kiosk.ts'

describeConformance('WebSocket', async (serve) => {
  const server = await openPageServer({ onLink: serve })
  const headers = { cookie: await enter(server), origin: server.origin }
  let newest: WebSocket | undefined
  return {
    open: async () => {
      newest = await openSocket(server, headers)
      return socketLink(newest)
    },
    sendBytes: (bytes) => newest?.send(bytes),
    oldPageLivesOn: true,
    close: server.close,
  }
})

const servers: TestPageServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

const openServer = async (onLink: (link: Link) => void) => {
  const server = await openPageServer({ onLink })
  servers.push(server)
  return { server, headers: { cookie: await enter(server), origin: server.origin } }
}

test('a page is told by the close code that another one took over', async () => {
  const { server, headers } = await openServer(createTestKiosk().serve)
  const old = await openSocket(server, headers)
  const closed = new Promise<number>((resolve) => {
    old.onclose = ({ code }) => resolve(code)
  })
  await openSocket(server, headers)
  expect(await closed).toBe(4000)
})

test('a page that was told to close and does not is no longer heard', async () => {
  const kiosk = createTestKiosk()
  const { server, headers } = await openServer(kiosk.serve)
  const stubborn = await stubbornSocket(server, headers)
  stubborn.send(callText({ id: 1, body: { text: 'before' } }))
  expect(await stubborn.nextMessage()).toContain('before')
  const page = createPage(socketLink(await openSocket(server, headers)))
  stubborn.send(callText({ id: 2, body: { text: 'after' } }))
  await stubborn.closing
  stubborn.send(callText({ id: 3, body: { text: 'long after' } }))
  await stubborn.giveIn()
  await page.call('echo.ask', { text: 'new page' })
  expect(kiosk.ran.map(({ input }) => (input as { text: string }).text)).toEqual(['before', 'new page'])
})

/** A WebSocket made by hand that does not answer the server's close, as a page would that has been taken over. */
async function stubbornSocket(server: TestPageServer, headers: { readonly cookie: string; readonly origin: string }) {
  const socket = connect(server.port, '127.0.0.1')
  const lines = [
    'GET /link HTTP/1.1',
    `Host: 127.0.0.1:${server.port}`,
    `Cookie: ${headers.cookie}`,
    `Origin: ${headers.origin}`,
  ]
  const upgrade = [
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${'A'.repeat(22)}==`,
  ]
  socket.write([...lines, ...upgrade, '', ''].join('\r\n'))
  const [head] = (await once(socket, 'data')) as [Buffer]
  expect(head.toString()).toMatch(/^HTTP\/1\.1 101 /)
  const messages: ((text: string) => void)[] = []
  const closing = Promise.withResolvers<undefined>()
  socket.on('data', (data: Buffer) => {
    const opcode = (data[0] ?? 0) & 0x0f
    if (opcode === 1) messages.shift()?.(data.toString())
    if (opcode === 8) closing.resolve(undefined)
  })
  return {
    closing: closing.promise,
    nextMessage: () => new Promise<string>((resolve) => messages.push(resolve)),
    /** Sends one short text frame under the mask 0. */
    send: (text: string) => {
      const payload = Buffer.from(text)
      expect(payload.length).toBeLessThan(126)
      socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]))
    },
    /** Answers the close at last; when the server hangs up, it has read all that was sent before. */
    giveIn: async () => {
      socket.write(Buffer.from([0x88, 0x80, 0, 0, 0, 0]))
      await once(socket, 'close')
    },
  }
}
