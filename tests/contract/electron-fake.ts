import type * as electron from 'electron'
import type {
  App,
  BrowserWindow,
  CommandLine,
  ContextBridge,
  Debugger,
  IpcMain,
  IpcMainEvent,
  IpcRenderer,
  Menu,
  Protocol,
  SafeStorage,
  Session,
  View,
  WebContents,
  WebContentsView,
  WebFrameMain,
  WebRequest,
} from 'electron'
import { expect } from 'vitest'

/** The objects of Electron that the fake stands in for, each by Electron's own declaration. */
interface Objects {
  readonly ipcMain: IpcMain
  readonly webContents: WebContents
  readonly ipcRenderer: IpcRenderer
  readonly contextBridge: ContextBridge
  readonly app: App
  readonly commandLine: CommandLine
  readonly protocol: Protocol
  readonly safeStorage: SafeStorage
  readonly browserWindow: BrowserWindow
  readonly contentView: View
  readonly webContentsView: WebContentsView
  readonly debugger: Debugger
  readonly session: Session
  readonly webRequest: WebRequest
  /** The static members of classes, and their constructors by the class's name. */
  readonly sessions: (typeof electron)['session']
  readonly Menu: typeof Menu
  readonly new: {
    readonly BrowserWindow: (...args: ConstructorParameters<typeof BrowserWindow>) => BrowserWindow
    readonly WebContentsView: (...args: ConstructorParameters<typeof WebContentsView>) => WebContentsView
  }
}

type MethodName<T> = { [Name in keyof T]: T[Name] extends (...args: never[]) => unknown ? Name : never }[keyof T] &
  string

/** A call on one of the objects; a name that Electron does not declare does not compile. */
export type ElectronCall = { [Name in keyof Objects]: `${Name}.${MethodName<Objects[Name]>}` }[keyof Objects]

/** What a test says beforehand of the calls that will be made; all else fails. */
export interface Script {
  /** Expects one call with these arguments, which may be Vitest's asymmetric matchers. */
  readonly expectCall: (call: ElectronCall, ...args: readonly unknown[]) => void
  /** Allows calls with these arguments, any number of them or none. */
  readonly allowCalls: (call: ElectronCall, ...args: readonly unknown[]) => void
  /** The arguments of the calls that were made, in their order. */
  readonly callsOf: (call: ElectronCall) => readonly (readonly unknown[])[]
  /** Throws when an expected call was not made, or when one was made that nobody expected, even if its error was swallowed. */
  readonly verify: () => void
  /** Makes one of the objects: a member that is not given throws when it is touched, and each call must have been expected. */
  readonly object: <Name extends keyof Objects, Member extends keyof Objects[Name]>(
    name: Name,
    members: Pick<Objects[Name], Member>,
  ) => Objects[Name]
  /** Makes a value without methods, such as an event; a member that is not given throws when it is touched. */
  readonly value: <T extends object, Member extends keyof T>(name: string, members: Pick<T, Member>) => T
}

/** A script that expects nothing yet. */
export function createScript(): Script {
  const expected: { readonly call: string; readonly args: readonly unknown[] }[] = []
  const allowed: { readonly call: string; readonly args: readonly unknown[] }[] = []
  const made: { readonly call: string; readonly args: readonly unknown[] }[] = []
  const problems: string[] = []

  const fail = (problem: string): never => {
    problems.push(problem)
    throw new Error(problem)
  }
  const check = (call: string, args: readonly unknown[]) => {
    made.push({ call, args })
    const isThis = (each: (typeof expected)[number]) => each.call === call && areEqual(args, each.args)
    const index = expected.findIndex(isThis)
    if (index >= 0) expected.splice(index, 1)
    else if (!allowed.some(isThis)) fail(`${call}(${args.map(describe).join(', ')}) was not expected`)
  }
  const value: Script['value'] = (name, members) =>
    new Proxy(members, {
      get: (target, key) => {
        // Vitest and Node look for symbols when they show a value in a message, and a promise for `then`; Electron has neither.
        if (typeof key === 'symbol' || key === 'then') return undefined
        return Object.hasOwn(target, key)
          ? (target as Record<string, unknown>)[key]
          : fail(`${name}.${key} is not there`)
      },
      set: (_target, key) => fail(`${name}.${String(key)} was set`),
    }) as never

  return {
    expectCall: (call, ...args) => void expected.push({ call, args }),
    allowCalls: (call, ...args) => void allowed.push({ call, args }),
    callsOf: (call) => made.filter((each) => each.call === call).map(({ args }) => args),
    verify: () => {
      const missing = expected.map(
        ({ call, args }) => `${call}(${args.map(describe).join(', ')}) was expected and not made`,
      )
      const all = [...problems, ...missing]
      if (all.length > 0) throw new Error(all.join('\n'))
    },
    object: (name, members) => {
      const checked = Object.entries(members as Record<string, unknown>).map(([member, given]) => [
        member,
        typeof given !== 'function'
          ? given
          : (...args: unknown[]): unknown => {
              check(`${name}.${member}`, args)
              return (given as (...all: unknown[]) => unknown)(...args)
            },
      ])
      return value(name, Object.fromEntries(checked) as typeof members)
    },
    value,
  }
}

/** A listener of any event. */
export type Listener = (...args: unknown[]) => void

/** What a message to main comes from; a message of the window's own page, but for what is said. */
export interface Sender {
  readonly sender?: WebContents
  /** Null when the frame is gone, or what of it is other than usual. */
  readonly frame?: null | Partial<Pick<WebFrameMain, 'origin' | 'url' | 'parent' | 'detached'>>
}

/** One page in the window, with Electron as its preload sees it. */
export interface ElectronPage {
  readonly electron: { readonly contextBridge: ContextBridge; readonly ipcRenderer: IpcRenderer }
  /** What the preload put on the page's window. */
  readonly exposed: (key: string) => unknown
  /** Sends from the page's renderer process, past the preload. */
  readonly sendRaw: (channel: string, ...args: unknown[]) => void
}

/** Electron around one window. */
export interface ElectronWorld {
  readonly ipcMain: IpcMain
  readonly webContents: WebContents
  /** A new page takes the place of the one before, which hears nothing any more. */
  readonly loadPage: () => ElectronPage
  /** A message arrives in main now, from the window's page or from somebody else. */
  readonly arrive: (channel: string, args: readonly unknown[], from?: Sender) => void
  /** The window's web contents tell of themselves. */
  readonly emit: (event: 'render-process-gone' | 'destroyed' | 'did-start-navigation') => void
  /** Whether anybody still listens. */
  readonly listenerCount: () => number
}

/** Electron around one window that shows pages of an origin; messages travel as they do there, in order and not at once. */
export function createElectron(script: Script, origin: string): ElectronWorld {
  const inMain = createListeners()
  const ofContents = createListeners()
  let isDestroyed = false
  let page: ReturnType<typeof createListeners> | undefined

  const ipcMain: IpcMain = script.object('ipcMain', {
    on: (channel, listener) => {
      inMain.add(channel, listener as Listener)
      return ipcMain
    },
    removeListener: (channel, listener) => {
      inMain.remove(channel, listener as Listener)
      return ipcMain
    },
  })
  const webContents: WebContents = script.object('webContents', {
    on: (event: string, listener: (...args: never[]) => void) => {
      ofContents.add(event, listener as Listener)
      return webContents
    },
    removeListener: (event: string, listener: (...args: never[]) => void) => {
      ofContents.remove(event, listener as Listener)
      return webContents
    },
    isDestroyed: () => isDestroyed,
    send: (channel: string, ...args: unknown[]) => {
      if (isDestroyed) throw new TypeError('Object has been destroyed')
      const receiver = page
      queueMicrotask(() => {
        if (receiver === page) receiver?.tell(channel, {}, ...args)
      })
    },
  })
  const arrive = (channel: string, args: readonly unknown[], { sender = webContents, frame = {} }: Sender = {}) => {
    const senderFrame =
      frame &&
      script.value<WebFrameMain, 'origin' | 'url' | 'parent' | 'detached'>('senderFrame', {
        origin,
        url: `${origin}/index.html`,
        parent: null,
        detached: false,
        ...frame,
      })
    inMain.tell(
      channel,
      script.value<IpcMainEvent, 'sender' | 'senderFrame'>('event', { sender, senderFrame }),
      ...args,
    )
  }

  return {
    ipcMain,
    webContents,
    arrive,
    emit: (event) => {
      isDestroyed ||= event === 'destroyed'
      ofContents.tell(event)
    },
    listenerCount: () => inMain.count() + ofContents.count(),
    loadPage: () => {
      const own = createListeners()
      if (page !== undefined) ofContents.tell('did-navigate', {}, `${origin}/index.html`, 200, 'OK')
      page = own
      const exposed = new Map<string, unknown>()
      const sendRaw = (channel: string, ...args: unknown[]) => {
        queueMicrotask(() => {
          if (page === own) arrive(channel, structuredClone(args))
        })
      }
      const ipcRenderer: IpcRenderer = script.object('ipcRenderer', {
        send: sendRaw,
        on: (channel, listener) => {
          own.add(channel, listener as Listener)
          return ipcRenderer
        },
        removeAllListeners: (channel) => {
          own.removeAll(channel)
          return ipcRenderer
        },
      })
      const contextBridge = script.object('contextBridge', {
        exposeInMainWorld: (key, api) => void exposed.set(key, Object.freeze({ ...(api as object) })),
      })
      return { electron: { contextBridge, ipcRenderer }, exposed: (key) => exposed.get(key), sendRaw }
    },
  }
}

/** Listeners by the name of what they hear; what is told goes to those that are there at that moment, in their order. */
export function createListeners() {
  const listeners = new Map<string, Set<Listener>>()
  return {
    add: (name: string, listener: Listener) =>
      void listeners.set(name, (listeners.get(name) ?? new Set()).add(listener)),
    remove: (name: string, listener: Listener) => void listeners.get(name)?.delete(listener),
    removeAll: (name?: string) => {
      if (name === undefined) listeners.clear()
      else listeners.delete(name)
    },
    tell: (name: string, ...args: unknown[]) => {
      for (const listener of [...(listeners.get(name) ?? [])]) listener(...args)
    },
    count: () => [...listeners.values()].reduce((sum, set) => sum + set.size, 0),
  }
}

function areEqual(actual: readonly unknown[], wanted: readonly unknown[]): boolean {
  try {
    expect(actual).toEqual(wanted)
    return true
  } catch {
    return false
  }
}

function describe(arg: unknown): string {
  return typeof arg === 'string' ? JSON.stringify(arg) : typeof arg
}
