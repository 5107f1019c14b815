import * as z from 'zod'
import { composeNoProofMail, composePasswordChangedMail, composeProofMail } from '../mail/account-mail.ts'
import type { DraftOf } from './draft-mail.ts'

/** What is kept of the mails of accounts until they are sent: what they are about. Where they go stands there. */
const Payload = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('proof'), proofId: z.string() }),
  z.strictObject({ about: z.literal('password-changed'), accountId: z.string() }),
])

/**
 * The mails of accounts. What the mail of a proof says is decided here, after who asked for it had the answer: that an address has an account,
 * or none, only its own mailbox is told. Needless once the code is good no longer.
 */
export const accountMail: DraftOf = async ({ findAddressProof, findAccount, readSettings }, effectPayload) => {
  const payload = Payload.safeParse(effectPayload)
  if (!payload.success) return undefined
  if (payload.data.about === 'password-changed') {
    const account = await findAccount(payload.data.accountId)
    if (account === undefined) return 'needless'
    return {
      to: account.email,
      facts: {},
      compose: async () => composePasswordChangedMail(account, await readSettings()),
    }
  }
  const found = await findAddressProof(payload.data.proofId)
  if (found === undefined) return 'needless'
  const { mailed, canBeProved } = found
  return {
    to: mailed.proof.email,
    facts: {},
    compose: async () =>
      canBeProved
        ? composeProofMail(mailed, await readSettings())
        : composeNoProofMail(mailed.proof, await readSettings()),
  }
}
