import type { ClaimedEffect, EffectKind } from '../../db/central/stores/effects.ts'
import type { SendMail } from '../mail/send-mail.ts'
import { accountMail } from './account-mail.ts'
import type { DraftOf, MailSources } from './draft-mail.ts'
import { noticeMail } from './notice-mail.ts'
import { receiptMail } from './receipt-mail.ts'
import type { EffectWork } from './run-effects.ts'
import { ticketOpenedMail, ticketReplyMail } from './ticket-mails.ts'

/** Every kind of mail. */
const kinds: Readonly<Record<EffectKind, DraftOf>> = {
  'receipt-mail': receiptMail,
  'notice-mail': noticeMail,
  'ticket-opened-mail': ticketOpenedMail,
  'ticket-reply-mail': ticketReplyMail,
  'account-mail': accountMail,
}

/** Makes a queued mail ready to be sent, or to wait where there is no mail server; undefined when it can never be written. */
export async function prepareMail(
  sources: MailSources,
  sendMail: SendMail | undefined,
  { effectId, kind, payload, madeAt }: ClaimedEffect,
): Promise<EffectWork | undefined> {
  const draft = await kinds[kind](sources, payload)
  if (draft === undefined) return undefined
  if (draft === 'needless') return { facts: {}, perform: () => Promise.resolve({ ok: true }) }
  const { to, facts, compose } = draft
  if (sendMail === undefined)
    return { facts, perform: () => Promise.resolve({ ok: false, kind: 'server', trouble: 'none' }) }
  return { facts, perform: async () => sendMail({ ...(await compose()), effectId, to, date: new Date(madeAt) }) }
}
