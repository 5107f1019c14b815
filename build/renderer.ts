import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Where the built renderer lies. */
export const PAGES = fileURLToPath(new URL('./out/renderer', import.meta.url))

/** The fonts that documents are set in. */
export const FONTS = fileURLToPath(new URL('../node_modules/bootstrap-italia/dist/fonts', import.meta.url))

/** Builds the renderer into `PAGES`. */
export async function buildRenderer(): Promise<void> {
  await build({ configFile: fileURLToPath(new URL('./vite.config.ts', import.meta.url)), logLevel: 'error' })
}
