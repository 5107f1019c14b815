import { startKiosk } from '../../../main/start-node.ts'
import { readSandbox } from '../../../tests/sandbox/layout.ts'
import { sandboxKioskConfig } from '../../../tests/sandbox/processes.ts'

/** The start file of the bundled kiosk that the benchmark starts: `kiosk.js SANDBOX PAGES FONTS [--no-window]`. */
const [data = '', pages = '', fonts = '', windowOption] = process.argv.slice(2)
const sandbox = readSandbox(data)
if (sandbox === undefined) throw new Error(`There is no sandbox in ${data}`)
const kiosk = await startKiosk(
  sandboxKioskConfig(data, sandbox, undefined),
  { pages, fonts },
  { hasWindow: windowOption !== '--no-window' },
)
process.on('SIGTERM', () => {
  void kiosk.close().then(() => process.exit(0))
})
console.log(JSON.stringify({ kiosk: kiosk.address, noWindow: kiosk.noWindow ?? null }))
