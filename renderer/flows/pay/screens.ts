import type { ScreensOf, StateOf } from '../../app/screens-of.ts'
import Busy from './Busy.svelte'
import Cancelled from './Cancelled.svelte'
import Elsewhere from './Elsewhere.svelte'
import Late from './Late.svelte'
import Left from './Left.svelte'
import NotPayable from './NotPayable.svelte'
import Offer from './Offer.svelte'
import Opening from './Opening.svelte'
import Outside from './Outside.svelte'
import Paid from './Paid.svelte'
import PhonePage from './PhonePage.svelte'
import Refused from './Refused.svelte'
import Unavailable from './Unavailable.svelte'
import Unknown from './Unknown.svelte'
import Waiting from './Waiting.svelte'

/** The screens of a payment, by state. */
export const payScreens = {
  offer: Offer,
  opening: Opening,
  outside: Outside,
  phone: PhonePage,
  waiting: Waiting,
  paid: Paid,
  cancelled: Cancelled,
  refused: Refused,
  left: Left,
  late: Late,
  unknown: Unknown,
  elsewhere: Elsewhere,
  busy: Busy,
  'not-payable': NotPayable,
  unavailable: Unavailable,
} satisfies ScreensOf<StateOf<'pay'>>
