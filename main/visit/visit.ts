import { isDeepStrictEqual } from 'node:util'
import { Settings } from '../../central/contract/settings.ts'
import type { Scene, Screen, ScreenLink } from '../contract/screen.ts'
import { linkQrModules, qrRowsOf } from '../documents/codes/qr-modules.ts'
import type { HandOver } from '../domain/hand-over.ts'
import { stepOverlay, type Language, type Look, type Overlay, type OverlayEvent } from '../domain/visit.ts'

/** What a visit needs from the rest of the kiosk. */
export interface VisitParts {
  readonly now: () => Date
  readonly newVisitId: () => string
  readonly screenWidthMm?: number | undefined
  /** The first screen, also after each end; the home screen unless told. */
  readonly home?: () => Scene
  /** The revision of the next screen; they count from 1 unless told. */
  readonly nextRevision?: () => number
  /** Hears every new screen, whole. */
  readonly onScreen: (screen: Screen) => void
}

/** The one visit of the kiosk, and the screen that it makes: everything in memory, nothing on disk. */
export interface Visit {
  readonly screen: () => Screen
  /** Names this visit and no other; work that outlives its visit sees by it that it came too late. */
  readonly id: () => string
  readonly settings: () => Settings | undefined
  /** Begins the visit, if nobody had touched the screen yet. */
  readonly touch: () => void
  /** Gives the screen to a flow, or back to the home screen. */
  readonly show: (scene: Scene) => void
  /** Gives the screen to another flow for a while. The scene that stands is set aside, where its flow can go on showing others. */
  readonly interrupt: (scene: Scene) => void
  /** Shows what was set aside, as it is by now; the home screen where nothing was. */
  readonly resume: () => void
  /** The scene that is set aside. */
  readonly aside: () => Scene | undefined
  /** Ends a flow: the next one takes the screen over. Flows know each other by this alone. */
  readonly handOver: (to: HandOver) => void
  /** Called with what another flow hands over to this one. */
  readonly onHandOver: <Next extends NamedHandOver['next']>(next: Next, enter: (input: InputOf<Next>) => void) => void
  /** Shows where the visit's print stands, over the scene; null when there is none. */
  readonly setPrint: (print: Screen['print']) => void
  /** Opens or closes what lies over the scene. False when the event has no meaning now. */
  readonly overlay: (event: OverlayEvent) => boolean
  /** Asks whether anybody is still there, until when; null takes the question away. */
  readonly setIdle: (idle: Screen['idle']) => void
  /** Says on the screen that somebody has signed in, or that nobody has any more. */
  readonly setPerson: (person: Screen['person']) => void
  /** From the choice of languages, or from a home screen that nobody has touched: then the visit begins with it. */
  readonly chooseLanguage: (language: Language) => boolean
  readonly setLarge: (isLarge: boolean) => void
  readonly setContrast: (isContrast: boolean) => void
  readonly setSettings: (settings: Readonly<Record<string, unknown>>) => void
  readonly setConnection: (connection: Screen['connection']) => void
  /** Whether anything new can be begun; what is under way is not disturbed. */
  readonly setCanSave: (canSave: boolean) => void
  readonly setPrinters: (printers: Screen['printers']) => void
  /** Calls back, each time a visit ends, whoever holds something of it; what it holds must be gone when it returns. */
  readonly onEnd: (wipe: (ended: { readonly durationMs: number }) => void) => void
  /**
   * Ends the visit: whatever was in it is gone, and the next person finds the home screen in Italian. One that fails to wipe keeps no
   * other from it; its error is thrown at the end.
   */
  readonly end: () => void
}

type NamedHandOver = Extract<HandOver, { input: unknown }>
type InputOf<Next extends NamedHandOver['next']> = Extract<NamedHandOver, { next: Next }>['input']

/** Nothing lies over the scene. */
const NOTHING_OPEN = { overlay: 'none', links: [], idle: null, print: null } as const satisfies Partial<Screen>

const USUAL_HOME: Scene = { flow: 'visit', state: { name: 'home' } }

/** Starts with the home screen, before any visit. */
export function createVisit(parts: VisitParts): Visit {
  const home = parts.home ?? (() => USUAL_HOME)
  const entrances = new Map<string, (input: never) => void>()
  const wipes: ((ended: { readonly durationMs: number }) => void)[] = []
  let settings: Settings | undefined
  let visitId = parts.newVisitId()
  let aside: Scene | undefined
  let canSave = true
  let revision = 0
  const nextRevision = parts.nextRevision ?? (() => ++revision)
  let screen: Screen = {
    revision: nextRevision(),
    language: 'it',
    look: usualLook(undefined),
    screenWidthMm: parts.screenWidthMm ?? null,
    municipality: null,
    connection: { name: 'catching-up', pending: null },
    printers: [],
    visitBeganAt: null,
    person: null,
    ...NOTHING_OPEN,
    scene: home(),
  }

  const change = (changes: Partial<Omit<Screen, 'revision'>>) => {
    const scene = changes.scene ?? screen.scene
    // Whoever leads back to the home screen finds there whether anything can be begun.
    const isStuck = scene.flow === 'visit' && !canSave
    const shown: Scene = isStuck ? { flow: 'visit', state: { name: 'cannot-save' } } : scene
    screen = { ...screen, ...changes, scene: shown, revision: nextRevision() }
    parts.onScreen(screen)
  }

  const show = (scene: Scene) => {
    const isAside = scene.flow === aside?.flow && scene.flow !== screen.scene.flow
    if (isAside) {
      aside = scene
      return
    }
    if (scene.flow !== screen.scene.flow) aside = undefined
    change({ scene })
  }

  const overlay = (event: OverlayEvent): boolean => {
    const next = stepOverlay(screen.overlay, event)
    if (next === undefined) return false
    change({ overlay: next, links: linksOf(next, settings) })
    return true
  }
  /** A change with which the visit begins, if it has not begun. */
  const touched = () => ({ visitBeganAt: screen.visitBeganAt ?? parts.now().toISOString() })

  return {
    screen: () => screen,
    id: () => visitId,
    settings: () => settings,
    touch: () => {
      if (screen.visitBeganAt === null) change(touched())
    },
    show,
    interrupt: (scene) => {
      const interrupted = aside ?? screen.scene
      change({ scene })
      aside = interrupted
    },
    resume: () => {
      const scene = aside ?? home()
      aside = undefined
      change({ scene })
    },
    aside: () => aside,
    handOver: (to) => {
      if (to.next !== 'home') entrances.get(to.next)?.(to.input as never)
      else {
        aside = undefined
        change({ scene: home() })
      }
    },
    onHandOver: (next, enter) => {
      entrances.set(next, enter)
    },
    setPrint: (print) => change({ print }),
    overlay,
    setIdle: (idle) => change({ idle }),
    setPerson: (person) => change({ person }),
    chooseLanguage: (language) => {
      if (screen.overlay !== 'languages' && screen.visitBeganAt !== null) return false
      change({ ...touched(), language, overlay: 'none' })
      return true
    },
    setLarge: (isLarge) => change({ look: { ...screen.look, isLarge } }),
    setContrast: (isContrast) => {
      const theme = isContrast ? 'contrast' : usualLook(settings).theme
      change({ look: { ...screen.look, theme } })
    },
    setSettings: (stored) => {
      const parsed = Settings.safeParse(stored)
      if (!parsed.success) return
      settings = parsed.data
      const { look } = screen
      const theme = look.theme === 'contrast' ? look.theme : usualLook(settings).theme
      change({ municipality: municipalityOf(settings), look: { ...look, theme } })
    },
    setConnection: (connection) => {
      if (!isDeepStrictEqual(connection, screen.connection)) change({ connection })
    },
    setCanSave: (isSo) => {
      canSave = isSo
      if (screen.scene.flow === 'visit') change({ scene: USUAL_HOME })
    },
    setPrinters: (printers) => {
      if (!isDeepStrictEqual(printers, screen.printers)) change({ printers })
    },
    onEnd: (wipe) => {
      wipes.push(wipe)
    },
    end: () => {
      const beganAt = screen.visitBeganAt
      const durationMs = beganAt === null ? 0 : parts.now().getTime() - new Date(beganAt).getTime()
      visitId = parts.newVisitId()
      aside = undefined
      const failures = wipes.flatMap((wipe) => {
        try {
          wipe({ durationMs })
          return []
        } catch (error) {
          return [error]
        }
      })
      change({
        language: 'it',
        look: usualLook(settings),
        visitBeganAt: null,
        person: null,
        ...NOTHING_OPEN,
        scene: home(),
      })
      if (failures.length > 0)
        throw new AggregateError(failures, 'The visit has ended, but not all of it could be wiped')
    },
  }
}

/** How the kiosk looks before anybody has asked for something else. */
function usualLook(settings: Settings | undefined): Look {
  return { theme: settings?.theme ?? 'light', isLarge: false }
}

function municipalityOf(settings: Settings): NonNullable<Screen['municipality']> {
  return {
    name: settings.name,
    accent: settings.accent,
    hasCrest: settings.crest !== undefined,
    paysHere: settings.paysHere,
    accounts: accountsOf(settings),
    office: {
      name: settings.officeName,
      address: settings.officeAddress,
      hours: settings.officeHours,
      ...(settings.officePhone !== undefined && { phone: settings.officePhone }),
      ...(settings.officeEmail !== undefined && { email: settings.officeEmail }),
    },
    ...(settings.privacyContact !== undefined && { privacyContact: settings.privacyContact }),
    ...(settings.ticketReasons !== undefined && { ticketReasons: settings.ticketReasons }),
  }
}

function accountsOf({ registration }: Settings): NonNullable<Screen['municipality']>['accounts'] {
  if (registration === undefined) return 'none'
  return registration === 'on' ? 'register' : 'sign-in'
}

/** Where the municipality says more of what an overlay says. */
function linksOf(overlay: Overlay, settings: Settings | undefined): Screen['links'] {
  const link = (about: ScreenLink['about'], address: string | undefined): ScreenLink[] => {
    if (address === undefined) return []
    const qrRows = qrRowsOf(linkQrModules(address))
    return [{ about, host: new URL(address).host.replace(/^www\./, ''), qrRows }]
  }
  switch (overlay) {
    case 'privacy':
      return link('privacy', settings?.privacyAddress)
    case 'accessibility':
      return [
        ...link('accessibility', settings?.accessibilityAddress),
        ...link('feedback', settings?.accessibilityFeedbackAddress),
      ]
    case 'none':
    case 'help':
    case 'languages':
    case 'no-code':
      return []
  }
}
