import type { ScreensOf, StateOf } from '../../app/screens-of.ts'
import Entry from './Entry.svelte'
import Fault from './Fault.svelte'
import Found from './Found.svelte'
import Mailed from './Mailed.svelte'
import Searching from './Searching.svelte'

/** The screens of a receipt, by state. */
export const receiptScreens = {
  entry: Entry,
  searching: Searching,
  found: Found,
  mailed: Mailed,
  fault: Fault,
} satisfies ScreensOf<StateOf<'receipt'>>
