import { readKioskConfig } from '../../main/config.ts'
import { startKiosk } from '../../main/start-node.ts'
import { runEntry } from './entry.ts'

/** The packaged kiosk on plain Node, with a window of the system's Chromium. */
const exitCode = await runEntry({
  program: 'sportello-chromium',
  args: process.argv.slice(2),
  readConfig: readKioskConfig,
  start: startKiosk,
})
if (exitCode !== undefined) process.exit(exitCode)
