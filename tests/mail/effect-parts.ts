import { effectLimits, type EffectParts } from '../../central/effects/run-effects.ts'
import { prepareReceiptMail, type ReceiptMailParts } from '../../central/effects/receipt-mail.ts'
import { MailConfig } from '../../central/mail/mail-config.ts'
import type { SendMail } from '../../central/mail/send-mail.ts'
import type { Central } from '../../db/central/open.ts'
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
  const mailParts: ReceiptMailParts = {
    findReceipt: (receiptId) => {
      const receipt = given.findReceipt(receiptId)
      return Promise.resolve(receipt && { receipt })
    },
    readSettings: () => Promise.resolve(sampleMunicipality.settings),
    renderPdf: () => Promise.resolve(PDF),
    sendMail,
  }
  return {
    db,
    creditor,
    now,
    random: () => 0.5,
    log: { warn: log, error: log },
    limits: effectLimits,
    prepare: (effect) => prepareReceiptMail(mailParts, effect),
  }
}
