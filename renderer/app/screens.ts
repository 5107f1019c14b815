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

/** A component for each state of each flow, which gets that state. A state without one does not compile. */
type SceneScreens = {
  readonly [Flow in Scene['flow']]: {
    readonly [Name in StateOf<Flow>['name']]: Component<{ state: Extract<StateOf<Flow>, { name: Name }> }>
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
  Component<Record<string, never>>
>

/** What to show, and the name under which it counts as one and the same screen: when it changes, the focus moves. */
export interface ShownScreen {
  readonly name: string
  readonly component: Component<{ state: Scene['state'] }>
}

/** The component for a screen: what lies over the scene, else the scene's own. */
export function screenFor({ overlay, scene }: Screen): ShownScreen {
  const name = `${scene.flow}/${scene.state.name}`
  if (overlay !== 'none') return { name: `${name}/${overlay}`, component: overlays[overlay] as ShownScreen['component'] }
  const byName: Readonly<Record<string, unknown>> = scenes[scene.flow]
  // The table is checked above; here the state's name and the component's state belong together by its making.
  return { name, component: byName[scene.state.name] as ShownScreen['component'] }
}
