import type { FastifyBaseLogger } from 'fastify'
import type { Central } from '../../db/central/open.ts'
import { receiptById } from '../../db/central/stores/receipts.ts'
import { readSettings } from '../../db/central/stores/settings.ts'
import type { Fonts } from '../../main/documents/fonts.ts'
import { renderReceipt } from '../../main/documents/receipt.ts'
import { Settings } from '../contract/settings.ts'
import { createSendMail } from '../mail/send-mail.ts'
import type { MailConfig } from '../mail/mail-config.ts'
import { askedAmount } from '../payments/asked-amount.ts'
import { prepareReceiptMail, type ReceiptMailParts } from './receipt-mail.ts'
import { effectLimits, startEffects } from './run-effects.ts'

/** What mailing receipts needs of the centre. */
export interface MailReceiptsParts {
  readonly db: Central
  readonly creditor: string
  readonly config: MailConfig
  readonly fonts: Fonts
  readonly now: () => Date
  readonly random: () => number
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly log: Pick<FastifyBaseLogger, 'warn' | 'error'>
}

/** Mails the receipts that are queued, until it is closed. */
export function mailReceipts(parts: MailReceiptsParts): { readonly close: () => Promise<void> } {
  const { db, creditor, fonts, now } = parts
  const mailParts: ReceiptMailParts = {
    sendMail: createSendMail(parts.config),
    readSettings: async () => Settings.parse(await readSettings(db, creditor)),
    findReceipt: async (receiptId) => {
      const receipt = await receiptById(db, creditor, receiptId)
      return receipt && { receipt, ...(await askedAmount(db, creditor, receipt)) }
    },
    renderPdf: (stored, copy, language, { name, info }) =>
      renderReceipt(
        {
          ...stored,
          copy,
          language,
          creditor: { name, ...(info !== undefined && { info }) },
          producedAt: now().toISOString(),
        },
        fonts,
      ),
  }
  return startEffects({
    ...parts,
    limits: effectLimits,
    prepare: (effect) => prepareReceiptMail(mailParts, effect),
  })
}
