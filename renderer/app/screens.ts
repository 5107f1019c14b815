import type { Component } from 'svelte'
import type { Scene, Screen } from '../../main/contract/screen.ts'
import { overlayScreens, visitScreens } from '../flows/visit/screens.ts'
import { hasTexts, loadTexts } from '../state/texts.ts'

/** What the screens come in: one part for each flow, and one for the print that lies over them. */
type Part = Scene['flow'] | 'print'
type Components = Readonly<Record<string, unknown>>

/** How the parts are fetched that are not there from the start. */
const loaders = {
  notice: async () => (await import('../flows/notice/screens.ts')).noticeScreens,
  pay: async () => (await import('../flows/pay/screens.ts')).payScreens,
  take: async () => (await import('../flows/take/screens.ts')).takeScreens,
  receipt: async () => (await import('../flows/receipt/screens.ts')).receiptScreens,
  assistance: async () => (await import('../flows/assistance/screens.ts')).assistanceScreens,
  registration: async () => (await import('../flows/registration/screens.ts')).registrationScreens,
  'sign-in': async () => (await import('../flows/sign-in/screens.ts')).signInScreens,
  'mail-code': async () => (await import('../flows/mail-code/screens.ts')).mailCodeScreens,
  profile: async () => (await import('../flows/profile/screens.ts')).profileScreens,
  board: async () => (await import('../flows/board/screens.ts')).boardScreens,
  device: async () => (await import('../flows/device/screens.ts')).deviceScreens,
  print: async () => (await import('../flows/print/screens.ts')).printScreens,
} satisfies Record<Exclude<Part, 'visit'>, () => Promise<Components>>

/** The first screen is the visit's, so it is there from the start. */
const loaded = new Map<Part, Components>([['visit', visitScreens]])

/** What to show, and the name under which it counts as one and the same screen: when it changes, the focus moves. */
export interface ShownScreen {
  readonly name: string
  readonly component: Component<{ state: unknown }>
  readonly state: unknown
}

/** The component for a screen that can be shown: what lies on top of all, else the print that lies over the scene, else the scene's own. */
export function screenFor({ overlay, print, scene }: Screen): ShownScreen {
  // The tables are checked where they are made: a component gets the state under whose name it stands, and those without one pass it over.
  const shown = (name: string, component: unknown, state: unknown) => ({
    name,
    component: component as ShownScreen['component'],
    state,
  })
  if (overlay !== 'none') return shown(overlay, overlayScreens[overlay], scene.state)
  if (print !== null) return shown(`print ${print.name}`, loaded.get('print')?.[print.name], print)
  return shown(`${scene.flow} ${scene.state.name}`, loaded.get(scene.flow)?.[scene.state.name], scene.state)
}

/** Whether everything is there that a screen needs: its part, and the texts of its language. */
export function canShow(screen: Screen): boolean {
  const part = partOf(screen)
  return (part === undefined || loaded.has(part)) && hasTexts(screen.language)
}

/** Fetches what a screen needs. Rejects when it cannot be had; it may be tried again. */
export async function loadFor(screen: Screen): Promise<void> {
  const part = partOf(screen)
  await Promise.all([part !== undefined && loadPart(part), loadTexts(screen.language)])
}

/** Fetches the parts of all other screens one by one, each when `idle` says that nothing else is to do, so that the next touch finds them. */
export async function loadRest(idle: () => Promise<void>): Promise<void> {
  for (const part of Object.keys(loaders) as readonly (keyof typeof loaders)[]) {
    await idle()
    await loadPart(part)
  }
}

async function loadPart(part: Part): Promise<void> {
  if (part !== 'visit' && !loaded.has(part)) loaded.set(part, await loaders[part]())
}

function partOf({ overlay, print, scene }: Screen): Part | undefined {
  return overlay !== 'none' ? undefined : print !== null ? 'print' : scene.flow
}
