import type { CustomScheme } from 'electron'
import type { PageFile } from '../../transport/page-files.ts'
import { PAGE_HEADERS } from '../../transport/page-files.ts'

/** The scheme of our pages. */
export const SCHEME = 'kiosk'
const HOST = 'app'

/** What our pages are of, as Electron writes an origin. */
export const ORIGIN = `${SCHEME}://${HOST}`

/** The scheme of our pages as it has to be announced before Electron is ready: an origin like that of https, under our content policy. */
export const PRIVATE_SCHEME: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, bypassCSP: false, supportFetchAPI: false, allowServiceWorkers: false },
}

/** Whether an address is of our own pages. */
export function isOurs(url: string): boolean {
  const { protocol, host, username, password } = URL.parse(url) ?? {}
  return protocol === `${SCHEME}:` && host === HOST && username === '' && password === ''
}

/** Answers what the private scheme is asked for: the files of our pages by GET, and 404 for all else. */
export function answerPages(pages: { readonly file: (path: string) => Promise<PageFile | undefined> }) {
  return async ({ method, url }: Pick<Request, 'method' | 'url'>): Promise<Response> => {
    const file = method === 'GET' && isOurs(url) ? await pages.file(new URL(url).pathname) : undefined
    return file === undefined
      ? new Response(null, { status: 404, headers: PAGE_HEADERS })
      : new Response(file.body, { headers: { ...PAGE_HEADERS, 'content-type': file.mediaType } })
  }
}
