import type { App, AuthInfo, AuthenticationResponseDetails, Certificate, WebContents } from 'electron'
import type { Rulebook } from './page-rules.ts'

/**
 * Refuses, for every page, what would bring up a question of the browser's: bad certificates, certificates of the machine, passwords. Only the proxy of
 * a page is told what it asks for. Returns how to stop.
 */
export function guardCredentials(app: App, rules: Rulebook): () => void {
  const refuseCertificate = (
    event: Electron.Event,
    _contents: WebContents,
    _url: string,
    _error: string,
    _certificate: Certificate,
    answer: (isTrusted: boolean) => void,
  ) => {
    event.preventDefault()
    answer(false)
  }
  const giveNone = (
    event: Electron.Event,
    _contents: WebContents | null,
    _url: string,
    _certificates: readonly Certificate[],
    choose: (certificate?: Certificate) => void,
  ) => {
    event.preventDefault()
    choose()
  }
  const login = (
    event: Electron.Event,
    contents: WebContents | null,
    _details: AuthenticationResponseDetails,
    { isProxy }: AuthInfo,
    answer: (username?: string, password?: string) => void,
  ) => {
    event.preventDefault()
    const proxy = isProxy && contents !== null ? rules.of(contents.session).proxy : undefined
    if (proxy === undefined) answer()
    else answer(proxy.username, proxy.password)
  }
  app.on('certificate-error', refuseCertificate)
  app.on('select-client-certificate', giveNone)
  app.on('login', login)
  return () => {
    app.removeListener('certificate-error', refuseCertificate)
    app.removeListener('select-client-certificate', giveNone)
    app.removeListener('login', login)
  }
}
