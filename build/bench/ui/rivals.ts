import { svelte } from '@sveltejs/vite-plugin-svelte'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { startPageServer } from '../../../main/transport/websocket.ts'

/** The pages that the kiosk's are measured beside. */
export interface Rivals {
  /** An empty Svelte page: one button that counts its touches. */
  readonly svelte: string
  /** A page without any script: one heading. */
  readonly bare: string
  readonly close: () => Promise<void>
}

const BUTTON = `<script>let count = $state(0)</script>
<button onclick={() => (count += 1)}>{count}</button>
<style>button { inline-size: 400px; block-size: 200px; font-size: 40px; }</style>
`
const MOUNT = `import { mount } from 'svelte'
import Button from './Button.svelte'
mount(Button, { target: document.querySelector('#app') })
`
const SVELTE_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Svelte</title>
<body><div id="app"></div><script type="module" src="/main.js"></script></body></html>
`
const BARE_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title><body><h1>Bare</h1></body></html>
`

/** Builds the Svelte page as ours are built, and serves both as ours are served. */
export async function serveRivals(): Promise<Rivals> {
  const out = fileURLToPath(new URL('../../out/', import.meta.url))
  mkdirSync(out, { recursive: true })
  // Beside our own pages, where Svelte is found.
  const source = mkdtempSync(join(out, 'rival-'))
  const pages = mkdtempSync(join(tmpdir(), 'sportello-rivals-'))
  writeFileSync(join(source, 'Button.svelte'), BUTTON)
  writeFileSync(join(source, 'main.js'), MOUNT)
  writeFileSync(join(source, 'index.html'), SVELTE_PAGE)
  process.env['NODE_ENV'] = 'production'
  await build({
    root: source,
    configFile: false,
    logLevel: 'error',
    plugins: [svelte({ configFile: false })],
    build: { outDir: join(pages, 'svelte'), target: 'es2024', modulePreload: false, assetsInlineLimit: 0 },
  })
  rmSync(source, { recursive: true, force: true })
  mkdirSync(join(pages, 'bare'))
  writeFileSync(join(pages, 'bare', 'index.html'), BARE_PAGE)
  const serve = (folder: string) =>
    startPageServer({
      pages: join(pages, folder),
      port: 0,
      crest: () => undefined,
      opensToAnyBrowser: true,
      onLink: () => undefined,
      onStranger: () => undefined,
    })
  const [first, second] = await Promise.all([serve('svelte'), serve('bare')])
  return {
    svelte: first.origin,
    bare: second.origin,
    close: async () => {
      await Promise.all([first.close(), second.close()])
      rmSync(pages, { recursive: true, force: true })
    },
  }
}
