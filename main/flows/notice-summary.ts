import { romeDate } from '../domain/calendar.ts'
import { maskName, maskTaxCode } from '../domain/debtor-mask.ts'
import type { NoticeSummary } from '../domain/notice.ts'
import type { FoundNotice } from './notice.ts'

/** What a guest's screen shows of a notice. The debtor is masked here, in main: the whole name never reaches a page. */
export function summaryOf(
  { position, option, cachedAt }: FoundNotice,
  creditor: { readonly name: string; readonly code: string },
  isOverdue: boolean,
): NoticeSummary {
  const instalments = position.options.filter((each) => each.isInstalment)
  const number = instalments.indexOf(option) + 1
  return {
    noticeNumber: option.noticeNumber,
    iuv: option.iuv,
    creditorName: creditor.name,
    creditorCode: creditor.code,
    subject: option.description,
    amountCents: option.amountCents,
    dueDate: romeDate(option.dueDate),
    isOverdue,
    ...(option.isInstalment && { instalment: { number, of: instalments.length } }),
    maskedDebtor: { name: maskName(position.debtor.name), fiscalCode: maskTaxCode(position.debtor.fiscalCode) },
    ...(cachedAt !== undefined && { cachedAt }),
  }
}
