import type { WebContents } from 'electron'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  createElectron,
  createScript,
  type ElectronWorld,
  type Script,
  type Sender,
} from '../../tests/contract/electron-fake.ts'
import { HANG_UP, type Link } from '../contract/frame.ts'
import { CHANNEL, serveElectron } from './electron-ipc.ts'

const ORIGIN = 'kiosk://app'
const aFunction: unknown = expect.any(Function)

describe('the bridge to Electron’s page', () => {
  let script: Script
  let electron: ElectronWorld
  let stop: () => void
  let strangers: number
  /** Every link that was opened, with what came over it and whether it is closed. */
  let links: { readonly link: Link; readonly heard: string[]; isClosed: boolean }[]

  beforeEach(() => {
    script = createScript()
    electron = createElectron(script, ORIGIN)
    strangers = 0
    links = []
    script.expectCall('ipcMain.on', CHANNEL, aFunction)
    for (const event of ['did-navigate', 'render-process-gone', 'destroyed'])
      script.expectCall('webContents.on', event, aFunction)
    stop = serveElectron(
      electron.ipcMain,
      { webContents: electron.webContents, origin: ORIGIN },
      {
        onLink: (link) => {
          const own = { link, heard: [] as string[], isClosed: false }
          links.push(own)
          link.onMessage((text) => own.heard.push(text))
          link.onClose(() => (own.isClosed = true))
        },
        onStranger: () => (strangers += 1),
      },
    )
    electron.loadPage()
  })
  afterEach(() => script.verify())

  const arrive = (text: unknown, from?: Sender) => electron.arrive(CHANNEL, [text], from)
  const expectSent = (text: string) => {
    script.expectCall('webContents.isDestroyed')
    script.expectCall('webContents.send', CHANNEL, text)
  }

  test('opens a link with the first message, and hears the next ones on it', () => {
    expect(links).toEqual([])
    arrive('first')
    arrive('second')
    expect(links.map(({ heard }) => heard)).toEqual([['first', 'second']])
    expectSent('answer')
    links[0]?.link.send('answer')
    expect(strangers).toBe(0)
  })

  const parent = createScript().value<Electron.WebFrameMain, never>('parent', {})
  test.each([
    ['another web contents', { sender: createElectron(createScript(), ORIGIN).webContents satisfies WebContents }],
    ['a frame that is gone', { frame: null }],
    ['a subframe', { frame: { parent } }],
    ['a page that is being replaced', { frame: { detached: true } }],
    ['another origin', { frame: { origin: 'https://checkout.example', url: 'https://checkout.example/' } }],
    ['an origin that begins like ours', { frame: { origin: 'kiosk://app.example', url: 'kiosk://app.example/' } }],
    ['a sandboxed page', { frame: { origin: 'null' } }],
    ['about:blank with our origin', { frame: { url: 'about:blank' } }],
    ['an address that begins like ours', { frame: { url: 'kiosk://app.example/' } }],
    ['a file', { frame: { origin: 'file://', url: 'file:///kiosk://app/index.html' } }],
  ] as const satisfies readonly (readonly [string, Sender])[])('drops and counts a message of %s', (_who, from) => {
    arrive('hello', from)
    expect(strangers).toBe(1)
    expect(links).toEqual([])
    arrive('ours')
    arrive('hello again', from)
    expect(strangers).toBe(2)
    expect(links.map(({ heard }) => heard)).toEqual([['ours']])
  })

  test.each([[undefined], [null], [7], [new Uint8Array(3)], [{ toString: () => 'text' }], [['text']]])(
    'drops and counts a message that is no text: %s',
    (what) => {
      arrive(what)
      expect(strangers).toBe(1)
      expect(links).toEqual([])
    },
  )

  test('the end of the line is told to the page, once, and nothing is sent or heard on it afterwards', () => {
    arrive('first')
    expectSent(HANG_UP)
    const [first] = links
    first?.link.close()
    expect(first?.isClosed).toBe(true)
    first?.link.close()
    first?.link.send('late answer')
    arrive('second')
    expect(links.map(({ heard }) => heard)).toEqual([['first'], ['second']])
  })

  test('a page that hangs up closes its link and is told nothing', () => {
    arrive('first')
    arrive(HANG_UP)
    expect(links.map(({ isClosed }) => isClosed)).toEqual([true])
    links[0]?.link.send('late answer')
    arrive(HANG_UP)
    expect(links).toHaveLength(1)
  })

  test('a new page gets a new link, and nothing of the old one', () => {
    arrive('of the old page')
    electron.loadPage()
    expect(links.map(({ isClosed }) => isClosed)).toEqual([true])
    links[0]?.link.send('answer to the old page')
    arrive('of the new page')
    expect(links.map(({ heard }) => heard)).toEqual([['of the old page'], ['of the new page']])
    expectSent('answer to the new page')
    links[1]?.link.send('answer to the new page')
  })

  test('a page that speaks while the next one loads is heard on its own link, not on that of the next', () => {
    arrive('before')
    electron.emit('did-start-navigation')
    arrive('while loading')
    electron.loadPage()
    arrive('last words', { frame: { detached: true } })
    arrive('of the new page')
    expect(links.map(({ heard }) => heard)).toEqual([['before', 'while loading'], ['of the new page']])
    expect(strangers).toBe(1)
  })

  test.each(['render-process-gone', 'destroyed'] as const)('when its page is gone (%s) a link is closed', (event) => {
    arrive('first')
    electron.emit(event)
    expect(links.map(({ isClosed }) => isClosed)).toEqual([true])
    links[0]?.link.send('late answer')
  })

  test('stops listening, and hangs up', () => {
    arrive('first')
    script.expectCall('ipcMain.removeListener', CHANNEL, aFunction)
    script.expectCall('webContents.isDestroyed')
    for (const event of ['did-navigate', 'render-process-gone', 'destroyed']) {
      script.expectCall('webContents.removeListener', event, aFunction)
    }
    stop()
    expect(electron.listenerCount()).toBe(0)
    expect(links.map(({ isClosed }) => isClosed)).toEqual([true])
  })

  test('stops after the window was destroyed without touching it', () => {
    electron.emit('destroyed')
    script.expectCall('ipcMain.removeListener', CHANNEL, aFunction)
    script.expectCall('webContents.isDestroyed')
    stop()
  })
})
