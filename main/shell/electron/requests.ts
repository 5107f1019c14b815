import type { App, Session } from 'electron'
import type { Rulebook } from './page-rules.ts'

/**
 * Keeps every session, present and to come, to the addresses that its rules let it load from; nothing is downloaded, and no dictionary fetched. Returns how
 * to stop.
 */
export function guardRequests(app: App, rules: Rulebook): () => void {
  const guard = (session: Session) => {
    session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !rules.of(session).mayLoad(url) }))
    session.on('will-download', (event) => event.preventDefault())
    session.setSpellCheckerEnabled(false)
  }
  app.on('session-created', guard)
  return () => void app.removeListener('session-created', guard)
}
