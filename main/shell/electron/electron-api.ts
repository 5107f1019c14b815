import type * as electron from 'electron'

/** What the kiosk uses of Electron, by Electron's own declarations; tests put a strict fake in its place. */
export type ElectronApi = Pick<
  typeof electron,
  'app' | 'BrowserWindow' | 'ipcMain' | 'Menu' | 'protocol' | 'safeStorage' | 'session' | 'WebContentsView'
>
