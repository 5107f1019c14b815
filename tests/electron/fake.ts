import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Debugger,
  IpcMain,
  Session,
  WebContents,
  WebContentsView,
  WebFrameMain,
} from 'electron'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ElectronApi } from '../../main/shell/electron/electron-api.ts'
import { createListeners, type Listener, type Script } from '../contract/electron-fake.ts'

/** A page of the fake, with ways to make happen what happens to pages. */
export interface FakeContents {
  readonly contents: WebContents
  readonly session: FakeSession
  readonly options: Electron.WebPreferences
  /** The commands of DevTools that were sent, with their sessions. */
  readonly commands: { readonly method: string; readonly params: unknown; readonly sessionId: string | undefined }[]
  /** Says what DevTools say. */
  readonly devToolsSay: (method: string, params: object) => void
  /** What the page was shown, in order. */
  readonly shown: string[]
  /** The page, or a frame in it, wants to go somewhere; answers whether it came there. */
  readonly go: (url: string, options?: { readonly isMainFrame?: boolean; readonly redirectsTo?: string }) => boolean
  /** Emits an event with an `Event` before the arguments; answers whether its default was prevented. */
  readonly emit: (event: string, details?: object, ...args: readonly unknown[]) => boolean
  /** The page opens a window; answers what becomes of it. */
  readonly openWindow: (url: string) => string
  /** A message of the page arrives in main. */
  readonly send: (channel: string, text: unknown, frame?: Partial<WebFrameMain>) => void
}

/** A session of the fake, with ways to ask what it would answer to pages. */
export interface FakeSession {
  readonly session: Session
  readonly partition: string
  /** What the handlers were, by the name of what set them. */
  readonly handlers: ReadonlyMap<string, (...args: never[]) => unknown>
  readonly emit: FakeContents['emit']
  /** What the scheme answers. */
  readonly ask: (url: string, method?: string) => Promise<Response>
  /** Whether a request goes out. */
  readonly loads: (url: string) => boolean
}

/** Electron, with everything that was made in it. */
export interface FakeElectron {
  readonly electron: ElectronApi
  readonly pages: FakeContents[]
  readonly sessions: FakeSession[]
  readonly windows: {
    readonly window: BrowserWindow
    /** Something happens to the window; answers whether its default was prevented. */
    readonly emit: (event: string) => boolean
    readonly children: unknown[]
  }[]
  /** Emits an event of the application; answers whether its default was prevented. */
  readonly emit: (event: string, ...args: readonly unknown[]) => boolean
  /** How many still listen to the application. */
  readonly listenerCount: () => number
}

/** How the machine is that the fake runs on. */
export interface FakeMachine {
  /** Addresses that do not answer. */
  readonly unreachable?: ReadonlySet<string>
  readonly isFirstInstance?: boolean
  /** Sessions take no proxy. */
  readonly hasNoProxies?: boolean
  /** A page hangs: while its DevTools are attached Chromium waits for it without end, also to close it. */
  readonly hangs?: boolean
  /** Whether the key ring answers; where it does not, Chromium encrypts by its own password. */
  readonly isKeyRingSilent?: boolean
  readonly keyRing?: ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>
  /** What the window's size is. */
  readonly size?: { readonly width: number; readonly height: number }
}

/**
 * Electron as far as the kiosk uses it: every call must be in the script, and events come in the order that Electron's documentation names
 * ("Document Navigations" of web-contents: `did-start-navigation`, `will-frame-navigate`, `will-navigate`, `will-redirect`, `did-redirect-navigation`,
 * `did-frame-navigate`, `did-navigate`; the ones after a prevented one do not come; none of the `will-` events for what main loads itself).
 */
export function fakeElectron(script: Script, machine: FakeMachine = {}): FakeElectron {
  const ofApp = createListeners()
  const inMain = createListeners()
  const pages: FakeContents[] = []
  const sessions: FakeSession[] = []
  const windows: FakeElectron['windows'] = []
  const { width = 1080, height = 1920 } = machine.size ?? {}

  /** Tells listeners of an event that can be prevented. */
  const tell = (
    listeners: ReturnType<typeof createListeners>,
    name: string,
    details: object,
    args: readonly unknown[],
  ) => {
    let isPrevented = false
    const event = script.value('event', { ...details, preventDefault: () => void (isPrevented = true) })
    listeners.tell(name, event, ...args)
    return isPrevented
  }
  const listening = <T>(listeners: ReturnType<typeof createListeners>, self: () => T) => ({
    on: (name: string, listener: unknown) => {
      listeners.add(name, listener as Listener)
      return self()
    },
    once: (name: string, listener: unknown) => {
      const once: Listener = (...args) => {
        listeners.remove(name, once)
        ;(listener as Listener)(...args)
      }
      listeners.add(name, once)
      return self()
    },
    removeListener: (name: string, listener: unknown) => {
      listeners.remove(name, listener as Listener)
      return self()
    },
  })

  const app: App = script.object('app', {
    ...(listening(ofApp, () => app) as Pick<App, 'on' | 'removeListener'>),
    enableSandbox: () => undefined,
    exit: () => undefined,
    setPath: () => undefined,
    requestSingleInstanceLock: () => machine.isFirstInstance ?? true,
    // `ready` comes in a later turn of the loop, however soon it is waited for.
    whenReady: () => nextTurn<undefined>(),
    commandLine: script.object('commandLine', { appendSwitch: () => undefined }),
  })
  const ipcMain: IpcMain = script.object(
    'ipcMain',
    listening(inMain, () => ipcMain),
  )

  function makeSession(partition: string): FakeSession {
    const ofSession = createListeners()
    const handlers = new Map<string, (...args: never[]) => unknown>()
    const keep = (name: string) => (handler: unknown) =>
      void handlers.set(name, handler as (...args: never[]) => unknown)
    const done = () => Promise.resolve()
    const session: Session = script.object('session', {
      ...(listening(ofSession, () => session) as Pick<Session, 'on'>),
      setPermissionRequestHandler: keep('permission-request'),
      setPermissionCheckHandler: keep('permission-check'),
      setDevicePermissionHandler: keep('device'),
      setDisplayMediaRequestHandler: keep('display-media'),
      setBluetoothPairingHandler: keep('bluetooth-pairing'),
      setSpellCheckerEnabled: () => undefined,
      setProxy: () => (machine.hasNoProxies === true ? Promise.reject(new Error('no proxy')) : done()),
      getUserAgent: () =>
        'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 sportello/0.1.0 Chrome/150.0 Electron/45.4.1 Safari/537.36',
      setUserAgent: () => undefined,
      webRequest: script.object('webRequest', { onBeforeRequest: keep('request') }),
      protocol: script.object('protocol', {
        isProtocolHandled: (scheme) => handlers.has(`scheme ${scheme}`),
        handle: (scheme, handler) => keep(`scheme ${scheme}`)(handler),
      }),
      closeAllConnections: done,
      clearData: done,
      clearAuthCache: done,
      clearHostResolverCache: done,
      clearCodeCaches: done,
    })
    const call = (name: string, ...args: unknown[]) =>
      (handlers.get(name) as ((...all: unknown[]) => unknown) | undefined)?.(...args)
    const made: FakeSession = {
      session,
      partition,
      handlers,
      emit: (event, details = {}, ...args) => tell(ofSession, event, details, args),
      ask: (url, method = 'GET') =>
        call(`scheme ${new URL(url).protocol.slice(0, -1)}`, { url, method }) as Promise<Response>,
      loads: (url) => {
        let isCancelled: boolean | undefined
        call('request', { url }, (answer: { readonly cancel?: boolean }) => {
          isCancelled = answer.cancel
        })
        if (isCancelled === undefined) throw new Error(`Nobody answered whether ${url} may be loaded`)
        return !isCancelled
      },
    }
    sessions.push(made)
    ofApp.tell('session-created', session)
    return made
  }

  function makeContents(options: Electron.WebPreferences, onDestroyed: () => void): FakeContents {
    const ofContents = createListeners()
    const ofDebugger = createListeners()
    const commands: FakeContents['commands'] = []
    const shown: string[] = []
    const own = sessions.find(({ session }) => session === options.session)
    if (own === undefined) throw new Error('A page was made in no session of its own')
    let isDestroyed = false
    let isAttached = false
    let hasDocument = false
    let mayOpen: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })

    const arrive = (url: string, isMainFrame: boolean) => {
      ofContents.tell('did-frame-navigate', {}, url, 200, 'OK', isMainFrame)
      if (!isMainFrame) return
      hasDocument = true
      if (url !== 'about:blank') shown.push(url)
      ofContents.tell('did-navigate', {}, url, 200, 'OK')
      ofContents.tell('dom-ready', {})
    }
    const fail = (url: string, code: number) => ofContents.tell('did-fail-load', {}, code, '', url, true)
    const devTools: Debugger = script.object('debugger', {
      ...(listening(ofDebugger, () => devTools) as Pick<Debugger, 'on'>),
      attach: () => void (isAttached = true),
      isAttached: () => isAttached,
      detach: () => void (isAttached = false),
      sendCommand: async (method, params, sessionId) => {
        commands.push({ method, params: params as unknown, sessionId })
        // Nobody answers before there is a document (electron/electron, issue 14810).
        if (!hasDocument || (machine.hangs === true && method === 'Runtime.evaluate'))
          await new Promise(() => undefined)
        return {}
      },
    })
    const contents: WebContents = script.object('webContents', {
      ...(listening(ofContents, () => contents) as Pick<WebContents, 'on' | 'once' | 'removeListener'>),
      session: own.session,
      debugger: devTools,
      setWindowOpenHandler: (handler) => void (mayOpen = handler as typeof mayOpen),
      setWebRTCIPHandlingPolicy: () => undefined,
      setAudioMuted: () => undefined,
      isDestroyed: () => isDestroyed,
      isFocused: () => false,
      focus: () => undefined,
      insertText: () => Promise.resolve(),
      sendInputEvent: () => undefined,
      send: () => undefined,
      forcefullyCrashRenderer: () => ofContents.tell('render-process-gone', {}, { reason: 'killed', exitCode: 9 }),
      reload: () => arrive(shown.at(-1) ?? '', true),
      loadURL: async (url) => {
        await nextTurn()
        if (!own.loads(url) || machine.unreachable?.has(url) === true) {
          fail(url, -105)
          throw new Error('ERR_NAME_NOT_RESOLVED')
        }
        arrive(url, true)
      },
      close: () => {
        if (machine.hangs === true && isAttached) return
        isDestroyed = true
        queueMicrotask(() => {
          ofContents.tell('destroyed')
          onDestroyed()
        })
      },
    })
    const made: FakeContents = {
      contents,
      session: own,
      options,
      commands,
      shown,
      devToolsSay: (method, params) => ofDebugger.tell('message', {}, method, params),
      go: (url, { isMainFrame = true, redirectsTo } = {}) => {
        const details = { url, isMainFrame }
        if (tell(ofContents, 'will-frame-navigate', details, [])) return false
        if (isMainFrame && tell(ofContents, 'will-navigate', details, [])) return false
        if (redirectsTo !== undefined && tell(ofContents, 'will-redirect', { url: redirectsTo, isMainFrame }, []))
          return false
        const target = redirectsTo ?? url
        if (!own.loads(target)) return false
        if (machine.unreachable?.has(target) === true) fail(target, -105)
        else arrive(target, isMainFrame)
        return true
      },
      emit: (event, details = {}, ...args) => {
        isDestroyed ||= event === 'destroyed'
        return tell(ofContents, event, details, args)
      },
      openWindow: (url) => mayOpen({ url }).action,
      send: (channel, text, frame = {}) => {
        const url = shown.at(-1) ?? 'about:blank'
        const { protocol, host } = new URL(url)
        const senderFrame = script.value<WebFrameMain, 'origin' | 'url' | 'parent' | 'detached'>('senderFrame', {
          origin: `${protocol}//${host}`,
          url,
          parent: null,
          detached: false,
          ...frame,
        })
        inMain.tell(channel, script.value('event', { sender: contents, senderFrame }), text)
      },
    }
    pages.push(made)
    // The application hears of a page as soon as it is there, before it shows anything.
    ofApp.tell('web-contents-created', {}, contents)
    return made
  }

  function makeWindow(options: BrowserWindowConstructorOptions = {}): BrowserWindow {
    const ofWindow = createListeners()
    const children: unknown[] = []
    let isDestroyed = false
    const closed = () => {
      if (isDestroyed) return
      isDestroyed = true
      page.emit('destroyed')
      ofWindow.tell('closed')
    }
    const page = makeContents(options.webPreferences ?? {}, closed)
    const window: BrowserWindow = script.object('browserWindow', {
      ...(listening(ofWindow, () => window) as Pick<BrowserWindow, 'on' | 'once' | 'removeListener'>),
      webContents: page.contents,
      isDestroyed: () => isDestroyed,
      destroy: closed,
      focus: () => undefined,
      getContentBounds: () => ({ x: 0, y: 0, width, height }),
      contentView: script.object('contentView', {
        addChildView: (view) => void children.push(view),
        removeChildView: (view) => void children.splice(children.indexOf(view), 1),
      }),
    })
    windows.push({
      window,
      children,
      emit: (event) => {
        if (event !== 'closed') return tell(ofWindow, event, {}, [])
        closed()
        return false
      },
    })
    return window
  }

  const makers = script.object('new', {
    BrowserWindow: makeWindow,
    WebContentsView: (options = {}) => {
      const page = makeContents(options.webPreferences ?? {}, () => undefined)
      const view: WebContentsView = script.object('webContentsView', {
        webContents: page.contents,
        setBounds: () => undefined,
      })
      return view
    },
  })
  return {
    electron: {
      app,
      ipcMain,
      Menu: script.object('Menu', { setApplicationMenu: () => undefined }),
      protocol: script.object('protocol', { registerSchemesAsPrivileged: () => undefined }),
      safeStorage: script.object('safeStorage', keyRing(machine)),
      session: script.object('sessions', {
        fromPartition: (partition) =>
          (sessions.find((each) => each.partition === partition) ?? makeSession(partition)).session,
      }),
      BrowserWindow: constructor((options?: BrowserWindowConstructorOptions) => makers.BrowserWindow(options)),
      WebContentsView: constructor((options?: Electron.WebContentsViewConstructorOptions) =>
        makers.WebContentsView(options),
      ),
    } as ElectronApi,
    pages,
    sessions,
    windows,
    emit: (event, ...args) => tell(ofApp, event, {}, args),
    listenerCount: () => ofApp.count() + inMain.count(),
  }
}

/** A class that is nothing but its constructor. */
function constructor<Options, Made>(make: (options?: Options) => Made): new (options?: Options) => Made {
  return function (options?: Options) {
    return make(options)
  } as unknown as new (options?: Options) => Made
}

/** A key ring that turns a text round; what it did not make it cannot read. */
function keyRing({ keyRing: backend = 'gnome_libsecret', isKeyRingSilent = false }: FakeMachine) {
  const MARK = isKeyRingSilent ? 'v10' : 'encrypted '
  return {
    getSelectedStorageBackend: () => backend,
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(MARK + Array.from(text).reverse().join(''))),
    decryptStringAsync: (bytes: Buffer) => {
      const text = bytes.toString()
      return text.startsWith(MARK)
        ? Promise.resolve({ result: Array.from(text.slice(MARK.length)).reverse().join(''), shouldReEncrypt: false })
        : Promise.reject(new Error(isKeyRingSilent ? 'It is temporarily unavailable' : 'Error while decrypting'))
    },
  }
}
