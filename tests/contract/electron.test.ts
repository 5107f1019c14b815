import { expect, vi } from 'vitest'
import { CHANNEL, serveElectron } from '../../main/transport/electron-ipc.ts'
import { bridgeLink, type Bridge } from '../../renderer/app/link.ts'
import { describeConformance } from './conformance.ts'
import { createElectron, createScript, type ElectronPage } from './electron-fake.ts'

describeConformance('Electron', (serve) => {
  const script = createScript()
  const electron = createElectron(script, 'kiosk://app')
  const aFunction: unknown = expect.any(Function)
  const aText: unknown = expect.any(String)
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
      script.expectCall('contextBridge.exposeInMainWorld', 'sportello', { send: aFunction, onMessage: aFunction })
      script.expectCall('ipcRenderer.removeAllListeners', CHANNEL)
      script.expectCall('ipcRenderer.on', CHANNEL, aFunction)
      const page = electron.loadPage()
      newest = page
      vi.doMock('electron', () => page.electron)
      vi.resetModules()
      await import('../../preload/index.ts')
      return bridgeLink(page.exposed('sportello') as Bridge)
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
