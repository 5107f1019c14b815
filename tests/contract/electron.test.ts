import { expect, test, vi } from 'vitest'
import { CHANNEL, serveElectron } from '../../main/transport/electron-ipc.ts'
import { bridgeLink, type Bridge } from '../../renderer/app/link.ts'
import { describeConformance } from './conformance.ts'
import { createElectron, createScript, type ElectronPage, type Script } from './electron-fake.ts'

const aFunction: unknown = expect.any(Function)
const aText: unknown = expect.any(String)

/** Runs the real preload in a page. */
async function runPreload(script: Script, page: ElectronPage): Promise<Bridge> {
  script.expectCall('contextBridge.exposeInMainWorld', 'sportello', { send: aFunction, onMessage: aFunction })
  vi.doMock('electron', () => page.electron)
  vi.resetModules()
  await import('../../preload/index.ts')
  return page.exposed('sportello') as Bridge
}

describeConformance('Electron', (serve) => {
  const script = createScript()
  const electron = createElectron(script, 'kiosk://app')
  script.expectCall('ipcMain.on', CHANNEL, aFunction)
  script.expectCall('ipcMain.removeListener', CHANNEL, aFunction)
  for (const event of ['did-navigate', 'render-process-gone', 'destroyed']) {
    script.expectCall('webContents.on', event, aFunction)
    script.expectCall('webContents.removeListener', event, aFunction)
  }
  script.allowCalls('webContents.isDestroyed')
  script.allowCalls('webContents.send', CHANNEL, aText)
  script.allowCalls('ipcRenderer.send', CHANNEL, aText)

  let strangers = 0
  let bytesSent = 0
  let newest: ElectronPage | undefined
  const stop = serveElectron(
    electron.ipcMain,
    { webContents: electron.webContents, origin: 'kiosk://app' },
    { onLink: serve, onStranger: () => (strangers += 1) },
  )
  return Promise.resolve({
    open: async () => {
      script.expectCall('ipcRenderer.removeAllListeners', CHANNEL)
      script.expectCall('ipcRenderer.on', CHANNEL, aFunction)
      newest = electron.loadPage()
      return bridgeLink(await runPreload(script, newest))
    },
    sendBytes: (bytes) => {
      newest?.sendRaw(CHANNEL, bytes)
      bytesSent += 1
    },
    oldPageLivesOn: false,
    close: () => {
      stop()
      expect(electron.listenerCount()).toBe(0)
      expect(strangers).toBe(bytesSent)
      script.verify()
      return Promise.resolve()
    },
  })
})

test('the preload gives the page two functions, takes nothing but text, and hands on nothing but text', async () => {
  const script = createScript()
  const electron = createElectron(script, 'kiosk://app')
  const bridge = await runPreload(script, electron.loadPage())
  expect(Object.keys(bridge)).toEqual(['send', 'onMessage'])
  for (const what of [7, null, undefined, ['text'], new Uint8Array(1)]) bridge.send(what as unknown as string)
  script.expectCall('ipcRenderer.send', CHANNEL, 'text')
  bridge.send('text')

  const heard: unknown[][] = []
  for (const page of ['first', 'second']) {
    script.expectCall('ipcRenderer.removeAllListeners', CHANNEL)
    script.expectCall('ipcRenderer.on', CHANNEL, aFunction)
    bridge.onMessage((...args: unknown[]) => heard.push([page, ...args]))
  }
  script.allowCalls('webContents.send', CHANNEL, expect.anything())
  for (const what of ['hello', 7, { text: 'hello' }]) electron.webContents.send(CHANNEL, what)
  await new Promise(setImmediate)
  expect(heard).toEqual([['second', 'hello']])
  script.verify()
})
