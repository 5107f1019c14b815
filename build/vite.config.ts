import { svelte } from '@sveltejs/vite-plugin-svelte'
import { fileURLToPath } from 'node:url'
import type { UserConfig } from 'vite'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Builds the renderer into build/out/renderer. Every asset is a file of its own: the pages' policy allows no `data:` addresses. */
const config: UserConfig = {
  root: folder('../renderer'),
  base: '/',
  plugins: [svelte()],
  build: {
    outDir: folder('out/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2024',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
}

// Vite asks for a default export.
export default config
