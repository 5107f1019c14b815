import { contextBridge, ipcRenderer } from 'electron'

/** The same word as in main/transport/electron-ipc.ts, which a sandboxed preload cannot import at run time. */
const CHANNEL = 'sportello'

// Two functions and nothing else: no event object and no part of Electron reaches the page.
contextBridge.exposeInMainWorld('sportello', {
  send: (text: unknown) => {
    if (typeof text === 'string') ipcRenderer.send(CHANNEL, text)
  },
  onMessage: (callback: (text: string) => void) => {
    ipcRenderer.removeAllListeners(CHANNEL)
    ipcRenderer.on(CHANNEL, (_event, text: unknown) => {
      if (typeof text === 'string') callback(text)
    })
  },
})
