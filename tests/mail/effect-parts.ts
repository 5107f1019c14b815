import { effectLimits, type EffectParts } from '../../central/effects/run-effects.ts'
import type { MailSources } from '../../central/effects/draft-mail.ts'
import { prepareMail } from '../../central/effects/mail-kinds.ts'
import { MailConfig } from '../../central/mail/mail-config.ts'
import type { SendMail } from '../../central/mail/send-mail.ts'
import { payablePaper } from '../../central/papers/payable-paper.ts'
import type { Central } from '../../db/central/open.ts'
import { findTicket, repliesOf } from '../../db/central/stores/tickets.ts'
import type { PaymentReceipt } from '../../main/domain/payment-receipt.ts'
import { sampleMunicipality } from '../sandbox/municipality/municipality.ts'

/** The document of a test mail. */
export const PDF = Buffer.from('%PDF-1.7 a receipt\n')

/** The configuration for a server of the tests. */
export const mailConfig = (port: number, other: Readonly<Record<string, unknown>> = {}): MailConfig =>
  MailConfig.parse({
    host: '127.0.0.1',
    port,
    from: 'sportello@comune.pontelume.example',
    security: 'none',
    ...other,
  })

/** What performing the effects of the tests needs: everything is ours, but for what is handed in. */
export function effectParts(given: {
  readonly db: Central
  readonly creditor: string
  readonly now: () => Date
  readonly findReceipt: (receiptId: string) => PaymentReceipt | undefined
  readonly log: (line: unknown) => void
  readonly sendMail: SendMail
}): EffectParts {
  const { db, creditor, now, log, sendMail } = given
  const sources: MailSources = {
    findReceipt: (receiptId) => {
      const receipt = given.findReceipt(receiptId)
      return Promise.resolve(receipt && { receipt })
    },
    readSettings: () => Promise.resolve(sampleMunicipality.settings),
    renderPdf: () => Promise.resolve(PDF),
    findNotice: async (noticeNumber, language) => {
      const paper = await payablePaper(db, creditor, { noticeNumber, language }, now().toISOString())
      return paper.ok ? paper : undefined
    },
    renderNotice: () => Promise.resolve(PDF),
    findTicket: (number) => findTicket(db, creditor, number),
    findReply: async (number, ordinal) =>
      (await repliesOf(db, creditor, number)).find((reply) => reply.ordinal === ordinal),
    findAddressProof: () => Promise.resolve(undefined),
    findAccount: () => Promise.resolve(undefined),
    findPayments: () => Promise.resolve([]),
  }
  return {
    db,
    creditor,
    now,
    random: () => 0.5,
    log: { warn: log, error: log },
    limits: effectLimits,
    prepare: (effect) => prepareMail(sources, sendMail, effect),
  }
}
