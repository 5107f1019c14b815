import { otherPrinter } from '../../../main/domain/print-routes.ts'
import type { PrintStage } from '../../../main/domain/print-stage.ts'
import type { Kiosk } from '../../state/kiosk.ts'
import type { AdvicePiece } from '../../ui/Advice.svelte'
import type { Way } from '../../ui/way.ts'

type OnPrinter = Extract<PrintStage, { printer: string }>

/** The way to another printer that is ready; undefined when there is none. */
export function wayElsewhere({ screen, t, act }: Kiosk, { document, printer }: OnPrinter): Way | undefined {
  const other = otherPrinter(screen.printers, document, printer)
  if (other === undefined) return undefined
  return {
    label: t('print.elsewhere'),
    note: t('print.elsewhere-note', { printer: other.name }),
    icon: 'print',
    go: () => void act('print.elsewhere', {}),
  }
}

/**
 * The ways that need no paper, explained where they come first: a notice is paid by phone, a receipt is mailed and a request's number and
 * code are read from the screen below.
 */
export function waysWithoutPaper(
  { screen, t, act }: Kiosk,
  { document }: PrintStage,
  isFirst: boolean,
): readonly Way[] {
  const { scene } = screen
  if (document === 'notice' && scene.flow === 'notice') {
    const note = isFirst ? { note: t('action.pay-by-phone-note') } : {}
    const go = () => void act('notice.show-qr', {})
    return [{ label: t('action.pay-by-phone'), ...note, icon: 'phone', go }]
  }
  if (document === 'receipt' && scene.flow === 'receipt' && scene.state.name === 'found')
    return [{ label: t('print.mail'), icon: 'mail', go: () => void act('print.close', {}) }]
  if (document === 'ticket')
    return [{ label: t('print.ticket.show'), icon: 'numbers', go: () => void act('print.close', {}) }]
  return []
}

/** What a missing sheet means for the person's money, or request: nothing. */
export function adviceUnharmed({ t }: Kiosk, { document }: PrintStage): AdvicePiece {
  if (document === 'ticket')
    return { icon: 'check', label: t('print.ticket.about'), text: t('print.ticket.money'), tone: 'good' }
  const tone = document === 'slip' ? 'plain' : 'good'
  return { icon: 'money', label: t('advice.money'), text: t(`print.${document}.money`), tone }
}

/** What a person can do without the sheet, now or another day. */
export function adviceWithoutPaper({ t }: Kiosk, { document }: PrintStage): AdvicePiece {
  return { icon: 'clock', label: t('print.without'), text: t(`print.${document}.otherwise`) }
}

/** Which printer the sheet comes out of, where the kiosk has several; otherwise nothing. */
export function whereItComesOut({ screen, t }: Kiosk, { printer }: OnPrinter): string | undefined {
  return screen.printers.length > 1 ? t('print.at', { printer }) : undefined
}
