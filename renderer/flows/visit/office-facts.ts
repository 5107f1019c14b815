import type { Kiosk } from '../../state/kiosk.ts'

/** Where and when the office helps in person, as lines of a list; none before the municipality is known. */
export function officeFacts({ screen, t }: Kiosk): readonly { readonly label: string; readonly value: string }[] {
  const office = screen.municipality?.office
  if (office === undefined) return []
  return [
    { label: t('help.office'), value: office.name },
    { label: t('help.address'), value: office.address },
    { label: t('help.hours'), value: office.hours },
    ...(office.phone === undefined ? [] : [{ label: t('help.phone'), value: office.phone }]),
    ...(office.email === undefined ? [] : [{ label: t('help.email'), value: office.email }]),
  ]
}
