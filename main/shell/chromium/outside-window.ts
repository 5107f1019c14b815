import type { Socket } from 'node:net'
import { outsideStrip } from '../../domain/outside-strip.ts'
import type { LookUp } from '../../outside-page/look-up.ts'
import type { OutsideEvents, OutsidePage, OutsideVisit } from '../../outside-page/outside-page.ts'
import { hostOf, startOutsideProxy, type OutsideProxy } from '../../outside-page/proxy.ts'
import { followVisit } from '../outside-course.ts'
import { profilePrefix } from '../profiles.ts'
import { keyEvents } from './key-events.ts'
import { firstPage, launchChromium, placeOf, type Chromium, type ChromiumSettings } from './launch.ts'
import { outsidePreferences, outsideSwitches } from './outside-profile.ts'
import { outsideSessions } from './outside-sessions.ts'
import { watchOutside } from './outside-watch.ts'

/** What the window of an outside page needs. */
export interface OutsideWindowParts {
  readonly settings: ChromiumSettings
  /** Further hosts that are reached as the visit's own two, as `name:port`. */
  readonly sandboxHosts: readonly string[]
  readonly lookUp: LookUp
  readonly connect: (address: string, port: number) => Socket
  /** How long the first page may take to be shown. */
  readonly firstPageMs: number
  /** A page that answers nothing for so long hangs. */
  readonly hangMs: number
}

interface Frame {
  readonly parentId?: string
  /** Which document it shows. */
  readonly loaderId: string
  readonly url: string
  /** The address that an error page stands for. */
  readonly unreachableUrl?: string
}

/** The page that the window opens on. An app window grows no bar when it leaves it, as it would with an address. */
const NOTHING = 'data:text/html,'

/**
 * Opens a page of others in a window of its own Chromium, over ours, with an own proxy as its only way out. The process, its profile
 * and its proxy live for this one visit. The keyboard is open at first.
 */
export async function openOutsideWindow(
  parts: OutsideWindowParts,
  visit: OutsideVisit,
  events: OutsideEvents,
): Promise<OutsidePage> {
  const own = [new URL(visit.address), new URL(visit.returnPrefix)]
  const ownHosts = new Set([...own.map(hostOf), ...parts.sandboxHosts])
  const plainHosts = [...own.filter(({ protocol }) => protocol === 'http:').map(hostOf), ...parts.sandboxHosts]
  const proxy = await startOutsideProxy({ ownHosts, lookUp: parts.lookUp, connect: parts.connect })
  const chromium = launchChromium(parts.settings, {
    profilePrefix: profilePrefix('outside'),
    windowClass: 'sportello-outside',
    app: NOTHING,
    switches: outsideSwitches(proxy.port, visit.language),
    preferences: outsidePreferences(plainHosts),
    environment: { LANGUAGE: visit.language },
  })
  try {
    return await showVisit(chromium, proxy, parts, visit, events)
  } catch (error) {
    await end(chromium, proxy)
    throw error
  }
}

async function end(chromium: Chromium, proxy: OutsideProxy): Promise<void> {
  chromium.kill()
  await Promise.all([chromium.exited, proxy.close()])
}

async function showVisit(
  chromium: Chromium,
  proxy: OutsideProxy,
  parts: OutsideWindowParts,
  visit: OutsideVisit,
  events: OutsideEvents,
): Promise<OutsidePage> {
  const { devTools } = chromium
  const attached = await firstPage(chromium)
  const page = { ...attached, ...(await placeOf(chromium, attached, NOTHING)) }
  const { targetId, sessionId, screen } = page
  let shownNext: string | undefined
  const course = followVisit(visit, events, parts.firstPageMs, () => watch.stop())
  const watch = watchOutside(devTools, page, parts.hangMs, course.lost)
  const stop = () => {
    watch.stop()
    course.stop()
  }

  const sessions = outsideSessions(devTools, page, proxy)
  devTools.onEvent((event) => {
    const { method, params } = event
    if (method === 'Page.frameNavigated' && event.sessionId === sessionId) {
      hearFrame(params['frame'] as Frame)
    } else if (method === 'Page.lifecycleEvent' && event.sessionId === sessionId) {
      // By the document that is there: Chromium tells again what the page before it was.
      if (params['name'] === 'DOMContentLoaded' && params['loaderId'] === shownNext) course.shown()
    } else if (method === 'Target.targetCrashed' || method === 'Target.targetDestroyed') {
      if (params['targetId'] === targetId) course.lost()
    } else sessions.hear(event)
  })
  const hearFrame = ({ parentId, loaderId, url, unreachableUrl }: Frame) => {
    if (parentId !== undefined) return
    if (unreachableUrl !== undefined) course.unreachable(unreachableUrl)
    else {
      shownNext = loaderId
      course.arrived(url)
    }
  }

  void chromium.exited.then(course.lost)
  try {
    await watch.place(outsideStrip(screen.width, screen.height, true))
    await sessions.prepare()
    await devTools.send('Emulation.setFocusEmulationEnabled', { enabled: true }, sessionId)
    await devTools.send('Browser.setDownloadBehavior', { behavior: 'deny' })
    await devTools.send('Target.setDiscoverTargets', { discover: true })
  } catch (error) {
    stop()
    throw error
  }
  devTools.send('Page.navigate', { url: visit.address }, sessionId).then(
    ({ errorText }) => {
      if (errorText !== undefined) course.unreachable(visit.address)
    },
    () => course.unreachable(visit.address),
  )

  return {
    press: async (key) => {
      for (const event of keyEvents(key)) await devTools.send('Input.dispatchKeyEvent', event, sessionId)
    },
    setKeyboard: (isOpen) => watch.place(outsideStrip(screen.width, screen.height, isOpen)),
    close: async () => {
      stop()
      await end(chromium, proxy)
    },
  }
}
