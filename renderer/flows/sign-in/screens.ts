import type { ScreensOf, StateOf } from '../../app/screens-of.ts'
import Asking from './Asking.svelte'
import Changed from './Changed.svelte'
import Checking from './Checking.svelte'
import Failed from './Failed.svelte'
import Forgot from './Forgot.svelte'
import Form from './Form.svelte'
import NewPassword from './NewPassword.svelte'
import Saving from './Saving.svelte'
import Wait from './Wait.svelte'

/** The screens of who signs in, or has forgotten the password, by state. */
export const signInScreens = {
  form: Form,
  checking: Checking,
  wait: Wait,
  forgot: Forgot,
  asking: Asking,
  'new-password': NewPassword,
  saving: Saving,
  changed: Changed,
  failed: Failed,
} satisfies ScreensOf<StateOf<'sign-in'>>
