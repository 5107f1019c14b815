import type { Settings } from '../../central/contract/settings.ts'
import { builtInReasons } from '../domain/assistance-choices.ts'
import type { Language } from '../domain/visit.ts'
import { text } from './text.ts'

/**
 * A kind of problem in words: the municipality's, in Italian where it has no others, or ours; what is on no list is its id. For papers and mails:
 * pages have the texts of one language (renderer/state/texts.ts).
 */
export function reasonInWords(id: string, own: Settings['ticketReasons'], language: Language): string {
  const ofTown = own?.find((reason) => reason.id === id)
  if (ofTown !== undefined) return ofTown[language] ?? ofTown.it
  const ours = builtInReasons.find((reason) => reason === id)
  return ours === undefined ? id : text(language, `assistance.kind.${ours}`)
}
