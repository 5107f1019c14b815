import type { ScreensOf, StateOf } from '../../app/screens-of.ts'
import Email from './Email.svelte'
import Entering from './Entering.svelte'
import Failed from './Failed.svelte'
import Name from './Name.svelte'
import Password from './Password.svelte'
import Phone from './Phone.svelte'
import Sending from './Sending.svelte'
import TaxCode from './TaxCode.svelte'
import Welcome from './Welcome.svelte'

/** The screens of a registration, by state. */
export const registrationScreens = {
  name: Name,
  'tax-code': TaxCode,
  email: Email,
  phone: Phone,
  password: Password,
  sending: Sending,
  entering: Entering,
  welcome: Welcome,
  failed: Failed,
} satisfies ScreensOf<StateOf<'registration'>>
