import type { ScreensOf, StateOf } from '../../app/screens-of.ts'
import Answer from './Answer.svelte'
import Email from './Email.svelte'
import Fault from './Fault.svelte'
import Found from './Found.svelte'
import Name from './Name.svelte'
import Phone from './Phone.svelte'
import Reason from './Reason.svelte'
import Searching from './Searching.svelte'
import Sending from './Sending.svelte'
import Sent from './Sent.svelte'
import Slip from './Slip.svelte'
import Summary from './Summary.svelte'
import Text from './Text.svelte'
import Unavailable from './Unavailable.svelte'

/** The screens of a request for assistance, by state. */
export const assistanceScreens = {
  reason: Reason,
  unavailable: Unavailable,
  text: Text,
  answer: Answer,
  email: Email,
  phone: Phone,
  name: Name,
  summary: Summary,
  sending: Sending,
  sent: Sent,
  slip: Slip,
  searching: Searching,
  found: Found,
  fault: Fault,
} satisfies ScreensOf<StateOf<'assistance'>>
