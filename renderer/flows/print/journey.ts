import type { Kiosk } from '../../state/kiosk.ts'

/** Where in the journey a print stands: in that of the screen it lies over. */
export function journeyOf({ screen, t }: Kiosk): string {
  if (screen.print?.document === 'ticket') return t('home.assistance')
  return t(screen.scene.flow === 'receipt' ? 'home.receipt' : 'home.pay')
}
