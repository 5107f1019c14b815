import type { App, Session, WebContents } from 'electron'

/**
 * Denies every session, present and to come, whatever pages have to ask for: each permission, by request and by check, and each device. There are no exceptions.
 * Returns how to stop.
 */
export function guardPermissions(app: App): () => void {
  const guardSession = (session: Session) => {
    session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
    session.setPermissionCheckHandler(() => false)
    session.setDevicePermissionHandler(() => false)
    session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
    session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
    session.on('select-hid-device', (event, _details, choose) => {
      event.preventDefault()
      choose(null)
    })
    session.on('select-usb-device', (event, _details, choose) => {
      event.preventDefault()
      choose()
    })
    session.on('select-serial-port', (event, _ports, _contents, choose) => {
      event.preventDefault()
      choose('')
    })
    session.on('select-webauthn-account', (event, _details, choose) => {
      event.preventDefault()
      choose(null)
    })
    session.on('file-system-access-restricted', (event, _details, answer) => {
      event.preventDefault()
      answer('deny')
    })
  }
  const guardContents = (_event: unknown, contents: WebContents) => {
    contents.on('select-bluetooth-device', (event, _devices, choose) => {
      event.preventDefault()
      choose('')
    })
  }
  app.on('session-created', guardSession)
  app.on('web-contents-created', guardContents)
  return () => {
    app.removeListener('session-created', guardSession)
    app.removeListener('web-contents-created', guardContents)
  }
}
