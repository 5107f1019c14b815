import type { ScreensOf, StateOf } from '../../app/screens-of.ts'
import Delete from './Delete.svelte'
import Deleted from './Deleted.svelte'
import Email from './Email.svelte'
import Export from './Export.svelte'
import Failed from './Failed.svelte'
import Field from './Field.svelte'
import LanguageOfMails from './LanguageOfMails.svelte'
import Overview from './Overview.svelte'
import Password from './Password.svelte'
import Saving from './Saving.svelte'
import Wait from './Wait.svelte'

/** The screens of who looks at the own profile, by state. */
export const profileScreens = {
  overview: Overview,
  field: Field,
  language: LanguageOfMails,
  email: Email,
  password: Password,
  export: Export,
  delete: Delete,
  saving: Saving,
  wait: Wait,
  deleted: Deleted,
  failed: Failed,
} satisfies ScreensOf<StateOf<'profile'>>
