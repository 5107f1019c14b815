import type { ClaimedEffect } from '../../db/central/stores/effects.ts'
import type { PaymentReceipt, ReceiptCopy } from '../../main/domain/payment-receipt.ts'
import type { Language } from '../../main/domain/visit.ts'
import type { Settings } from '../contract/settings.ts'
import { composeReceiptMail } from '../mail/receipt-mail.ts'
import type { SendMail } from '../mail/send-mail.ts'
import { ReceiptMailPayload } from './receipt-mail-payload.ts'
import type { EffectWork } from './run-effects.ts'

/** A receipt as it is kept, and what its notice asked for where that is known. */
export interface StoredReceipt {
  readonly receipt: PaymentReceipt
  readonly askedCents?: number
}

/** What mailing receipts needs. */
export interface ReceiptMailParts {
  readonly findReceipt: (receiptId: string) => Promise<StoredReceipt | undefined>
  readonly readSettings: () => Promise<Settings>
  readonly renderPdf: (
    stored: StoredReceipt,
    copy: ReceiptCopy,
    language: Language,
    settings: Settings,
  ) => Promise<Uint8Array>
  readonly sendMail: SendMail
}

/** Makes the mail of a receipt ready; undefined when its payload cannot be read or its receipt is not there. */
export async function prepareReceiptMail(
  parts: ReceiptMailParts,
  effect: ClaimedEffect,
): Promise<EffectWork | undefined> {
  const payload = ReceiptMailPayload.safeParse(effect.payload)
  if (!payload.success) return undefined
  const { receiptId, to, language, copy } = payload.data
  const stored = await parts.findReceipt(receiptId)
  if (stored === undefined) return undefined
  const { noticeNumber, iuv } = stored.receipt
  return {
    facts: { receiptId, iuv, ...(noticeNumber !== undefined && { noticeNumber }) },
    perform: async () => {
      const settings = await parts.readSettings()
      const pdf = await parts.renderPdf(stored, copy, language, settings)
      const mail = composeReceiptMail({ ...stored, copy, language, settings, pdf })
      return parts.sendMail({ ...mail, effectId: effect.effectId, to, date: new Date(effect.madeAt) })
    },
  }
}
