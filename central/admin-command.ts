import type { Central } from '../db/central/open.ts'

/** An operator's command was refused for a reason that the operator can read. */
export class Refused extends Error {}

/** What an operator's command needs. */
export interface AdminPorts {
  readonly db: Central
  readonly creditor: string
  readonly now: () => Date
}
