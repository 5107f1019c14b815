import type { Component } from 'svelte'
import type { Scene, Screen } from '../../main/contract/screen.ts'
import Doubtful from '../flows/notice/Doubtful.svelte'
import Entry from '../flows/notice/Entry.svelte'
import Fault from '../flows/notice/Fault.svelte'
import Phone from '../flows/notice/Phone.svelte'
import PrintTrouble from '../flows/notice/PrintTrouble.svelte'
import Printed from '../flows/notice/Printed.svelte'
import Printing from '../flows/notice/Printing.svelte'
import Searching from '../flows/notice/Searching.svelte'
import Summary from '../flows/notice/Summary.svelte'
import Help from '../flows/visit/Help.svelte'
import Home from '../flows/visit/Home.svelte'
import Languages from '../flows/visit/Languages.svelte'

type StateOf<Flow extends Scene['flow']> = Extract<Scene, { flow: Flow }>['state']

/** A component that gets a state, or one for which its being there says all. */
type ScreenOf<State> = Component<{ state: State }> | Component<Record<string, never>>

/** A component for each state of each flow. A state without one does not compile. */
type SceneScreens = {
  readonly [Flow in Scene['flow']]: {
    readonly [Name in StateOf<Flow>['name']]: ScreenOf<Extract<StateOf<Flow>, { name: Name }>>
  }
}

const scenes = {
  visit: { home: Home },
  notice: {
    entry: Entry,
    doubtful: Doubtful,
    searching: Searching,
    summary: Summary,
    phone: Phone,
    printing: Printing,
    printed: Printed,
    'print-trouble': PrintTrouble,
    fault: Fault,
  },
} satisfies SceneScreens

const overlays = { help: Help, languages: Languages } satisfies Record<
  Exclude<Screen['overlay'], 'none'>,
  ScreenOf<never>
>

/** What to show, and the name under which it counts as one and the same screen: when it changes, the focus moves. */
export interface ShownScreen {
  readonly name: string
  readonly component: Component<{ state: Scene['state'] }>
}

/** The component for a screen: what lies over the scene, else the scene's own. */
export function screenFor({ overlay, scene }: Screen): ShownScreen {
  const ofFlow: Readonly<Record<string, unknown>> = scenes[scene.flow]
  const component = overlay === 'none' ? ofFlow[scene.state.name] : overlays[overlay]
  const name = [scene.flow, scene.state.name, overlay].join(' ')
  // The tables are checked above: a component gets the state under whose name it stands, and those without a state pass it over.
  return { name, component: component as ShownScreen['component'] }
}
