import type { NoticeSummary } from '../../../main/domain/notice.ts'
import type { Language } from '../../../main/domain/visit.ts'
import { text } from '../../state/texts.ts'
import type { Fact } from '../../ui/facts.ts'
import { groupCode } from '../../ui/text-field.ts'

/** The codes and the debtor of a notice, under the names printed on it. */
export function codeFacts(notice: NoticeSummary, language: Language): readonly Fact[] {
  const { noticeNumber, iuv, creditorCode, instalment, maskedDebtor } = notice
  return [
    { label: text(language, 'notice.label.code'), value: groupCode(noticeNumber), isCode: true },
    { label: text(language, 'notice.label.iuv'), value: groupCode(iuv), isCode: true },
    { label: text(language, 'notice.label.creditor-code'), value: creditorCode, isCode: true },
    { label: text(language, 'notice.label.debtor'), value: `${maskedDebtor.name} · ${maskedDebtor.fiscalCode}` },
    ...(instalment === undefined
      ? []
      : [
          {
            label: text(language, 'notice.label.instalment'),
            value: text(language, 'notice.instalment', {
              number: String(instalment.number),
              of: String(instalment.of),
            }),
          },
        ]),
  ]
}
