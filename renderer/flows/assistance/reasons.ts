import { builtInReasons } from '../../../main/domain/assistance-choices.ts'
import type { Language } from '../../../main/domain/visit.ts'
import type { Kiosk } from '../../state/kiosk.ts'

/** A kind of problem as screens offer it; `lang` where it is not in the language of the visit. */
export interface Reason {
  readonly value: string
  readonly label: string
  readonly lang?: Language
}

/** The kinds of problem: the municipality's own, in Italian where it has no other words, or ours. */
export function reasonsOf({ screen, t }: Kiosk): readonly Reason[] {
  const own = screen.municipality?.ticketReasons
  if (own === undefined) return builtInReasons.map((id) => ({ value: id, label: t(`assistance.kind.${id}`) }))
  return own.map((reason) => {
    const label = reason[screen.language]
    return label === undefined ? { value: reason.id, label: reason.it, lang: 'it' } : { value: reason.id, label }
  })
}

/** A kind of problem in words; undefined when it is no longer on the list. */
export function reasonInWords(kiosk: Kiosk, id: string | undefined): string | undefined {
  return reasonsOf(kiosk).find(({ value }) => value === id)?.label
}
