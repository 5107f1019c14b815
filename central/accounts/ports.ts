import type { Central } from '../../db/central/open.ts'
import type { JudgePassword } from './password-strength.ts'
import type { Passwords } from './passwords.ts'
import type { ProofSecrets } from './proof-secrets.ts'

/** What accounts need of the centre. */
export interface AccountPorts {
  readonly db: Central
  readonly creditor: string
  readonly now: () => Date
  readonly newId: () => string
  /** 256 random bits, base64url. */
  readonly newSecret: () => string
  /** Whether there is a mail server. */
  readonly hasMail: boolean
  readonly passwords: Passwords
  readonly judgePassword: JudgePassword
  readonly proofs: ProofSecrets
}
