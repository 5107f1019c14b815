import * as electron from 'electron'
import { readKioskFile } from '../../main/config.ts'
import { endLikeNode } from '../../main/shell/electron/end-like-node.ts'
import { startElectronKiosk } from '../../main/start-electron.ts'
import { Usage } from '../usage.ts'
import { runEntry } from './entry.ts'

/** The packaged kiosk in Electron. It is not waited for: Electron is not ready before its start file is loaded. */
endLikeNode(electron.app, process)
void runEntry({
  program: 'sportello',
  args: process.argv.slice(electron.app.isPackaged ? 1 : 2),
  readConfig: readKioskFile,
  start: (config, files, { hasWindow }) => {
    if (!hasWindow) throw new Usage('Electron is a window; without one there is sportello-chromium --no-window')
    return startElectronKiosk(electron, config, files)
  },
}).then((exitCode) => {
  if (exitCode !== undefined) electron.app.exit(exitCode)
})
