import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Link } from '../../main/contract/frame.ts'
import { crestOfPng } from '../../main/domain/crest.ts'
import { CONTENT_POLICY } from '../../main/transport/page-files.ts'
import { askServer, enter, openPageServer, openSocket, type TestPageServer } from '../fixtures/page-server.ts'

/** The door of the Node shell (architecture D14): who is let in to the pages and to the socket, and who is not. */
describe.each([
  ['of a deployment', false],
  ['of a sandbox', true],
])('the page server %s', (_whose, opensToAnyBrowser) => {
  let server: TestPageServer
  let links: Link[]
  beforeEach(async () => {
    links = []
    server = await openPageServer({ opensToAnyBrowser, onLink: (link) => links.push(link) })
  })
  afterEach(() => server.close())
  const at = (path: string, headers?: Readonly<Record<string, string>>, method?: string) =>
    askServer(server, path, headers, method)
  const entrancePath = () => server.entrance().slice(server.origin.length)

  describe('the nonce', () => {
    test('lets in once, and is dead after', async () => {
      const path = entrancePath()
      expect(await at(path)).toMatchObject({ status: 200, headers: { 'set-cookie': [expect.any(String)] } })
      const again = await at(path)
      expect(again.status).toBe(403)
      expect(again.headers['set-cookie']).toBeUndefined()
      expect(server.strangers).toEqual(['nonce'])
    })

    test('that is wrong does not let in', async () => {
      const right = entrancePath()
      for (const wrong of ['', 'x', right.slice('/?nonce='.length, -1), 'A'.repeat(43), '__proto__']) {
        const answer = await at(`/?nonce=${wrong}`)
        expect(answer.status, wrong).toBe(403)
        expect(answer.headers['set-cookie'], wrong).toBeUndefined()
      }
      expect(server.strangers).toEqual(Array(5).fill('nonce'))
      expect((await at(right)).status).toBe(200)
    })

    test('is taken on the first page only', async () => {
      const nonce = entrancePath().slice(1)
      expect((await at(`/index.html${nonce}`)).status).toBe(403)
      expect((await at(`/app.js${nonce}`)).status).toBe(403)
    })

    test('is no cookie', async () => {
      const nonce = entrancePath().slice('/?nonce='.length)
      expect((await at('/index.html', { cookie: `sportello-${server.port}=${nonce}` })).status).toBe(403)
    })

    test('that nobody used goes when many newer ones are made', async () => {
      const first = entrancePath()
      const newer = Array.from({ length: 32 }, entrancePath)
      expect((await at(first)).status).toBe(403)
      expect((await at(newer[0] ?? '')).status).toBe(200)
    })
  })

  describe('the cookie', () => {
    test('is out of reach for scripts and other sites, and for this server’s port only', async () => {
      const { headers } = await at(entrancePath())
      expect(headers['set-cookie']).toEqual([
        expect.stringMatching(new RegExp(`^sportello-${server.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`)),
      ])
    })

    test('opens the pages, and without it nothing does', async () => {
      const cookie = await enter(server)
      expect(await at('/', { cookie })).toMatchObject({
        status: 200,
        body: expect.stringContaining('<h1>Sportello</h1>') as unknown,
      })
      for (const path of ['/index.html', '/app.js', '/crest', '/no-such']) {
        expect((await at(path)).status, path).toBe(403)
        expect((await at(path, { cookie: `sportello-${server.port}=wrong` })).status, path).toBe(403)
        expect((await at(path, { cookie: cookie.replace('sportello', 'xsportello') })).status, path).toBe(403)
      }
      expect(server.strangers).toEqual(Array(12).fill('cookie'))
    })

    test('of another kiosk on this machine neither opens this one nor is overwritten by it', async () => {
      const other = await openPageServer()
      const theirs = await enter(other)
      const ours = await enter(server)
      await other.close()
      expect((await at('/index.html', { cookie: theirs })).status).toBe(403)
      expect((await at('/index.html', { cookie: `${theirs}; ${ours}` })).status).toBe(200)
    })

    test('of the oldest of many sessions goes', async () => {
      const first = await enter(server)
      for (let session = 0; session < 32; session++) await enter(server)
      expect((await at('/index.html', { cookie: first })).status).toBe(403)
    })
  })

  test('entering needs no second redirect, which a browser that comes from elsewhere would follow for ever', async () => {
    const answer = await at(entrancePath())
    expect(answer.status).toBe(200)
    expect(answer.body).toContain('<meta http-equiv="refresh" content="0;url=/">')
    expect(answer.body).not.toContain('script')
  })

  test('entering leads on at once where the browser itself came, and the cookie goes along', async () => {
    const entered = await at(entrancePath(), { 'sec-fetch-site': 'none' })
    expect(entered).toMatchObject({ status: 303, headers: { location: '/' }, body: '' })
    const cookie = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    expect(await at('/', { cookie })).toMatchObject({ status: 200 })
  })

  test.each(['same-origin', 'same-site', 'cross-site', 'None', 'none, cross-site'])(
    'entering from %s is by a page',
    async (site) => {
      expect(await at(entrancePath(), { 'sec-fetch-site': site })).toMatchObject({ status: 200 })
    },
  )

  describe('the host', () => {
    const others = ['localhost', 'evil.example', '127.0.0.1', '[::1]', '0.0.0.0']
    test.each(others)('"%s" is a name that was bound to this address, and gets nothing', async (name) => {
      const cookie = await enter(server)
      const host = name === '127.0.0.1' ? name : `${name}:${server.port}`
      for (const path of ['/', '/index.html', entrancePath()]) {
        const answer = await at(path, { host, cookie })
        expect([400, 421], path).toContain(answer.status)
        expect(answer.body).not.toContain('Sportello')
        expect(answer.headers['set-cookie']).toBeUndefined()
      }
      expect((await at('/index.html', { cookie })).status).toBe(200)
    })

    test('in the request line does not help a wrong one in the header', async () => {
      const cookie = await enter(server)
      const answer = await at(`http://127.0.0.1:${server.port}/index.html`, { host: 'evil.example', cookie })
      expect(answer.status).toBe(421)
      expect(server.strangers).toEqual(['host'])
    })
  })

  test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE'])('%s is not taken', async (method) => {
    const cookie = await enter(server)
    expect((await at('/index.html', { cookie }, method)).status).toBe(405)
    const nonce = entrancePath()
    expect((await at(nonce, {}, method)).headers['set-cookie']).toBeUndefined()
    expect((await at(nonce)).status).toBe(200)
  })

  test.each([
    '/../secret.js',
    '/..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/%2e%2e%2fsecret.js',
    '/..%5csecret.js',
    '/..\\secret.js',
    '/%252e%252e/app.js',
    '/app.js%00.html',
    '/index.html%00',
    '//etc/passwd',
    '/etc/passwd',
    '/proc/self/environ',
    'http://evil.example/../../etc/passwd',
    '/app.js/../../secret.js',
    '/assets/../../secret.js',
    '/.hidden.js',
    '/notes.txt',
    '/app.js/',
    '/%',
    '/constructor',
    '/__proto__.js',
  ])('%s leads nowhere', async (path) => {
    const cookie = await enter(server)
    const answer = await at(path, { cookie })
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 404, body: '' })
  })

  test('the icon that browsers ask for by themselves is answered with nothing, to those who are in', async () => {
    expect(await at('/favicon.ico', { cookie: await enter(server) })).toMatchObject({ status: 204, body: '' })
    expect((await at('/favicon.ico')).status).toBe(403)
  })

  test('a request line that is no address is refused, and the server lives on', async () => {
    const cookie = await enter(server)
    expect((await at('http://[', { cookie })).status).toBe(400)
    expect((await at('/index.html', { cookie })).status).toBe(200)
  })

  test('every answer carries the content policy and its companions', async () => {
    const cookie = await enter(server)
    const answers = {
      page: await at('/', { cookie }),
      script: await at('/app.js', { cookie }),
      entering: await at(entrancePath()),
      missing: await at('/no-such', { cookie }),
      stranger: await at('/index.html'),
      arriving: await at('/'),
      'dead nonce': await at('/?nonce=dead'),
      'other host': await at('/', { host: 'evil.example' }),
      'other method': await at('/', { cookie }, 'POST'),
    }
    for (const [what, { headers }] of Object.entries(answers)) {
      expect(headers, what).toMatchObject({
        'content-security-policy': CONTENT_POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      })
      expect(headers['access-control-allow-origin'], what).toBeUndefined()
    }
    expect(answers.page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answers.script.headers['content-type']).toBe('text/javascript; charset=utf-8')
  })

  describe('the socket', () => {
    const refused = async (headers: Readonly<Record<string, string>>, why: string, path?: string) => {
      await expect(openSocket(server, headers, path)).rejects.toThrow('did not open')
      expect(server.strangers).toEqual([why])
      expect(links).toEqual([])
    }

    test('opens to the page', async () => {
      await openSocket(server, { cookie: await enter(server), origin: server.origin })
      expect(links).toHaveLength(1)
      expect(server.strangers).toEqual([])
    })

    test('stays shut without a cookie', () => refused({ origin: server.origin }, 'cookie'))

    test('stays shut with a wrong cookie', () =>
      refused({ origin: server.origin, cookie: `sportello-${server.port}=wrong` }, 'cookie'))

    test('stays shut at another path', async () =>
      refused({ cookie: await enter(server), origin: server.origin }, 'cookie', '/'))

    test.each([
      ['a foreign origin', () => 'https://evil.example'],
      ['the origin null', () => 'null'],
      ['an empty origin', () => ''],
      ['our origin by another name', () => `http://localhost:${server.port}`],
      ['our origin by another scheme', () => `https://127.0.0.1:${server.port}`],
      ['another port of ours', () => `http://127.0.0.1:${server.port + 1}`],
      ['an origin that begins like ours', () => `${server.origin}.evil.example`],
      ['two origins', () => `${server.origin}, https://evil.example`],
    ])('stays shut to %s, though it has the cookie', async (_what, origin) => {
      await refused({ cookie: await enter(server), origin: origin() }, 'origin')
    })

    test('stays shut without an origin, though it has the cookie', async () => {
      await refused({ cookie: await enter(server) }, 'origin')
    })

    test('stays shut to another host, though all else is right', async () => {
      const cookie = await enter(server)
      const answer = await upgradeByHand({ Host: 'evil.example', Origin: server.origin, Cookie: cookie })
      expect(answer).toMatch(/^HTTP\/1\.1 403 /)
      expect(server.strangers).toEqual(['host'])
      const right = await upgradeByHand({ Host: `127.0.0.1:${server.port}`, Origin: server.origin, Cookie: cookie })
      expect(right).toMatch(/^HTTP\/1\.1 101 /)
    })

    test('a refused peer that breaks off does not end the kiosk', async ({ onTestFinished }) => {
      const uncaught: unknown[] = []
      const note = (error: unknown) => void uncaught.push(error)
      process.on('uncaughtException', note)
      onTestFinished(() => void process.off('uncaughtException', note))
      const early = connect(server.port, '127.0.0.1')
      await once(early, 'connect')
      early.write(upgradeText({ Host: 'evil.example' }))
      early.resetAndDestroy()
      const late = connect(server.port, '127.0.0.1')
      late.write(upgradeText({ Host: 'evil.example' }))
      await once(late, 'data')
      late.resetAndDestroy()
      expect((await at('/index.html')).status).toBe(403)
      expect(server.strangers).toEqual(['host', 'host', 'cookie'])
      expect(uncaught).toEqual([])
    })

    test('peers that stay, refused or silent, do not hold up the end of the server', async ({ onTestFinished }) => {
      const own = await openPageServer()
      const refused = connect({ port: own.port, host: '127.0.0.1', allowHalfOpen: true })
      const silent = connect(own.port, '127.0.0.1')
      onTestFinished(() => [refused, silent].forEach((socket) => socket.destroy()))
      refused.resume()
      refused.write(upgradeText({ Host: 'evil.example' }))
      await Promise.all([once(refused, 'end'), once(silent, 'connect')])
      await openSocket(own, { cookie: await enter(own), origin: own.origin })
      await own.close()
      await expect(askServer(own, '/')).rejects.toThrow('ECONNREFUSED')
    })

    function upgradeText(headers: Readonly<Record<string, string>>): string {
      const usual = {
        Upgrade: 'websocket',
        Connection: 'Upgrade',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': `${'A'.repeat(22)}==`,
      }
      const lines = Object.entries({ ...headers, ...usual }).map(([name, value]) => `${name}: ${value}`)
      return ['GET /link HTTP/1.1', ...lines, '', ''].join('\r\n')
    }

    async function upgradeByHand(headers: Readonly<Record<string, string>>): Promise<string> {
      const socket = connect(server.port, '127.0.0.1')
      socket.write(upgradeText(headers))
      const [data] = (await once(socket, 'data')) as [Buffer]
      socket.destroy()
      return data.toString()
    }
  })

  test('listens on loopback only, by what the system says of the socket', async () => {
    const port = server.port.toString(16).toUpperCase().padStart(4, '0')
    const listening = ['/proc/net/tcp', '/proc/net/tcp6']
      .flatMap((file) => readFileSync(file, 'utf8').split('\n').slice(1))
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local, , state]) => state === '0A' && local?.endsWith(`:${port}`))
      .map(([, local]) => local)
    expect(listening).toEqual([`0100007F:${port}`])
    const others = Object.values(networkInterfaces()).flatMap((all) => all?.map(({ address }) => address) ?? [])
    for (const host of new Set([...others, '127.0.0.2', '::1'])) {
      if (host === '127.0.0.1') continue
      const socket = connect({ host, port: server.port })
      const outcome = await Promise.race([
        once(socket, 'connect').then(() => 'connected'),
        once(socket, 'error').then(() => 'refused'),
      ]).catch(() => 'refused')
      socket.destroy()
      expect(outcome, host).toBe('refused')
    }
  })
})

describe('opening the kiosk in any browser', () => {
  test('a sandbox mints a fresh nonce at each opening', async ({ onTestFinished }) => {
    const server = await openPageServer({ opensToAnyBrowser: true })
    onTestFinished(server.close)
    const openings = [await askServer(server, '/'), await askServer(server, '/')]
    const addresses = openings.map(({ headers }) => headers.location ?? '')
    expect(openings.map(({ status }) => status)).toEqual([302, 302])
    for (const address of addresses) expect(address).toMatch(/^\/\?nonce=[\w-]{43}$/)
    expect(new Set(addresses).size).toBe(2)
    const cookies = await Promise.all(addresses.map((address) => enter(server, `${server.origin}${address}`)))
    expect(new Set(cookies).size).toBe(2)
    for (const cookie of cookies) expect((await askServer(server, '/', { cookie })).status).toBe(200)
  })

  test('a deployment never does', async ({ onTestFinished }) => {
    const server = await openPageServer({ opensToAnyBrowser: false })
    onTestFinished(server.close)
    for (const path of ['/', '/?', '/./', '/index.html', '/#', '/?nonce']) {
      const answer = await askServer(server, path)
      expect(answer.status, path).toBe(403)
      expect(answer.headers.location, path).toBeUndefined()
      expect(answer.headers['set-cookie'], path).toBeUndefined()
    }
  })
})

test('the crest is served as an image of ours, under the same policy', async ({ onTestFinished }) => {
  const server = await openPageServer({
    crest: () => '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  })
  onTestFinished(server.close)
  const crest = await askServer(server, '/crest', { cookie: await enter(server) })
  expect(crest).toMatchObject({
    status: 200,
    headers: { 'content-type': 'image/svg+xml', 'content-security-policy': CONTENT_POLICY },
  })
  const picture = await openPageServer({ crest: () => crestOfPng('iVBORw==') })
  onTestFinished(picture.close)
  expect(await askServer(picture, '/crest', { cookie: await enter(picture) })).toMatchObject({
    status: 200,
    body: expect.stringMatching(/^.PNG$/) as unknown,
    headers: { 'content-type': 'image/png', 'content-security-policy': CONTENT_POLICY },
  })
  expect(CONTENT_POLICY).toContain("img-src 'self';")
  expect(CONTENT_POLICY).toContain("script-src 'self'")
  expect(CONTENT_POLICY).not.toContain('unsafe')
})
