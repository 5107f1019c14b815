import * as electron from 'electron'
import { readKioskFile } from '../../main/config.ts'
import { startElectronKiosk } from '../../main/start-electron.ts'
import { Usage } from '../usage.ts'
import { runEntry } from './entry.ts'

/** The packaged kiosk in Electron. What Electron takes for the end of the application is the end by a signal. */
electron.app.on('before-quit', (event) => {
  event.preventDefault()
  process.emit('SIGTERM')
})
const exitCode = await runEntry({
  program: 'sportello',
  args: process.argv.slice(electron.app.isPackaged ? 1 : 2),
  readConfig: readKioskFile,
  start: (config, files, { hasWindow }) => {
    if (!hasWindow) throw new Usage('Electron is a window; without one there is sportello-chromium --no-window')
    return startElectronKiosk(electron, config, files)
  },
})
if (exitCode !== undefined) electron.app.exit(exitCode)
