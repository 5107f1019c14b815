import type { ReceiptSummary } from '../../../main/domain/receipt.ts'
import type { Language } from '../../../main/domain/visit.ts'
import { text } from '../../state/texts.ts'
import { codeFact, paidFacts, subjectFacts, type Fact } from '../../ui/facts.ts'
import { groupCode } from '../../ui/text-field.ts'

/** All that the screen of a receipt tells, under the names printed on the paper. */
export function receiptFacts(receipt: ReceiptSummary, language: Language): readonly Fact[] {
  const { noticeNumber, iuv, maskedDebtor } = receipt
  return [
    ...subjectFacts(receipt, language),
    noticeNumber === undefined
      ? { label: text(language, 'notice.label.iuv'), value: groupCode(iuv), isCode: true }
      : codeFact(noticeNumber, language),
    { label: text(language, 'notice.label.debtor'), value: `${maskedDebtor.name} · ${maskedDebtor.fiscalCode}` },
    ...paidFacts(receipt, language),
  ]
}
