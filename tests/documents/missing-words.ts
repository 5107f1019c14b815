import type { NoticeDocument } from '../../main/documents/notice/notice.ts'
import { wordsOn, type Page } from './read-page.ts'

/** The words of a notice's creditor, debtor and subject that stand on none of its pages. */
export function missingWords(pages: readonly Page[], { creditor, debtor, subject }: NoticeDocument): readonly string[] {
  const given = [creditor.name, creditor.sector, creditor.info, debtor.name, subject]
  // Punctuation at the end of an address line is not printed, and a comma follows the creditor's own place.
  const bent = [debtor.address, creditor.physicalChannel && `${creditor.physicalChannel},`]
  const printed = new Set(pages.flatMap((page) => [...wordsOn(page)]))
  const isMissing = (word: string): boolean => !printed.has(word) && !printed.has(word.replace(/,$/, ''))
  return [
    ...given.flatMap((text) => text?.split(/\s+/) ?? []).filter((word) => word !== '' && !printed.has(word)),
    ...bent.flatMap((text) => text?.split(/\s+/) ?? []).filter((word) => word !== '' && isMissing(word)),
  ]
}
