import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { PAGES } from './renderer.ts'

/** The most that the scripts of the first screen may weigh, compressed: the aim of the screens' issue, which allows 80 kB. */
export const FIRST_SCREEN_KB = 60

/** What scripts weigh compressed (gzip -9), in kB of 1000 bytes. */
export interface Weight {
  /** Everything that must be there before the first screen. */
  readonly firstScreenKb: number
  /** All scripts together, every language included. */
  readonly allKb: number
}

/** Weighs the scripts of the built pages. The first screen's are those that the page names and those that these import outright. */
export function weighPages(pages: string = PAGES): Weight {
  const page = readFileSync(join(pages, 'index.html'), 'utf8')
  const first = new Set<string>()
  const add = (path: string): void => {
    if (first.has(path)) return
    first.add(path)
    for (const name of importsOf(readFileSync(join(pages, path), 'utf8'))) add(join('assets', name))
  }
  for (const [, path = ''] of page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)) add(path)
  const all = readdirSync(join(pages, 'assets')).filter((name) => name.endsWith('.js'))
  const kbOf = (paths: Iterable<string>) =>
    [...paths].reduce((bytes, path) => bytes + gzipSync(readFileSync(join(pages, path)), { level: 9 }).length, 0) / 1000
  return { firstScreenKb: kbOf(first), allKb: kbOf(all.map((name) => join('assets', name))) }
}

/** The files that a built script imports outright, not those it may fetch later. */
function importsOf(script: string): readonly string[] {
  return [...script.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)].map(([, name = '']) => name)
}
