import * as z from 'zod'
import { Language } from '../../main/domain/visit.ts'
import { personOf } from '../accounts/sign-in.ts'
import {
  composeAccountNewsMail,
  composeExportMail,
  composeNoProofMail,
  composeProofMail,
} from '../mail/account-mail.ts'
import type { DraftMail, DraftOf, MailSources } from './draft-mail.ts'

/** What is kept of the mails of accounts until they are sent: what they are about, and where they go where that stands nowhere else any more. */
const Payload = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('proof'), proofId: z.string() }),
  z.strictObject({ about: z.literal('export'), accountId: z.string() }),
  z.strictObject({
    about: z.enum(['password-changed', 'email-changed', 'deleted']),
    to: z.email(),
    language: Language,
  }),
])

const NEWS = { 'password-changed': 'changed', 'email-changed': 'email', deleted: 'deleted' } as const

/** The mails of accounts; needless once what they are about is gone. */
export const accountMail: DraftOf = async (sources, effectPayload) => {
  const payload = Payload.safeParse(effectPayload)
  if (!payload.success) return undefined
  const { data } = payload
  switch (data.about) {
    case 'proof':
      return proofMail(sources, data.proofId)
    case 'export': {
      const account = await sources.findAccount(data.accountId)
      if (account === undefined) return 'needless'
      return mailTo(account.email, async () =>
        composeExportMail(
          account,
          { ...personOf(account), payments: await sources.findPayments(data.accountId) },
          await sources.readSettings(),
        ),
      )
    }
    case 'password-changed':
    case 'email-changed':
    case 'deleted': {
      const account = { email: data.to, language: data.language }
      return mailTo(data.to, async () =>
        composeAccountNewsMail(NEWS[data.about], account, await sources.readSettings()),
      )
    }
  }
}

/**
 * The mail of a proof. What it says is decided here, after who asked for it had the answer: that an address has an account, or none, only its
 * own mailbox is told.
 */
async function proofMail(
  { findAddressProof, readSettings }: MailSources,
  proofId: string,
): Promise<DraftMail | 'needless'> {
  const found = await findAddressProof(proofId)
  if (found === undefined) return 'needless'
  const { mailed, canBeProved } = found
  const { proof } = mailed
  return mailTo(proof.email, async () =>
    canBeProved ? composeProofMail(mailed, await readSettings()) : composeNoProofMail(proof, await readSettings()),
  )
}

function mailTo(to: string, compose: DraftMail['compose']): DraftMail {
  return { to, facts: {}, compose }
}
