import type { ScreensOf, StateOf } from '../../app/screens-of.ts'
import Entry from './Entry.svelte'
import Gone from './Gone.svelte'
import Proving from './Proving.svelte'

/** The screens of a code that came by mail, by state. */
export const mailCodeScreens = { entry: Entry, proving: Proving, gone: Gone } satisfies ScreensOf<StateOf<'mail-code'>>
