import * as z from 'zod'
import { Language } from '../../main/domain/visit.ts'
import { ReceiptEmail } from '../contract/payments.ts'
import { composeNoticeMail } from '../mail/notice-mail.ts'
import type { DraftOf } from './draft-mail.ts'

/** What is kept of a notice's mail until it is sent: which notice, to whom, for a reader of which language. */
const Payload = z.strictObject({ noticeNumber: z.string().regex(/^\d{18}$/), to: ReceiptEmail, language: Language })

/** The mail of a notice; needless once that cannot be paid, or somebody would pay twice. */
export const noticeMail: DraftOf = async ({ findNotice, renderNotice }, effectPayload) => {
  const payload = Payload.safeParse(effectPayload)
  if (!payload.success) return undefined
  const { noticeNumber, to, language } = payload.data
  const paper = await findNotice(noticeNumber, language)
  if (paper === undefined) return 'needless'
  return {
    to,
    facts: { noticeNumber },
    compose: async () => composeNoticeMail({ ...paper, language, pdf: await renderNotice(paper.document) }),
  }
}
