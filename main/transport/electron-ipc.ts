import type { IpcMain, IpcMainEvent, WebContents } from 'electron'
import { MAX_FRAME_BYTES, utf8Length, type Link } from '../contract/frame.ts'

/** The one channel between page and main; the preload knows the same word. */
export const CHANNEL = 'sportello'

/** Whom the bridge listens to: the window's own page, by its web contents and its exact origin. */
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
  let end: { message: (text: string) => void; closed: () => void; isOpen: boolean } | undefined

  const hangUp = () => {
    const ended = end
    end = undefined
    if (ended?.isOpen !== true) return
    ended.isOpen = false
    ended.closed()
  }
  const pickUp = () => {
    const own = { message: (_text: string) => undefined as void, closed: () => undefined as void, isOpen: true }
    end = own
    ports.onLink({
      send: (text) => {
        if (own.isOpen && !webContents.isDestroyed()) webContents.send(CHANNEL, text)
      },
      onMessage: (listener) => (own.message = listener),
      onClose: (listener) => (own.closed = listener),
      close: () => {
        if (end === own) hangUp()
      },
    })
  }
  const onFrame = (event: IpcMainEvent, text: unknown) => {
    const { senderFrame } = event
    const isOurs =
      event.sender === webContents &&
      senderFrame !== null &&
      senderFrame.parent === null &&
      senderFrame.origin === page.origin
    if (!isOurs || typeof text !== 'string') return ports.onStranger()
    if (end === undefined) pickUp()
    if (utf8Length(text) > MAX_FRAME_BYTES) {
      ports.onStranger()
      return hangUp()
    }
    end?.message(text)
  }
  const onNavigation = (details: { readonly isMainFrame: boolean; readonly isSameDocument: boolean }) => {
    if (details.isMainFrame && !details.isSameDocument) hangUp()
  }

  ipcMain.on(CHANNEL, onFrame)
  webContents.on('did-start-navigation', onNavigation)
  webContents.on('destroyed', hangUp)
  return () => {
    ipcMain.removeListener(CHANNEL, onFrame)
    if (!webContents.isDestroyed()) {
      webContents.removeListener('did-start-navigation', onNavigation)
      webContents.removeListener('destroyed', hangUp)
    }
    hangUp()
  }
}
