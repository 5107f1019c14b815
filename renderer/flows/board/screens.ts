import type { ScreensOf, StateOf } from '../../app/screens-of.ts'
import Asking from './Asking.svelte'
import Choosing from './Choosing.svelte'
import Details from './Details.svelte'
import Failed from './Failed.svelte'
import Filters from './Filters.svelte'
import Payments from './Payments.svelte'
import Totals from './Totals.svelte'

/** The screens of who looks at the own payments, by state. */
export const boardScreens = {
  asking: Asking,
  list: Payments,
  filters: Filters,
  choosing: Choosing,
  totals: Totals,
  details: Details,
  failed: Failed,
} satisfies ScreensOf<StateOf<'board'>>
