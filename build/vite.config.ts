import { svelte } from '@sveltejs/vite-plugin-svelte'
import { fileURLToPath } from 'node:url'
import type { Plugin, UserConfig } from 'vite'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Screens use rules of the pure folders and none of their schemas, so these are to fall away, and zod with them. That takes the word
 * that making a schema has no effect; it is given under a name of its own, since a minified library may well have a function `z`.
 */
const SCHEMAS = 'zodSchemas'
const nameOfSchemas: Plugin = {
  name: 'name-of-schemas',
  enforce: 'pre',
  transform: {
    filter: { id: /\/(main|central)\/.*\.ts$/, code: "import * as z from 'zod'" },
    handler: (code) =>
      code
        .replace("import * as z from 'zod'", `import * as ${SCHEMAS} from 'zod'`)
        .replace(/\bz\b(?=\s*\.\s*\w)/g, SCHEMAS),
  },
}

/** Keeps the page from being painted while it is empty, which takes time from its first screen. Vite knows no such word. */
const paintedWithScript: Plugin = {
  name: 'painted-with-script',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replace('<script type="module"', '<script type="module" blocking="render"'),
  },
}

/** Has V8 compile all functions of a script beside the page's thread, while it comes, and not one by one when they are called. */
const COMPILED_WHOLE = '//# allFunctionsCalledOnLoad\n'

/**
 * Builds the renderer into build/out/renderer. Every asset is a file of its own: the pages' policy allows no `data:` addresses. All styles
 * are one file, so that a part of the screens is there as soon as its script is.
 */
const config: UserConfig = {
  root: folder('../renderer'),
  base: '/',
  plugins: [nameOfSchemas, svelte(), paintedWithScript],
  build: {
    outDir: folder('out/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    target: 'es2024',
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      treeshake: { manualPureFunctions: [SCHEMAS] },
      // The first screen comes as one script: what it shares with later ones is not fetched after it.
      output: {
        // What later screens share comes as one more: each script asked for is work of the page's thread.
        codeSplitting: {
          groups: [
            { name: 'index', tags: ['$initial'], priority: 1 },
            { name: 'shared', minShareCount: 2 },
          ],
        },
        postBanner: ({ isEntry }) => (isEntry ? COMPILED_WHOLE : ''),
      },
    },
  },
}

// Vite asks for a default export.
export default config
