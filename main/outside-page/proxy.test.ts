import { once } from 'node:events'
import { createServer, request, type IncomingMessage } from 'node:http'
import { connect, createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { hostOf, startOutsideProxy, type OutsideProxy, type OutsideProxyParts } from './proxy.ts'

/** A proxy whose connections all end at one echo on loopback, and what it was asked to connect to. */
async function openProxy(names: Readonly<Record<string, readonly string[]>>, ownHosts: readonly string[] = []) {
  const echo = createTcpServer((socket) => {
    socket.on('error', () => undefined)
    socket.pipe(socket)
  }).listen(0, '127.0.0.1')
  await once(echo, 'listening')
  onTestFinished(() => void echo.close())
  const connected: string[] = []
  const looked: string[] = []
  const parts: OutsideProxyParts = {
    ownHosts: new Set(ownHosts),
    lookUp: (name) => {
      looked.push(name)
      return Promise.resolve(names[name] ?? [])
    },
    connect: (address, port) => {
      connected.push(`${address} ${port}`)
      return connect({ host: '127.0.0.1', port: (echo.address() as AddressInfo).port })
    },
  }
  const proxy = await startOutsideProxy(parts)
  onTestFinished(proxy.close)
  return { proxy, connected, looked, parts }
}

const authorization = ({ username, password }: OutsideProxy) =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`

/** Asks for a tunnel; resolves with the status, and the socket where there is one. */
async function tunnelTo(
  proxy: OutsideProxy,
  path: string,
  headers: Readonly<Record<string, string>> = { 'proxy-authorization': authorization(proxy) },
): Promise<{ readonly status: number | undefined; readonly socket: Socket }> {
  const asking = request({ host: '127.0.0.1', port: proxy.port, method: 'CONNECT', path, headers, agent: false })
  asking.end()
  const [answer, socket] = (await once(asking, 'connect')) as [IncomingMessage, Socket]
  onTestFinished(() => void socket.destroy())
  return { status: answer.statusCode, socket }
}

async function getBy(proxy: OutsideProxy, path: string, headers: Readonly<Record<string, string>> = {}) {
  const asking = request({
    host: '127.0.0.1',
    port: proxy.port,
    path,
    headers: { 'proxy-authorization': authorization(proxy), ...headers },
    agent: false,
  })
  asking.end()
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  let body = ''
  for await (const chunk of answer) body += String(chunk)
  return { status: answer.statusCode, headers: answer.headers, body }
}

it('tunnels to the address that it found, and carries bytes both ways', async () => {
  const { proxy, connected } = await openProxy({ 'bank.example': ['93.184.215.14'] })
  const { status, socket } = await tunnelTo(proxy, 'bank.example:443')
  expect(status).toBe(200)
  expect(connected).toEqual(['93.184.215.14 443'])
  socket.write('hello')
  expect(String(await once(socket, 'data'))).toBe('hello')
})

it('refuses a name that leads to an address inside', async () => {
  const inside = ['127.0.0.1', '10.0.0.5', '192.168.1.1', '169.254.169.254', '::1', 'fd00::1', '::ffff:127.0.0.1']
  const names = Object.fromEntries(inside.map((address, index) => [`inside-${index}.example`, [address]]))
  const { proxy, connected } = await openProxy(names)
  for (const name of Object.keys(names)) expect((await tunnelTo(proxy, `${name}:443`)).status).toBe(403)
  expect(connected).toEqual([])
})

it.each(['127.0.0.1', '[::1]', '[::ffff:7f00:1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '10.0.0.1', '0.0.0.0'])(
  'refuses %s said outright',
  async (host) => {
    const { proxy, connected, looked } = await openProxy({})
    expect((await tunnelTo(proxy, `${host}:443`)).status).toBe(403)
    expect([...connected, ...looked]).toEqual([])
  },
)

it.each(['2130706433', '0x7f.1', '0177.0.0.1', '127.1', 'localhost', 'localhost.', 'kiosk.localhost'])(
  'asks what %s is, and goes by the answer',
  async (host) => {
    const { proxy, connected, looked } = await openProxy({ [host]: ['127.0.0.1'] })
    expect((await tunnelTo(proxy, `${host}:443`)).status).toBe(403)
    expect(looked).toEqual([host])
    expect(connected).toEqual([])
  },
)

it('looks a name up once, so that it cannot be bound anew between check and connection', async () => {
  const { parts } = await openProxy({})
  const answers = [['93.184.215.14'], ['127.0.0.1']]
  const connected: string[] = []
  const proxy = await startOutsideProxy({
    ...parts,
    lookUp: () => Promise.resolve(answers.shift() ?? []),
    connect: (address, port) => {
      connected.push(address)
      return parts.connect(address, port)
    },
  })
  onTestFinished(proxy.close)
  expect((await tunnelTo(proxy, 'rebound.example:443')).status).toBe(200)
  expect(connected).toEqual(['93.184.215.14'])
  expect((await tunnelTo(proxy, 'rebound.example:443')).status).toBe(403)
})

it('leaves out what is inside of a name with many addresses, and goes on to the next when one does not answer', async () => {
  const { parts, connected } = await openProxy({ 'both.example': ['10.0.0.1', '93.184.215.14', '93.184.215.15'] })
  const proxy = await startOutsideProxy({
    ...parts,
    connect: (address, port) => {
      const socket = parts.connect(address, port)
      if (address.endsWith('14')) socket.destroy()
      return socket
    },
  })
  onTestFinished(proxy.close)
  expect((await tunnelTo(proxy, 'both.example:443')).status).toBe(200)
  expect(connected).toEqual(['93.184.215.14 443', '93.184.215.15 443'])
})

it.each([
  'bank.example:80',
  'bank.example:8443',
  'bank.example:0',
  'bank.example:99999',
  'bank.example',
  ':443',
  '@bank.example:443',
  'bank.example:443:443',
  '/',
])('opens no tunnel to %s', async (path) => {
  const { proxy, connected } = await openProxy({ 'bank.example': ['93.184.215.14'], '': ['93.184.215.14'] })
  expect((await tunnelTo(proxy, path)).status).toBe(403)
  expect(connected).toEqual([])
})

it('lets a visit reach its own hosts wherever they are, on their own port only', async () => {
  const { proxy, connected } = await openProxy({ 'centre.town': ['10.1.2.3'] }, ['centre.town:8443'])
  expect((await tunnelTo(proxy, 'centre.town:8443')).status).toBe(200)
  expect((await tunnelTo(proxy, 'centre.town:443')).status).toBe(403)
  expect(connected).toEqual(['10.1.2.3 8443'])
})

it('lets out nobody without its credential', async () => {
  const { proxy, looked } = await openProxy({ 'bank.example': ['93.184.215.14'] })
  expect((await tunnelTo(proxy, 'bank.example:443', {})).status).toBe(407)
  const guess = { 'proxy-authorization': `Basic ${Buffer.from('outside:outside').toString('base64')}` }
  expect((await tunnelTo(proxy, 'bank.example:443', guess)).status).toBe(407)
  expect(await getBy(proxy, 'http://127.0.0.1:1/', guess)).toMatchObject({
    status: 407,
    headers: { 'proxy-authenticate': 'Basic realm="outside"' },
  })
  expect(looked).toEqual([])
})

it('forwards plain requests to own hosts on loopback, without what is between browser and proxy', async () => {
  const heard: IncomingMessage[] = []
  const server = createServer((asked, response) => {
    heard.push(asked)
    response.writeHead(201, { 'x-page': 'yes' }).end('body')
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const proxy = await startOutsideProxy({
    ownHosts: new Set([`127.0.0.1:${port}`, `inside.town:${port}`]),
    lookUp: () => Promise.resolve(['10.0.0.1']),
    connect: (address, at) => connect({ host: address, port: at }),
  })
  onTestFinished(proxy.close)
  const answer = await getBy(proxy, `http://127.0.0.1:${port}/a?b=c`, { cookie: 'own=1', host: 'elsewhere' })
  expect(answer).toMatchObject({ status: 201, body: 'body', headers: { 'x-page': 'yes' } })
  expect(heard[0]?.url).toBe('/a?b=c')
  expect(heard[0]?.headers).toMatchObject({ cookie: 'own=1', host: `127.0.0.1:${port}` })
  expect(heard[0]?.headers['proxy-authorization']).toBeUndefined()
  for (const path of [
    `http://localhost:${port}/`,
    `http://127.0.0.1:${proxy.port}/`,
    `http://inside.town:${port}/`,
    'http://93.184.215.14/',
    'https://127.0.0.1/',
    'ftp://127.0.0.1/',
    '/',
  ]) {
    expect((await getBy(proxy, path)).status, path).toBe(403)
  }
  expect(heard).toHaveLength(1)
})

it('ends every connection with itself', async () => {
  const { proxy } = await openProxy({ 'bank.example': ['93.184.215.14'] })
  const { socket } = await tunnelTo(proxy, 'bank.example:443')
  const closed = once(socket, 'close')
  await Promise.all([proxy.close(), closed])
  await expect(tunnelTo(proxy, 'bank.example:443')).rejects.toThrow('ECONNREFUSED')
})

it('names a host with its port', () => {
  expect(
    ['https://a.b/c', 'http://a.b/', 'https://A.b:8443', 'http://[::1]:80/'].map((url) => hostOf(new URL(url))),
  ).toEqual(['a.b:443', 'a.b:80', 'a.b:8443', '[::1]:80'])
})
