import * as z from 'zod'
import { AmountCents } from '../../main/domain/money.ts'
import { NoticeNumber } from '../../main/domain/notice-number.ts'
import { Language } from '../../main/domain/visit.ts'
import { NotPayable, ReceiptEmail } from './payments.ts'

/** Why a notice is not handed out: only what can be paid is. */
const notPayable = z.strictObject({ result: z.literal('not-payable'), why: NotPayable })

/** Makes an address of the centre at which a person takes a notice to their own phone, once. The kiosk makes `linkId`; the address holds another secret. */
export const PaperLinkRequest = z.strictObject({ linkId: z.uuid(), noticeNumber: NoticeNumber, language: Language })
export type PaperLinkRequest = z.infer<typeof PaperLinkRequest>

/** The address, until when it can be used, and what the notice asks for now. */
export const PaperLinkResponse = z.discriminatedUnion('result', [
  z.strictObject({
    result: z.literal('made'),
    address: z.url(),
    expiresAt: z.iso.datetime(),
    amountCents: AmountCents,
  }),
  notPayable,
])
export type PaperLinkResponse = z.infer<typeof PaperLinkResponse>

/** Has a notice mailed. The same `requestId` is one mail. */
export const MailNoticeRequest = z.strictObject({
  requestId: z.uuid(),
  noticeNumber: NoticeNumber,
  language: Language,
  email: ReceiptEmail,
})
export type MailNoticeRequest = z.infer<typeof MailNoticeRequest>

/** `queued`: it is sent as soon as the mail server takes it. `no-mail`: this centre sends none. `too-many`: that address, or that notice, has had its mails. */
export const MailNoticeResponse = z.discriminatedUnion('result', [
  z.strictObject({ result: z.enum(['queued', 'no-mail', 'too-many']) }),
  notPayable,
])
export type MailNoticeResponse = z.infer<typeof MailNoticeResponse>
