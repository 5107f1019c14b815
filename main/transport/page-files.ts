import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { pngOfCrest } from '../domain/crest.ts'

/** A file as our pages get it. */
export interface PageFile {
  readonly mediaType: string
  readonly body: string | Uint8Array<ArrayBuffer>
}

/** The media type of a page. */
export const HTML = 'text/html; charset=utf-8'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': HTML,
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Names without escapes, of which none begins with a dot: no way leads out of the folder, nor to what is hidden in it. */
const PLAIN_PATH = /^(\/[\w-][\w.-]*)+$/

/** What our pages may do: load our own files and talk to us. Svelte makes its templates under the one named policy. */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ')

/** What every answer to a page says besides its type. */
export const PAGE_HEADERS = {
  'content-security-policy': CONTENT_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

/**
 * The files of our pages, by the path of their address: those of the built renderer in a folder, and the municipality's crest as it is set
 * (`/crest`). Answers undefined for every other path, whatever is written in it. Where `names` is given no other file is read.
 */
export function pageFiles(
  folder: string,
  crest: () => string | undefined,
  names?: ReadonlySet<string>,
): { readonly file: (path: string) => Promise<PageFile | undefined> } {
  return {
    file: async (path) => {
      if (path === '/crest') return crestFile(crest())
      const name = path === '/' ? '/index.html' : path
      const mediaType = MEDIA_TYPES[extname(name)]
      if (mediaType === undefined || !PLAIN_PATH.test(name) || names?.has(name.slice(1)) === false) return undefined
      const body = await readFile(join(folder, name)).catch(() => undefined)
      return body && { mediaType, body: new Uint8Array(body) }
    },
  }
}

function crestFile(crest: string | undefined): PageFile | undefined {
  if (crest === undefined) return undefined
  const png = pngOfCrest(crest)
  return png === undefined
    ? { mediaType: 'image/svg+xml', body: crest }
    : { mediaType: 'image/png', body: new Uint8Array(Buffer.from(png, 'base64')) }
}
