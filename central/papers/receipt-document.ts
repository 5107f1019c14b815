import type { ReceiptDocument } from '../../main/documents/receipt/receipt.ts'
import type { ReceiptCopy } from '../../main/domain/payment-receipt.ts'
import type { Language } from '../../main/domain/visit.ts'
import type { Settings } from '../contract/settings.ts'
import type { StoredReceipt } from '../effects/draft-mail.ts'

/** What one copy of a receipt says on paper, for a reader of a language. */
export function receiptDocumentOf(
  stored: StoredReceipt,
  copy: ReceiptCopy,
  { name, info, crest, marks }: Settings,
  paper: { readonly language: Language; readonly producedAt: string },
): ReceiptDocument {
  return { ...stored, ...paper, copy, creditor: { name, info, crest, marks } }
}
