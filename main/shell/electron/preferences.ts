import type { WebPreferences } from 'electron'

/** How every page is shown, ours and those of others: in a sandbox, apart from Electron, Node and the tools of developers. */
export const PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  plugins: false,
  experimentalFeatures: false,
  devTools: false,
  disableDialogs: true,
  navigateOnDragDrop: false,
  spellcheck: false,
  zoomMode: 'disabled',
} as const satisfies WebPreferences
