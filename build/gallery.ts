import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build, preview, type InlineConfig, type PreviewServer } from 'vite'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const OUT = join(ROOT, 'build/out/gallery')

const USAGE = `npm run gallery [-- OPTIONS]    shows every part of the kit in each of its states, on loopback
  --port N        on this port; a free one without it
  --help          this text

The address takes theme=light|dark|contrast, size=usual|large, language=it|en|de|fr|sl and only=NAME.
`

const CONFIG: InlineConfig = { configFile: join(ROOT, 'build/vite.config.ts'), logLevel: 'error' }

/** Builds the gallery and serves it on loopback. Nothing of it is in the product. */
export async function startGallery(
  port: number,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  await build({
    ...CONFIG,
    root: join(ROOT, 'renderer'),
    build: { outDir: OUT, emptyOutDir: true, rolldownOptions: { input: join(ROOT, 'renderer/gallery/index.html') } },
  })
  const server: PreviewServer = await preview({
    ...CONFIG,
    build: { outDir: OUT },
    preview: { host: '127.0.0.1', port, strictPort: port !== 0 },
  })
  const address = server.httpServer.address()
  if (address === null || typeof address === 'string') throw new Error('The gallery has no address')
  return { url: `http://127.0.0.1:${address.port}/gallery/`, close: () => server.close() }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { port: { type: 'string' }, help: { type: 'boolean' } } })
  if (values.help === true) process.stdout.write(USAGE)
  else process.stdout.write(`${(await startGallery(Number(values.port ?? 0))).url}\n`)
}
