import { expect } from 'vitest'
import { CHANNEL } from '../../main/transport/electron-ipc.ts'
import type { ElectronCall, Script } from '../contract/electron-fake.ts'

/** A call with its arguments. */
export type Call = readonly [call: ElectronCall, ...args: readonly unknown[]]

const aFunction: unknown = expect.any(Function)
const listens = (
  target: 'app' | 'session' | 'webContents' | 'browserWindow',
  ...events: readonly string[]
): readonly Call[] => events.map((event) => [`${target}.on`, event, aFunction])

/** Expects each call once. */
export function expectCalls(script: Script, ...groups: readonly (readonly Call[])[]): void {
  for (const call of groups.flat()) script.expectCall(...call)
}

/** What is said to Electron before it is ready, for the data of a folder. */
export const preparing = (data: string): readonly Call[] => [
  ['app.enableSandbox'],
  ['commandLine.appendSwitch', 'disable-background-networking'],
  ['commandLine.appendSwitch', 'disable-quic'],
  ['commandLine.appendSwitch', 'disable-breakpad'],
  ['commandLine.appendSwitch', 'disable-pinch'],
  ['commandLine.appendSwitch', 'disable-features', 'DbusSecretPortal'],
  [
    'protocol.registerSchemesAsPrivileged',
    [
      {
        scheme: 'kiosk',
        privileges: {
          standard: true,
          secure: true,
          bypassCSP: false,
          supportFetchAPI: false,
          allowServiceWorkers: false,
        },
      },
    ],
  ],
  ['app.setPath', 'userData', `${data}/electron`],
  ['app.requestSingleInstanceLock'],
]

/** The shell, before it makes a window; and its end. */
export const SHELL: readonly Call[] = [
  ...listens('app', 'web-contents-created', 'web-contents-created', 'web-contents-created'),
  ...listens('app', 'session-created', 'session-created', 'certificate-error', 'select-client-certificate', 'login'),
  ...listens('app', 'second-instance', 'window-all-closed', 'quit'),
  ['Menu.setApplicationMenu', null],
]
export const SHELL_ENDS: readonly Call[] = SHELL.filter(([call]) => call === 'app.on').map(([, ...args]) => [
  'app.removeListener',
  ...args,
])

/** What every session gets. */
export const SESSION: readonly Call[] = [
  ['session.setPermissionRequestHandler', aFunction],
  ['session.setPermissionCheckHandler', aFunction],
  ['session.setDevicePermissionHandler', aFunction],
  ['session.setDisplayMediaRequestHandler', aFunction],
  ['session.setBluetoothPairingHandler', aFunction],
  ...listens('session', 'select-hid-device', 'select-usb-device', 'select-serial-port', 'select-webauthn-account'),
  ...listens('session', 'file-system-access-restricted', 'will-download'),
  ['webRequest.onBeforeRequest', aFunction],
  ['session.setSpellCheckerEnabled', false],
]

/** What every page gets. */
export const PAGE: readonly Call[] = [
  ...listens('webContents', 'will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'),
  ...listens(
    'webContents',
    'content-bounds-updated',
    'will-prevent-unload',
    'before-input-event',
    'select-bluetooth-device',
  ),
  ['webContents.setWindowOpenHandler', aFunction],
]

/** How every page is shown; nothing else is among its preferences but its session, and for ours the preload. */
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
}

/** Our own window, made anew. */
export const window = (preload: string): readonly Call[] => [
  ...PAGE,
  [
    'new.BrowserWindow',
    {
      fullscreen: true,
      kiosk: true,
      frame: false,
      webPreferences: { ...PREFERENCES, session: expect.anything() as unknown, preload },
    },
  ],
  ['ipcMain.on', CHANNEL, aFunction],
  ...listens('webContents', 'did-navigate', 'render-process-gone', 'destroyed', 'unresponsive', 'render-process-gone'),
  ...listens('browserWindow', 'close'),
  ['browserWindow.once', 'closed', aFunction],
  ['webContents.loadURL', 'kiosk://app/'],
]

/** Our own window, for the first time. */
export const firstWindow = (preload: string): readonly Call[] => [
  ...SESSION,
  ['sessions.fromPartition', 'kiosk', { cache: false }],
  ['protocol.isProtocolHandled', 'kiosk'],
  ['protocol.handle', 'kiosk', aFunction],
  ...window(preload),
]

/** The link of a window is taken down. */
export const HANG_UP: readonly Call[] = [['ipcMain.removeListener', CHANNEL, aFunction]]

/** A page of others is shown, by the port of its proxy and the languages that it is asked to speak. */
export const outside = (address: string, languages: string): readonly Call[] => [
  ...SESSION,
  ...PAGE,
  ['sessions.fromPartition', expect.stringMatching(/^outside-[0-9a-f-]{36}$/), { cache: false }],
  [
    'session.setProxy',
    { proxyRules: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as unknown, proxyBypassRules: '<-loopback>' },
  ],
  ['session.getUserAgent'],
  ['session.setUserAgent', 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36', languages],
  ['new.WebContentsView', { webPreferences: { ...PREFERENCES, session: expect.anything() as unknown } }],
  ...listens('webContents', 'did-navigate', 'dom-ready', 'did-fail-load', 'render-process-gone', 'destroyed'),
  ['webContents.setWebRTCIPHandlingPolicy', 'disable_non_proxied_udp'],
  ['webContents.setAudioMuted', true],
  ['webContents.loadURL', 'about:blank'],
  ['debugger.attach', '1.3'],
  ['debugger.on', 'message', aFunction],
  ['debugger.sendCommand', 'Page.enable', {}],
  ['debugger.sendCommand', 'Page.addScriptToEvaluateOnNewDocument', expect.anything(), undefined],
  ['debugger.sendCommand', 'Page.setInterceptFileChooserDialog', { enabled: true, cancel: true }, undefined],
  [
    'debugger.sendCommand',
    'Target.setAutoAttach',
    expect.objectContaining({ waitForDebuggerOnStart: true }),
    undefined,
  ],
  ['debugger.sendCommand', 'Runtime.runIfWaitingForDebugger', {}, undefined],
  ['contentView.addChildView', expect.anything()],
  ...listens('browserWindow', 'resize', 'closed'),
  ['webContents.loadURL', address],
]

/** A page of others is destroyed, and its session emptied. */
const DESTROYED: readonly Call[] = [
  ['webContents.once', 'destroyed', aFunction],
  ['debugger.isAttached'],
  ['debugger.detach'],
  ['webContents.close', { waitForBeforeUnload: false }],
]
const EMPTIED: readonly Call[] = [
  ['session.closeAllConnections'],
  ['session.clearData'],
  ['session.clearAuthCache'],
  ['session.clearHostResolverCache'],
  ['session.clearCodeCaches', {}],
]

const TAKEN_AWAY: readonly Call[] = [
  ['browserWindow.removeListener', 'resize', aFunction],
  ['browserWindow.removeListener', 'closed', aFunction],
  ['contentView.removeChildView', expect.anything()],
  ['webContents.focus'],
]

/** The end of a page of others; of one that went away by itself; and of one whose window did. */
export const OUTSIDE_ENDS: readonly Call[] = [...TAKEN_AWAY, ...DESTROYED, ...EMPTIED]
export const OUTSIDE_ENDS_DESTROYED: readonly Call[] = [...TAKEN_AWAY, ...EMPTIED]
export const OUTSIDE_ENDS_WINDOWLESS: readonly Call[] = [...DESTROYED, ...EMPTIED]
