import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BadConfig, type KioskFile } from '../../main/config.ts'
import { keptKey } from '../../main/shell/electron/kept-key.ts'
import { chromiumShell } from '../../main/shell/chromium/chromium.ts'
import { startElectronKiosk } from '../../main/start-electron.ts'
import { FONTS } from '../../build/renderer.ts'
import { createScript } from '../contract/electron-fake.ts'
import { expectCalls, firstWindow, HANG_UP, preparing, SHELL, SHELL_ENDS } from './calls.ts'
import { fakeElectron, type FakeMachine } from './fake.ts'
import { PRELOAD } from './stage.ts'

let folder: string
let data: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-electron-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  data = mkdtempSync(join(folder, 'data-'))
})

describe('D26: the database key that Electron keeps', () => {
  const ring = (machine: FakeMachine = {}) => {
    const script = createScript()
    for (const call of ['getSelectedStorageBackend', 'isAsyncEncryptionAvailable'] as const)
      script.allowCalls(`safeStorage.${call}`)
    script.allowCalls('safeStorage.encryptStringAsync', expect.any(String))
    script.allowCalls('safeStorage.decryptStringAsync', expect.any(Buffer))
    return fakeElectron(script, machine).electron.safeStorage
  }
  const file = () => join(data, 'database.key')

  test('is made once, is the same ever after, and lies encrypted in a file of its owner alone', async () => {
    const made = await keptKey(ring(), data)
    expect(made).toHaveLength(32)
    expect(Buffer.from(await keptKey(ring(), data))).toEqual(Buffer.from(made))
    expect(readFileSync(file(), 'utf8')).not.toContain(Buffer.from(made).toString('hex'))
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(readdirSync(data)).toEqual(['database.key'])
  })

  test('is another one for another kiosk', async () => {
    const one = await keptKey(ring(), join(data, 'one'))
    expect(Buffer.from(await keptKey(ring(), join(data, 'two')))).not.toEqual(Buffer.from(one))
  })

  test.each(['basic_text', 'unknown'] as const)('is refused where there is no key ring: %s', async (keyRing) => {
    await expect(keptKey(ring({ keyRing }), data)).rejects.toThrow(BadConfig)
    await expect(keptKey(ring({ keyRing }), data)).rejects.toThrow('no key ring')
    expect(readdirSync(data)).toEqual([])
  })

  test('is not kept by a password that everybody knows where the key ring does not answer, and waits for it', async () => {
    await expect(keptKey(ring({ isKeyRingSilent: true }), data)).rejects.toThrow('does not answer')
    expect(readdirSync(data)).toEqual([])
    const made = await keptKey(ring(), data)
    const silent = keptKey(ring({ isKeyRingSilent: true }), data)
    await expect(silent).rejects.toThrow('does not answer')
    // The next start asks again: only after a wrong configuration there is none.
    await expect(silent).rejects.not.toThrow(BadConfig)
    expect(Buffer.from(await keptKey(ring(), data))).toEqual(Buffer.from(made))
    writeFileSync(file(), `v10${'0'.repeat(64)}`)
    await expect(keptKey(ring(), data)).rejects.toThrow('without a key ring')
  })

  test('is never made anew beside a database that it would not open', async () => {
    writeFileSync(join(data, 'kiosk.db'), '')
    await expect(keptKey(ring(), data)).rejects.toThrow('opens by no other key')
    expect(existsSync(file())).toBe(false)
  })

  test('that cannot be read, or is none, is told and left as it is', async () => {
    for (const [content, why] of [
      ['written by another key ring', 'cannot be read'],
      [`encrypted ${'ab'.repeat(16)}`, 'holds no database key'],
    ] as const) {
      writeFileSync(file(), content)
      await expect(keptKey(ring(), data)).rejects.toThrow(why)
      expect(readFileSync(file(), 'utf8')).toBe(content)
    }
  })
})

describe('the kiosk in Electron', () => {
  const config = (): KioskFile => ({
    data,
    central: 'http://127.0.0.1:9',
    printers: [{ name: 'default', address: 'ipp://127.0.0.1:9/ipp/print' }],
    port: 0,
    databaseKey: undefined,
    isSandbox: true,
    sandboxHosts: [],
  })
  const files = () => {
    const pages = join(folder, 'pages')
    mkdirSync(pages, { recursive: true })
    writeFileSync(`${pages}.json`, JSON.stringify(['index.html']))
    writeFileSync(join(pages, 'index.html'), '<!doctype html>')
    return { pages, fonts: FONTS, preload: PRELOAD }
  }
  const start = (machine: FakeMachine = {}) => {
    const script = createScript()
    expectCalls(script, preparing(data))
    return { script, ...fakeElectron(script, machine) }
  }

  test('serves its page over the bridge, from the same app as on plain Node, with the key that Electron keeps', async () => {
    const { script, electron, pages } = start()
    expectCalls(script, SHELL, firstWindow(PRELOAD), [
      ['app.setPath', 'sessionData', expect.stringContaining('sportello-window-')],
      ['app.whenReady'],
      ['safeStorage.getSelectedStorageBackend'],
      ['safeStorage.isAsyncEncryptionAvailable'],
      ['safeStorage.encryptStringAsync', expect.stringMatching(/^[0-9a-f]{64}$/)],
    ])
    const kiosk = await startElectronKiosk(electron, config(), files())
    script.verify()
    expect(kiosk).toMatchObject({ address: 'kiosk://app', noWindow: undefined })
    const profile = String(script.callsOf('app.setPath').at(-1)?.[1])
    expect(existsSync(profile)).toBe(true)

    const [page] = pages
    script.allowCalls('webContents.isDestroyed')
    script.allowCalls('webContents.send', 'sportello', expect.any(String))
    page?.send('sportello', JSON.stringify({ v: 1, kind: 'call', id: 1, name: 'screen.current', body: {} }))
    await expect
      .poll(() => script.callsOf('webContents.send').map(([, text]) => String(text)))
      .toContainEqual(expect.stringMatching(/"kind":"reply".*"flow":"device"/))

    script.allowCalls('browserWindow.isDestroyed')
    expectCalls(script, HANG_UP, SHELL_ENDS, [['browserWindow.destroy']])
    await kiosk?.close()
    script.verify()
    expect(existsSync(profile)).toBe(false)
    expect(existsSync(join(data, 'kiosk.db'))).toBe(true)
  })

  test('D27: where it runs already nothing is started: the first is brought to the front by Electron', async () => {
    const { script, electron } = start({ isFirstInstance: false })
    expect(await startElectronKiosk(electron, config(), files())).toBeUndefined()
    script.verify()
    expect(existsSync(join(data, 'kiosk.db'))).toBe(false)
  })

  test('says all that has to be said before Electron is ready in the turn in which it is started', async () => {
    const { script, electron } = start({ isFirstInstance: false })
    const started = startElectronKiosk(electron, config(), files())
    script.verify()
    await started
  })

  test('ends where its window does not open, and leaves nothing behind', async () => {
    const { script, electron, windows, listenerCount } = start({ unreachable: new Set(['kiosk://app/']) })
    expectCalls(script, SHELL, firstWindow(PRELOAD), HANG_UP, SHELL_ENDS, [
      ['app.setPath', 'sessionData', expect.any(String)],
      ['app.whenReady'],
      ['browserWindow.destroy'],
    ])
    for (const call of ['browserWindow.isDestroyed', 'webContents.isDestroyed'] as const) script.allowCalls(call)
    const own = { ...config(), databaseKey: Buffer.alloc(32, 7) }
    await expect(startElectronKiosk(electron, own, files())).rejects.toThrow('did not open a window')
    script.verify()
    expect([windows[0]?.window.isDestroyed(), listenerCount()]).toEqual([true, 0])
    expect(existsSync(String(script.callsOf('app.setPath').at(-1)?.[1]))).toBe(false)
  })

  test('in a sandbox also serves browsers, at an address that opens it', async () => {
    const { script, electron } = start()
    expectCalls(script, SHELL, firstWindow(PRELOAD), [
      ['app.setPath', 'sessionData', expect.any(String)],
      ['app.whenReady'],
    ])
    const sandbox = { ...config(), databaseKey: Buffer.alloc(32, 7) }
    const kiosk = await startElectronKiosk(electron, sandbox, files(), chromiumShell(sandbox, false))
    script.verify()
    expect(kiosk?.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect((await fetch(kiosk?.address ?? '', { redirect: 'manual' })).status).toBe(302)
    script.allowCalls('browserWindow.isDestroyed')
    script.allowCalls('webContents.isDestroyed')
    expectCalls(script, HANG_UP, SHELL_ENDS, [['browserWindow.destroy']])
    await kiosk?.close()
    script.verify()
  })
})
