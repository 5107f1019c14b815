import { createContext } from 'svelte'
import type { Screen } from '../../main/contract/screen.ts'
import type { MessageKey } from '../../main/messages/it.ts'
import type { ParamsOf } from '../../main/messages/fill-params.ts'
import type { Connection } from '../app/connection.ts'
import type { Framing } from './framing.svelte.ts'

/** What every screen has at hand. */
export interface Kiosk {
  /** What main shows now; reading it in a template keeps the template up to date. */
  readonly screen: Screen
  /** A text in the language of the visit. */
  readonly t: <Key extends MessageKey>(key: Key, ...params: ParamsOf<Key>) => string
  readonly act: Connection['act']
  readonly now: () => Date
  /** Calls `keep` before every act, for a screen that has something to keep in main first. Returns the end of it. */
  readonly beforeActs: (keep: () => void) => () => void
  /** Where a screen says what belongs on the frame around it. */
  readonly framing: Framing
  /** What lies under the finger has changed: taps rest for a moment. */
  readonly restTaps: () => void
  /** Hears what a person types while no field has the focus. Returns the end of it. */
  readonly onTyped: (hear: (text: string) => void) => () => void
}

const [kiosk, setKiosk] = createContext<Kiosk>()

export {
  /** The kiosk around a component; only while the component is being made. */
  kiosk as getKiosk,
  /** Gives the kiosk to all components inside the one that is being made. */
  setKiosk,
}
