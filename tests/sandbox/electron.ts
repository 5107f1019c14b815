import * as electron from 'electron'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { serve } from '../../build/serve.ts'
import { chromiumShell } from '../../main/shell/chromium/chromium.ts'
import { endLikeNode } from '../../main/shell/electron/end-like-node.ts'
import { startElectronKiosk } from '../../main/start-electron.ts'
import { readSandbox } from './layout.ts'
import { CODE_VARIABLE, pidFile, sandboxKioskConfig } from './processes.ts'

/**
 * The kiosk of a sandbox in Electron, which also serves browsers, as every sandbox does: `electron.js kiosk --data DIR --app DIR`,
 * where the app is the bundled one. A code comes by the environment.
 */
const { values } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { data: { type: 'string' }, app: { type: 'string' } },
})
const { data = '', app = '' } = values
endLikeNode(electron.app, process)
// Not waited for: Electron is not ready before its start file is loaded.
serve(pidFile(data, 'kiosk'), async () => {
  const sandbox = readSandbox(data)
  if (sandbox === undefined) throw new Error(`There is no sandbox in ${data}`)
  const config = sandboxKioskConfig(data, sandbox, process.env[CODE_VARIABLE])
  const files = { pages: join(app, 'pages'), fonts: join(app, 'fonts'), preload: join(app, 'preload.cjs') }
  const kiosk = await startElectronKiosk(electron, config, files, chromiumShell(config, false))
  if (kiosk === undefined) throw new Error('The kiosk of this sandbox runs already')
  return { ready: { kiosk: kiosk.address }, close: kiosk.close }
}).catch((error: unknown) => {
  console.error(error)
  electron.app.exit(1)
})
