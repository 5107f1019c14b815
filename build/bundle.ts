import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Where a bundled kiosk lies. */
export const BUNDLE = join(ROOT, 'build/out/kiosk')

/** Stay as npm installed them: native code, and libraries that read files beside their own. */
const NOT_BUNDLED = ['better-sqlite3', 'pdfkit', 'fontkit', 'svg-to-pdfkit']

/**
 * Bundles a start file of the kiosk into `BUNDLE`, as `kiosk.js`. The database worker is an entry of its own beside it, since its client
 * finds it there (decision 0002).
 */
export async function bundleKiosk(startFile: string): Promise<string> {
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: NOT_BUNDLED, target: 'node' },
    build: {
      ssr: true,
      outDir: BUNDLE,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: { kiosk: startFile, worker: join(ROOT, 'db/kiosk/worker.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
  if (before === undefined) delete process.env['NODE_ENV']
  else process.env['NODE_ENV'] = before
  return join(BUNDLE, 'kiosk.js')
}
