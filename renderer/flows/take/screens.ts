import type { ScreensOf, StateOf } from '../../app/screens-of.ts'
import Email from './Email.svelte'
import Failed from './Failed.svelte'
import Link from './Link.svelte'
import Mailed from './Mailed.svelte'
import Making from './Making.svelte'
import Sending from './Sending.svelte'

/** The screens of a notice that is taken along, by state. */
export const takeScreens = {
  making: Making,
  link: Link,
  email: Email,
  sending: Sending,
  mailed: Mailed,
  failed: Failed,
} satisfies ScreensOf<StateOf<'take'>>
