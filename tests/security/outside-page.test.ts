import { spawnSync } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer as createTlsServer } from 'node:https'
import { connect, createServer as createTcpServer, type AddressInfo } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { removeLeftProfiles } from '../../main/shell/profiles.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { demandingPage, reachingPage, wanderingPage } from '../fixtures/hostile-pages.ts'
import { canShowOutside, NO_OUTSIDE, outsideStage, reportingPage, SLOW_MS, WAIT } from '../fixtures/outside-stage.ts'
import { outsideProfiles } from '../fixtures/outside-visit.ts'

describeWhere(canShowOutside, NO_OUTSIDE, 'a hostile page outside', () => {
  const { visitOf, windows, shown, strip, tap, photograph } = outsideStage()

  it('reaches nothing inside, by no name and by no way', { timeout: SLOW_MS }, async () => {
    const touched: string[] = []
    const inside = createTcpServer((socket) => {
      touched.push('tcp')
      socket.destroy()
    }).listen(0, '127.0.0.1')
    const insideUdp = createSocket('udp4', () => touched.push('udp')).bind(0, '127.0.0.1')
    onTestFinished(() => void inside.close())
    onTestFinished(() => void insideUdp.close())
    await Promise.all([once(inside, 'listening'), once(insideUdp, 'listening')])
    const { port } = inside.address() as AddressInfo
    const connected = new Set<string>()
    const looked = new Set<string>()
    const { site, hear } = await visitOf(
      {
        '/': reachingPage(port, insideUdp.address().port),
      },
      {
        lookUp: (name) => {
          looked.add(name)
          return Promise.resolve(name === 'lan.example' ? ['192.168.1.1'] : ['127.0.0.1'])
        },
        connect: (address, to) => {
          connected.add(`${address}:${to}`)
          return connect({ host: address, port: to })
        },
      },
    )
    await hear('tried=22')
    expect(touched).toEqual([])
    expect([...connected]).toEqual([`127.0.0.1:${site.port}`])
    // Nor does Chromium itself call anybody.
    expect([...looked].filter((name) => !name.endsWith('.example'))).toEqual([])
  })

  it(
    'opens no window, dialogue, download, chooser or print, asks nothing, and keeps to its strip',
    { timeout: SLOW_MS },
    async () => {
      const { site, visit, hear, touch, said } = await visitOf({
        '/': demandingPage,
        '/denied': (_, response) => void response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end(),
        '/file': (_, response) => {
          response.writeHead(200, { 'content-disposition': 'attachment; filename=x.bin' }).end('x')
        },
      })
      await hear('ready=yes')
      await touch('confirm=')
      await hear('all=done')
      photograph('everything-refused')
      expect(said()).toEqual(
        expect.arrayContaining([
          'confirm=false',
          'prompt=null',
          'open=null',
          'denied=401',
          'pointer=no NotSupportedError',
          'location=no Error',
          'notify=no Error',
          'clipboard=no NotAllowedError',
          'apis=',
          expect.stringMatching(/^camera=no /),
        ]),
      )
      expect(site.asked.filter((line) => line.includes('popup'))).toEqual([])
      expect(windows()).toHaveLength(1)
      expect(shown()).toMatchObject({ left: 0, width: 1080, ...strip(true) })
      const [profile = ''] = outsideProfiles()
      const files = spawnSync('find', [join(tmpdir(), profile), '-name', 'x.bin*'], { encoding: 'utf8' }).stdout
      expect(files).toBe('')
      expect(existsSync(join(homedir(), 'Downloads', 'x.bin'))).toBe(false)
      expect(visit.ends).toEqual([])
    },
  )

  it('goes to no other scheme, also by a redirect', { timeout: SLOW_MS }, async () => {
    const schemes = [
      'http://bank.example/',
      'file:///etc/passwd',
      'chrome://version/',
      'data:text/html,x',
      'mailto:a@b.example',
      'bank:pay',
      'view-source:https://bank.example/',
    ]
    const { site, visit, hear, said } = await visitOf({
      '/': wanderingPage(schemes),
      '/redirect': (_, response) => {
        response.writeHead(302, { location: 'http://bank.example/' }).end()
      },
    })
    await hear('here=')
    expect(said()).toEqual(expect.arrayContaining(['file=no TypeError', 'chrome=no TypeError', 'script=own']))
    await expect.poll(() => site.asked, WAIT).toContain('GET /redirect')
    await expect.poll(() => windows()[0]?.title, WAIT).not.toBe('Bank')
    photograph('redirect-off-https')
    expect(new Set(visit.hosts).size).toBe(1)
    expect(windows()).toHaveLength(1)
    expect(visit.ends).toEqual([])
  })

  it('trusts no certificate that nobody vouches for, and lets nobody say otherwise', { timeout: SLOW_MS }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sportello-certificate-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
    spawnSync('openssl', [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      ...subject,
    ])
    const heard: string[] = []
    const secure = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
      heard.push(request.url ?? '')
      response.end()
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void secure.close())
    await once(secure, 'listening')
    const address = `https://localhost:${(secure.address() as AddressInfo).port}/`
    const first = await visitOf({}, { address })
    await expect.poll(() => first.visit.ends, WAIT).toEqual(['failed'])
    const { visit } = await visitOf(
      { '/': reportingPage(`setTimeout(() => { location.href = '${address}' }, 500)`) },
      { sandboxHosts: [new URL(address).host] },
    )
    await expect.poll(() => windows()[0]?.title, WAIT).not.toBe('Bank')
    // What Chromium lets its developers type to go on all the same.
    for (const letter of 'thisisunsafe') await visit.press(letter)
    tap(strip(true).top + 300)
    photograph('bad-certificate')
    expect(heard).toEqual([])
    expect(visit.ends).toEqual([])
  })

  it('sweeps the profiles of kiosks that were killed, and of no others', () => {
    const { pid } = spawnSync('true')
    const left = mkdtempSync(join(tmpdir(), `sportello-outside-${pid}-`))
    const alive = mkdtempSync(join(tmpdir(), `sportello-outside-${process.ppid}-`))
    onTestFinished(() => rmSync(alive, { recursive: true }))
    mkdirSync(join(left, 'Default'))
    removeLeftProfiles()
    expect([existsSync(left), existsSync(alive)]).toEqual([false, true])
  })
})
