import type { Component } from 'svelte'
import type { Scene } from '../../main/contract/screen.ts'

/** The states of a flow. */
export type StateOf<Flow extends Scene['flow']> = Extract<Scene, { flow: Flow }>['state']

/** A component that gets a state, or one for which its being there says all. */
export type ScreenOf<State> = Component<{ state: State }> | Component<Record<string, never>>

/** A component for each name of a state; a state without one does not compile. */
export type ScreensOf<State extends { readonly name: string }> = {
  readonly [Name in State['name']]: ScreenOf<Extract<State, { name: Name }>>
}
