import type { Screen } from '../../../main/contract/screen.ts'
import type { ScreenOf, ScreensOf, StateOf } from '../../app/screens-of.ts'
import Accessibility from './Accessibility.svelte'
import CannotSave from './CannotSave.svelte'
import Help from './Help.svelte'
import Home from './Home.svelte'
import Languages from './Languages.svelte'
import NoCode from './NoCode.svelte'
import Privacy from './Privacy.svelte'

/** The screens of the visit itself, by state. */
export const visitScreens = { home: Home, 'cannot-save': CannotSave } satisfies ScreensOf<StateOf<'visit'>>

/** What lies over the screen of any flow. */
export const overlayScreens = {
  help: Help,
  languages: Languages,
  privacy: Privacy,
  accessibility: Accessibility,
  'no-code': NoCode,
} satisfies Record<Exclude<Screen['overlay'], 'none'>, ScreenOf<never>>
