import { createHash } from 'node:crypto'
import { centrePageTexts, type CentrePageKey } from '../../main/messages/centre-pages.ts'
import { languages, type Language } from '../../main/domain/visit.ts'
import { html, type Html } from './html.ts'

/** A page for a person: its document, and the headers that go with it. */
export interface Page {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** Made for 360 px, and still good with the text twice as large; the contrasts are those of WCAG AA in light and in dark. */
const STYLE = `
:root { color-scheme: light dark; --page: #fff; --text: #17324d; --quiet: #455b71; --line: #c5cdd5; --action: #0052a3; --on-action: #fff }
@media (prefers-color-scheme: dark) {
  :root { --page: #10202f; --text: #f0f4f8; --quiet: #c0ccd8; --line: #4a5d70; --action: #9ccaff; --on-action: #06203b }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--text); font: 1.125rem/1.5 system-ui, sans-serif }
main { max-width: 32rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; overflow-wrap: anywhere }
h1 { margin: 0 0 1rem; font-size: 1.625rem; line-height: 1.25 }
dl { margin: 1.5rem 0; border-top: 1px solid var(--line) }
dl div { padding: .75rem 0; border-bottom: 1px solid var(--line) }
dt { color: var(--quiet); font-size: 1rem }
dd { margin: 0 }
.amount { font-size: 1.75rem; font-weight: 700 }
.action { display: block; width: 100%; min-height: 3.5rem; margin: 1.5rem 0; padding: .75rem 1rem; border: 2px solid var(--action);
  border-radius: .5rem; background: var(--action); color: var(--on-action); font: inherit; font-weight: 700; text-align: center;
  text-decoration: none; cursor: pointer }
.action:focus-visible { outline: 4px solid var(--text); outline-offset: 3px }
`
const STYLE_ELEMENT: Html = { markup: `<style>${STYLE}</style>` }
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

/**
 * Puts a page together. It runs no script, loads nothing, is kept nowhere and tells nobody where it was; its forms go to this centre
 * and, by the redirect that answers them, to `formsLeadTo`, since Chromium holds redirects of a form to the policy too; to nowhere else where that
 * is empty.
 */
export function pageOf(
  language: Language,
  content: { readonly title: CentrePageKey; readonly main: Html },
  { formsLeadTo, refreshAfterS }: { readonly formsLeadTo?: string; readonly refreshAfterS?: number } = {},
): Page {
  const title = pageText(language, content.title)
  const document = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content.main}
        </main>
      </body>
    </html>`
  const formTargets = formsLeadTo === undefined ? "'none'" : `'self' ${formsLeadTo}`.trim()
  return {
    body: document.markup,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action ${formTargets}; base-uri 'none'; frame-ancestors 'none'`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      ...(refreshAfterS !== undefined && { refresh: String(refreshAfterS) }),
    },
  }
}

/** A page that says one thing: the texts `NAME.title` and `NAME.text`. */
export function plainPage(language: Language, name: PlainPage): Page {
  return pageOf(language, { title: `${name}.title`, main: html`<p>${pageText(language, `${name}.text`)}</p>` })
}

/** The names of the pages that say one thing. */
export type PlainPage = 'settled' | 'closed' | 'gone' | 'many' | 'fault' | 'return' | 'proved'

/** One text of the pages, `{time}` filled in. */
export function pageText(language: Language, key: CentrePageKey, time = ''): string {
  return centrePageTexts[language][key].replace('{time}', time)
}

/** The first of the languages that a browser asks for in which we have the pages; Italian where it asks for none of them. */
export function languageAsked(acceptLanguage: string | undefined): Language {
  const asked = (acceptLanguage ?? '').split(',').map((each) => each.trim().slice(0, 2).toLowerCase())
  return (
    languages.find((language) => language === asked.find((each) => languages.some((known) => known === each))) ?? 'it'
  )
}
