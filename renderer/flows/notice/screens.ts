import type { ScreensOf, StateOf } from '../../app/screens-of.ts'
import Doubtful from './Doubtful.svelte'
import Entry from './Entry.svelte'
import Fault from './Fault.svelte'
import Phone from './Phone.svelte'
import Searching from './Searching.svelte'
import Summary from './Summary.svelte'
import TaxCode from './TaxCode.svelte'

/** The screens of a notice, by state. */
export const noticeScreens = {
  entry: Entry,
  doubtful: Doubtful,
  searching: Searching,
  summary: Summary,
  phone: Phone,
  'tax-code': TaxCode,
  fault: Fault,
} satisfies ScreensOf<StateOf<'notice'>>
