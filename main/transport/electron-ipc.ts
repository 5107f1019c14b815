import type { IpcMain, IpcMainEvent, WebContents } from 'electron'
import { HANG_UP, type Link } from '../contract/frame.ts'

/** The one channel between page and main; the preload knows the same word. */
export const CHANNEL = 'sportello'

/** Whom the bridge listens to: the window's own page, by its web contents and its exact origin (`scheme://host:port`). */
export interface TrustedPage {
  readonly webContents: WebContents
  readonly origin: string
}

/** What arrived that was not heard: told to the log, so that an attack is seen. */
export interface IpcPorts {
  readonly onLink: (link: Link) => void
  readonly onStranger: () => void
}

/**
 * Carries the text frames of one window over Electron's IPC. A message is heard only from the known web contents, from its
 * top frame, and with the exact origin; anything else is dropped and counted. A page that is loaded anew gets a new link, so
 * that answers to the old page's calls never reach the new one. Returns how to stop.
 */
export function serveElectron(
  ipcMain: Pick<IpcMain, 'on' | 'removeListener'>,
  page: TrustedPage,
  ports: IpcPorts,
): () => void {
  const { webContents } = page
  let end: { message: (text: string) => void; closed: () => void } | undefined

  const send = (text: string) => {
    if (!webContents.isDestroyed()) webContents.send(CHANNEL, text)
  }
  const hangUp = () => {
    const ended = end
    end = undefined
    ended?.closed()
  }
  const pickUp = () => {
    const own: NonNullable<typeof end> = { message: () => undefined, closed: () => undefined }
    end = own
    ports.onLink({
      send: (text) => {
        if (end === own) send(text)
      },
      onMessage: (listener) => (own.message = listener),
      onClose: (listener) => (own.closed = listener),
      close: () => {
        if (end !== own) return
        send(HANG_UP)
        hangUp()
      },
    })
  }
  const isOurs = ({ sender, senderFrame: frame }: IpcMainEvent): boolean =>
    sender === webContents &&
    frame !== null &&
    // A page that is being replaced may still speak while it unloads.
    !frame.detached &&
    frame.parent === null &&
    frame.origin === page.origin &&
    // An about:blank has the origin of the page that opened it.
    frame.url.startsWith(`${page.origin}/`)
  const onMessage = (event: IpcMainEvent, text: unknown) => {
    if (!isOurs(event) || typeof text !== 'string') ports.onStranger()
    else if (text === HANG_UP) hangUp()
    else {
      if (end === undefined) pickUp()
      end?.message(text)
    }
  }

  ipcMain.on(CHANNEL, onMessage)
  // The moment at which a new page has taken the place of the old one; while it is still loading the old one lives on.
  webContents.on('did-navigate', hangUp)
  webContents.on('render-process-gone', hangUp)
  webContents.on('destroyed', hangUp)
  return () => {
    ipcMain.removeListener(CHANNEL, onMessage)
    if (!webContents.isDestroyed()) {
      webContents.removeListener('did-navigate', hangUp)
      webContents.removeListener('render-process-gone', hangUp)
      webContents.removeListener('destroyed', hangUp)
    }
    hangUp()
  }
}
