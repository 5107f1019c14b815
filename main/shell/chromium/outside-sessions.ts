import { AUTO_ATTACH, PAGE_GUARDS } from '../page-guards.ts'
import type { DevTools, DevToolsEvent } from './devtools-pipe.ts'
import { KEY_GUARD_SCRIPT } from './key-guard.ts'

/** What proves Chromium to the outside proxy. */
export interface ProxyCredential {
  readonly username: string
  readonly password: string
}

/** Prepares the page, or a frame of another site in it, before anything of it runs. */
async function prepareSession(devTools: DevTools, sessionId: string): Promise<void> {
  const commands: readonly (readonly [method: string, params?: object])[] = [
    ['Page.enable'],
    ['Page.setLifecycleEventsEnabled', { enabled: true }],
    ...PAGE_GUARDS,
    ['Page.addScriptToEvaluateOnNewDocument', { source: KEY_GUARD_SCRIPT, runImmediately: true }],
    ['Fetch.enable', { handleAuthRequests: true }],
    ['Runtime.runIfWaitingForDebugger'],
  ]
  await Promise.all(commands.map(([method, params]) => devTools.send(method, params, sessionId)))
}

/** Answers what waits for an answer in the sessions of an outside page. */
export interface OutsideSessions {
  /** Prepares the page itself; from then on frames of other sites are prepared as they come, and other windows closed. */
  readonly prepare: () => Promise<void>
  readonly hear: (event: DevToolsEvent) => void
}

/** The sessions of the outside page `targetId` and all that it brings up. */
export function outsideSessions(
  devTools: DevTools,
  { targetId, sessionId: pageSession }: { readonly targetId: string; readonly sessionId: string },
  { username, password }: ProxyCredential,
): OutsideSessions {
  const unwanted = new Set<string>()

  return {
    prepare: async () => {
      await devTools.send('Target.setAutoAttach', { ...AUTO_ATTACH, filter: [{ type: 'page' }] })
      await prepareSession(devTools, pageSession)
    },
    hear: ({ method, params, sessionId }) => {
      // What went away meanwhile needs no answer.
      const send = (name: string, values: object) => void devTools.send(name, values, sessionId).catch(() => undefined)
      if (method === 'Target.attachedToTarget') {
        const target = params['targetInfo'] as { readonly targetId: string; readonly type: string }
        if (target.targetId === targetId) return
        const session = params['sessionId'] as string
        // A window is prepared as well: held for ever, it would hold up the page that opened it.
        const isUnwanted = target.type !== 'iframe'
        if (isUnwanted) unwanted.add(session)
        void prepareSession(devTools, session).catch(() => undefined)
        if (isUnwanted) void devTools.send('Target.closeTarget', { targetId: target.targetId }).catch(() => undefined)
      } else if (method === 'Fetch.requestPaused') {
        const { requestId } = params
        if (sessionId !== undefined && unwanted.has(sessionId)) {
          send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
        } else send('Fetch.continueRequest', { requestId })
      } else if (method === 'Fetch.authRequired') {
        // A site that asks for a password would bring up a dialogue of the browser's.
        const { source } = params['authChallenge'] as { readonly source: string }
        const answer =
          source === 'Proxy' ? { response: 'ProvideCredentials', username, password } : { response: 'CancelAuth' }
        send('Fetch.continueWithAuth', { requestId: params['requestId'], authChallengeResponse: answer })
      } else if (method === 'Page.javascriptDialogOpening') {
        // A page that asks whether it may be left is left.
        send('Page.handleJavaScriptDialog', { accept: params['type'] === 'beforeunload' })
      }
    },
  }
}
