import type { Kiosk } from './kiosk.ts'

/** What keeps the printer from giving out a sheet, in words for the button that prints; undefined when nothing does. */
export function printerWarning({ screen, t }: Kiosk): string | undefined {
  return screen.printer === 'ready' ? undefined : t(`printer.${screen.printer}`)
}

/** Said on a button that needs the line to the centre, while there is none. It can still be pressed: the line may come back. */
export function lineWarning({ screen, t }: Kiosk): string | undefined {
  return screen.connection === 'offline' ? t('connection.none') : undefined
}
