import * as z from 'zod'
import { readSettings } from '../../db/central/stores/settings.ts'
import { Applicant, type RegisterRequest, type RegisterResponse } from '../contract/accounts.ts'
import { Settings } from '../contract/settings.ts'
import { beginProof, mayBegin } from './begin-proof.ts'
import type { AccountPorts } from './ports.ts'

/** What is kept of who registers until the address is proved. */
export const StoredApplicant = Applicant.omit({ email: true }).extend({ passwordHash: z.string() })

/**
 * Begins a registration: there is an account once its address is proved. For an address that has one already everything is the same, but what
 * its mail says.
 */
export async function register(
  ports: AccountPorts,
  kioskId: string,
  { proofId, applicant, password, language }: RegisterRequest,
): Promise<RegisterResponse> {
  const settings = Settings.parse(await readSettings(ports.db, ports.creditor))
  if (settings.registration !== 'on') return { result: 'closed' }
  if (!ports.hasMail) return { result: 'no-mail' }
  if (!(await mayBegin(ports, { proofId, email: applicant.email.toLowerCase(), kioskId })))
    return { result: 'too-many' }
  const weak = await ports.judgePassword(password, applicant, settings.name)
  if (weak !== undefined) return { result: 'weak', why: weak }
  const { email, ...person } = applicant
  const stored: z.infer<typeof StoredApplicant> = { ...person, passwordHash: await ports.passwords.hash(password) }
  return beginProof(ports, {
    proofId,
    purpose: 'register',
    kioskId,
    email: email.toLowerCase(),
    accountId: undefined,
    applicant: stored,
    language,
  })
}
