import type { CodePurpose } from '../../../main/domain/mail-code.ts'
import type { MessageKey } from '../../../main/messages/it.ts'

/** Where in its journey each code is asked for: on whose way, and at which step. */
export const JOURNEYS = {
  register: { journey: 'home.registration', step: [5, 5] },
  recover: { journey: 'home.sign-in', step: undefined },
  'new-email': { journey: 'home.profile', step: undefined },
} as const satisfies Readonly<
  Record<CodePurpose, { readonly journey: MessageKey; readonly step: readonly [number, number] | undefined }>
>
