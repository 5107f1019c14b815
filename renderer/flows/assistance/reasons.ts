import { builtInReasons } from '../../../main/domain/assistance-choices.ts'
import type { Language } from '../../../main/domain/visit.ts'
import type { Kiosk } from '../../state/kiosk.ts'
import type { Fact } from '../../ui/facts.ts'

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

/** A kind of problem as a fact; none when it is no longer on the list. */
export function reasonFacts(kiosk: Kiosk, id: string | undefined): readonly Fact[] {
  const reason = reasonsOf(kiosk).find(({ value }) => value === id)
  if (reason === undefined) return []
  const { label: value, lang } = reason
  return [{ label: kiosk.t('assistance.field.reason'), value, ...(lang !== undefined && { lang }) }]
}
