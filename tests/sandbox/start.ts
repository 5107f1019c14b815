import { parseArgs } from 'node:util'
import { buildRenderer } from '../../build/renderer.ts'
import { defaultData, fromCaller } from '../../build/paths.ts'
import { setUp, startNeeds } from '../../build/setup.ts'
import { BadConfig, readMunicipality } from '../../central/config.ts'
import { CannotStart, resetSandbox, startSandbox } from './sandbox.ts'

const HELP = `Usage: npm start -- [--data DIR] [--reset] [--no-window] [--port N] [--creditor FILE]

Starts the whole of Sportello in sandbox mode: central, the simulated outside world, and one kiosk.

  --data DIR       keeps its state there (default: ${defaultData()})
  --reset          starts over
  --no-window      opens no window; open the address "kiosk" in any Chromium
  --port N         fixes the kiosk's port
  --creditor FILE  another municipality: {"creditor": 11 digits, "settings": {…}}, as "sportello settings get" prints it
`

try {
  await start()
} catch (error) {
  const isKnown = error instanceof CannotStart || error instanceof BadConfig
  const isUsage = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true
  console.error(isKnown || isUsage ? (error as Error).message : error)
  process.exit(isUsage ? 2 : isKnown ? 3 : 1)
}

async function start(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      reset: { type: 'boolean' },
      'no-window': { type: 'boolean' },
      port: { type: 'string' },
      creditor: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help === true) {
    console.log(HELP)
    return
  }
  const data = values.data === undefined ? defaultData() : fromCaller(values.data)
  if (values.reset === true) resetSandbox(data)
  const hasWindow = values['no-window'] !== true
  if (hasWindow) setUp(startNeeds, console.error)
  const sandbox = await startSandbox({
    data,
    ...(values.creditor !== undefined && { municipality: readMunicipality(fromCaller(values.creditor)) }),
    ...(values.port !== undefined && { kioskPort: Number(values.port) }),
    hasWindow,
    today: new Date().toISOString(),
    beforeKiosk: buildRenderer(),
  })
  sandbox.onEnd((name) =>
    console.error(`The process "${name}" ended. Start it again: npm run sportello -- ${name} --data ${data}`),
  )
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    void sandbox.close().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('SIGHUP', stop)
  console.log(JSON.stringify(sandbox.ready))
  // The children hold the pipes; this keeps us here also when all of them have ended and wait to be started again.
  setInterval(() => undefined, 60_000)
}
