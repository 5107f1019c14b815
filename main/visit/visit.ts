import { Settings } from '../../central/contract/settings.ts'
import type { Scene, Screen } from '../contract/screen.ts'
import type { HandOver } from '../domain/hand-over.ts'
import { stepOverlay, type Language, type OverlayEvent } from '../domain/visit.ts'

/** What a visit needs from the rest of the kiosk. */
export interface VisitParts {
  readonly now: () => Date
  readonly newVisitId: () => string
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
  /** Ends a flow: the next one takes the screen over. Flows know each other by this alone. */
  readonly handOver: (to: HandOver) => void
  /** Called with what another flow hands over to this one. */
  readonly onHandOver: <Next extends NamedHandOver['next']>(next: Next, enter: (input: InputOf<Next>) => void) => void
  /** Shows where the visit's print stands, over the scene; null when there is none. */
  readonly setPrint: (print: Screen['print']) => void
  /** Opens or closes what lies over the scene. False when the event has no meaning now. */
  readonly overlay: (event: OverlayEvent) => boolean
  readonly chooseLanguage: (language: Language) => boolean
  readonly setSettings: (settings: Readonly<Record<string, unknown>>) => void
  readonly setConnection: (connection: Screen['connection']) => void
  readonly setPrinter: (printer: Screen['printer']) => void
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

const HOME: Scene = { flow: 'visit', state: { name: 'home' } }

/** Starts with the home screen, before any visit. */
export function createVisit(parts: VisitParts): Visit {
  const entrances = new Map<string, (input: never) => void>()
  const wipes: ((ended: { readonly durationMs: number }) => void)[] = []
  let settings: Settings | undefined
  let visitId = parts.newVisitId()
  let screen: Screen = {
    revision: 1,
    language: 'it',
    municipality: null,
    connection: 'offline',
    printer: 'ready',
    visitBeganAt: null,
    overlay: 'none',
    print: null,
    scene: HOME,
  }

  const change = (changes: Partial<Omit<Screen, 'revision'>>) => {
    screen = { ...screen, ...changes, revision: screen.revision + 1 }
    parts.onScreen(screen)
  }

  const overlay = (event: OverlayEvent): boolean => {
    const next = stepOverlay(screen.overlay, event)
    if (next === undefined) return false
    change({ overlay: next })
    return true
  }

  return {
    screen: () => screen,
    id: () => visitId,
    settings: () => settings,
    touch: () => {
      if (screen.visitBeganAt === null) change({ visitBeganAt: parts.now().toISOString() })
    },
    show: (scene) => change({ scene }),
    handOver: (to) => {
      if (to.next === 'home') change({ scene: HOME })
      else entrances.get(to.next)?.(to.input as never)
    },
    onHandOver: (next, enter) => {
      entrances.set(next, enter)
    },
    setPrint: (print) => change({ print }),
    overlay,
    chooseLanguage: (language) => {
      if (screen.overlay !== 'languages') return false
      change({ language, overlay: 'none' })
      return true
    },
    setSettings: (stored) => {
      const parsed = Settings.safeParse(stored)
      if (!parsed.success) return
      settings = parsed.data
      change({ municipality: municipalityOf(parsed.data) })
    },
    setConnection: (connection) => change({ connection }),
    setPrinter: (printer) => {
      if (printer !== screen.printer) change({ printer })
    },
    onEnd: (wipe) => {
      wipes.push(wipe)
    },
    end: () => {
      const beganAt = screen.visitBeganAt
      const durationMs = beganAt === null ? 0 : parts.now().getTime() - new Date(beganAt).getTime()
      visitId = parts.newVisitId()
      const failures = wipes.flatMap((wipe) => {
        try {
          wipe({ durationMs })
          return []
        } catch (error) {
          return [error]
        }
      })
      change({ language: 'it', visitBeganAt: null, overlay: 'none', print: null, scene: HOME })
      if (failures.length > 0)
        throw new AggregateError(failures, 'The visit has ended, but not all of it could be wiped')
    },
  }
}

function municipalityOf(settings: Settings): NonNullable<Screen['municipality']> {
  return {
    name: settings.name,
    accent: settings.accent,
    hasCrest: settings.crest !== undefined,
    paysHere: settings.paysHere,
    office: {
      name: settings.officeName,
      address: settings.officeAddress,
      hours: settings.officeHours,
      ...(settings.officePhone !== undefined && { phone: settings.officePhone }),
      ...(settings.officeEmail !== undefined && { email: settings.officeEmail }),
    },
  }
}
