import type { ScreensOf, StateOf } from '../../app/screens-of.ts'
import Entry from './Entry.svelte'
import Fault from './Fault.svelte'
import Found from './Found.svelte'
import Link from './Link.svelte'
import Linking from './Linking.svelte'
import Mailed from './Mailed.svelte'
import NoLink from './NoLink.svelte'
import Searching from './Searching.svelte'

/** The screens of a receipt, by state. */
export const receiptScreens = {
  entry: Entry,
  searching: Searching,
  found: Found,
  mailed: Mailed,
  linking: Linking,
  link: Link,
  'no-link': NoLink,
  fault: Fault,
} satisfies ScreensOf<StateOf<'receipt'>>
