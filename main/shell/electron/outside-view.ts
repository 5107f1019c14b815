import type { BrowserWindow, Session, WebContents } from 'electron'
import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { outsideStrip } from '../../domain/outside-strip.ts'
import type { LookUp } from '../../outside-page/look-up.ts'
import type { OpenOutsidePage, OutsideVisit } from '../../outside-page/outside-page.ts'
import { hostOf, startOutsideProxy, type OutsideProxy } from '../../outside-page/proxy.ts'
import { followVisit } from '../outside-course.ts'
import type { ElectronApi } from './electron-api.ts'
import { inputEvents } from './input-events.ts'
import { preparePage } from './page-preparation.ts'
import type { Rulebook } from './page-rules.ts'
import { watchPage } from './page-watch.ts'
import { PREFERENCES } from './preferences.ts'

/** What the view of an outside page needs. */
export interface OutsideViewParts {
  /** Further hosts that are reached as the visit's own two, as `name:port`: those of the sandbox. */
  readonly sandboxHosts: readonly string[]
  readonly lookUp: LookUp
  readonly connect: (address: string, port: number) => Socket
  /** How long the first page may take to be shown. */
  readonly firstPageMs: number
  /** How long a page may answer nothing. */
  readonly hangMs: number
}

/** What Chromium calls the end of a navigation that another one took the place of. */
const ABORTED = -3

/** Words of Electron's that a bank might take for an unknown browser. */
const OWN_WORDS = / (?:Electron|sportello)\/\S+/gi

/**
 * Shows pages of others in a view over our own page, with an own proxy as its only way out. It has no preload and a session of its own, in
 * memory, which is emptied at its end; the view, its page and its proxy live for this one visit.
 */
export function outsideViews(
  electron: Pick<ElectronApi, 'session' | 'WebContentsView'>,
  rules: Rulebook,
  window: BrowserWindow,
  parts: OutsideViewParts,
): OpenOutsidePage {
  return async (visit, events) => {
    const own = [new URL(visit.address), new URL(visit.returnPrefix)]
    const ownHosts = new Set([...own.map(hostOf), ...parts.sandboxHosts])
    const plainHosts = new Set([
      ...own.filter(({ protocol }) => protocol === 'http:').map(hostOf),
      ...parts.sandboxHosts,
    ])
    const proxy = await startOutsideProxy({ ownHosts, lookUp: parts.lookUp, connect: parts.connect })
    const session = await openSession(electron, rules, proxy, plainHosts, visit).catch(async (error: unknown) => {
      await proxy.close()
      throw error
    })
    const view = new electron.WebContentsView({ webPreferences: { ...PREFERENCES, session } })
    const contents = view.webContents

    let isKeyboardOpen = true
    const place = () => {
      const { width, height } = window.getContentBounds()
      const strip = outsideStrip(width, height, isKeyboardOpen)
      view.setBounds({ x: 0, y: strip.top, width, height: strip.height })
    }
    const course = followVisit(visit, events, parts.firstPageMs, () => undefined)
    let stopWatching: () => void = () => undefined
    const close = async () => {
      course.stop()
      stopWatching()
      if (!window.isDestroyed()) {
        window.removeListener('resize', place)
        window.removeListener('closed', course.lost)
        window.contentView.removeChildView(view)
        // Else keys, and what a scanner writes, would go nowhere until somebody touches the screen.
        window.webContents.focus()
      }
      await destroy(contents)
      await wipe(session)
      await proxy.close()
    }

    contents.on('render-process-gone', course.lost)
    contents.on('destroyed', course.lost)
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    contents.setAudioMuted(true)
    try {
      // A page that shows nothing yet answers no command of DevTools.
      await rules.lead(contents, 'about:blank')
      await preparePage(contents.debugger)
      stopWatching = watchPage(contents.debugger, parts.hangMs, course.lost)
      contents.on('did-navigate', (_event, url) => course.arrived(url))
      contents.on('dom-ready', course.shown)
      contents.on('did-fail-load', (_event, code, _description, url, isMainFrame) => {
        if (isMainFrame && code !== ABORTED) course.unreachable(url)
      })
      place()
      window.contentView.addChildView(view)
      window.on('resize', place)
      // The page of a view lives on without its window.
      window.on('closed', course.lost)
    } catch (error) {
      await close()
      throw error
    }
    // It resolves when all of the page is loaded; how far it has come is heard above.
    rules.lead(contents, visit.address).catch(() => undefined)

    return {
      press: async (key) => {
        if (!contents.isFocused()) contents.focus()
        const keys = inputEvents(key)
        if (keys === undefined) await contents.insertText(key)
        else for (const event of keys) contents.sendInputEvent(event)
      },
      setKeyboard: (isOpen) => {
        isKeyboardOpen = isOpen
        place()
        return Promise.resolve()
      },
      close,
    }
  }
}

async function openSession(
  electron: Pick<ElectronApi, 'session'>,
  rules: Rulebook,
  proxy: OutsideProxy,
  plainHosts: ReadonlySet<string>,
  { language }: OutsideVisit,
): Promise<Session> {
  const session = electron.session.fromPartition(`outside-${randomUUID()}`, { cache: false })
  const mayLoad = (url: string) => isOutsideAddress(url, plainHosts)
  rules.set(session, {
    mayShow: (url, isMainFrame) => mayLoad(url) && !(isMainFrame && url.startsWith('data:')),
    mayLoad,
    proxy,
  })
  await session.setProxy({ proxyRules: `http://127.0.0.1:${proxy.port}`, proxyBypassRules: '<-loopback>' })
  session.setUserAgent(session.getUserAgent().replace(OWN_WORDS, ''), language === 'it' ? 'it' : `${language},it`)
  return session
}

/** Whether an outside page may go to an address: https, what it makes on the spot, and without encryption only the hosts that are named. */
export function isOutsideAddress(address: string, plainHosts: ReadonlySet<string>): boolean {
  const url = URL.parse(address)
  if (url === null) return false
  if (url.protocol === 'http:' || url.protocol === 'ws:') return plainHosts.has(hostOf(url))
  return ['https:', 'wss:', 'data:', 'blob:', 'about:'].includes(url.protocol)
}

/** Ends a page: to take its view away does not. */
async function destroy(contents: WebContents): Promise<void> {
  if (contents.isDestroyed()) return
  await new Promise<void>((resolve) => {
    contents.once('destroyed', () => resolve())
    // While it is attached, Chromium waits for ever for a page that hangs.
    if (contents.debugger.isAttached()) contents.debugger.detach()
    contents.close({ waitForBeforeUnload: false })
  })
}

/** Empties a session of everything that a visit may have left in it. */
async function wipe(session: Session): Promise<void> {
  await session.closeAllConnections()
  await Promise.all([
    session.clearData(),
    session.clearAuthCache(),
    session.clearHostResolverCache(),
    session.clearCodeCaches({}),
  ])
}
