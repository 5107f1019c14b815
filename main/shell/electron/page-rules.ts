import type { Session, WebContents } from 'electron'

/** What the page of a session may do. */
export interface PageRules {
  /** Whether one of its frames may show an address. */
  readonly mayShow: (url: string, isMainFrame: boolean) => boolean
  /** Whether anything may be loaded from an address. */
  readonly mayLoad: (url: string) => boolean
  /** What proves it to the proxy that is its way out. */
  readonly proxy?: { readonly username: string; readonly password: string }
}

/** The rules of every session; one that none are made for may show and load nothing. */
export interface Rulebook {
  readonly set: (session: Session, rules: PageRules) => void
  readonly of: (session: Session) => PageRules
  /** Leads a page to an address, which Electron announces to no guard when main does it: so main does it here alone. Refuses by throwing. */
  readonly lead: (contents: WebContents, url: string) => Promise<void>
}

const NOTHING: PageRules = { mayShow: () => false, mayLoad: () => false }

/** A book without rules. */
export function createRulebook(): Rulebook {
  const known = new WeakMap<Session, PageRules>()
  const of = (session: Session) => known.get(session) ?? NOTHING
  return {
    set: (session, rules) => void known.set(session, rules),
    of,
    lead: async (contents, url) => {
      if (!of(contents.session).mayShow(url, true)) throw new Error('A page was led to an address that it may not show')
      await contents.loadURL(url)
    },
  }
}
