import type { KioskFile } from './config.ts'
import { prepareElectron } from './shell/electron/before-ready.ts'
import type { ElectronApi } from './shell/electron/electron-api.ts'
import { electronShell } from './shell/electron/electron-shell.ts'
import { keptKey } from './shell/electron/kept-key.ts'
import type { OpenShell } from './shell/shell.ts'
import { runKiosk, type KioskFiles, type RunningKiosk } from './start.ts'

/** Where the files of a bundled kiosk lie that Electron needs besides. */
export interface ElectronFiles extends KioskFiles {
  /** The bundled preload, one CommonJS file. */
  readonly preload: string
}

/**
 * Starts the kiosk in Electron; to be called before Electron is ready. Answers undefined where a kiosk of this folder runs already:
 * that one is brought to the front, and the caller ends. Refuses where no window opens, which is all that it has. `alongside` opens
 * another shell too, as the sandbox does for browsers; its address is the kiosk's.
 */
export async function startElectronKiosk(
  electron: ElectronApi,
  config: KioskFile,
  files: ElectronFiles,
  alongside?: OpenShell,
): Promise<RunningKiosk | undefined> {
  const removeProfile = prepareElectron(electron, config.data)
  if (removeProfile === undefined) return undefined
  await electron.app.whenReady()
  const databaseKey = config.databaseKey ?? (await keptKey(electron.safeStorage, config.data))
  const shell = electronShell(electron, config, files.preload)
  const kiosk = await runKiosk(
    { ...config, databaseKey },
    files,
    alongside === undefined ? shell : both(shell, alongside),
  )
  const close = async () => {
    await kiosk.close()
    removeProfile()
  }
  if (kiosk.noWindow !== undefined && alongside === undefined) {
    await close()
    throw new Error(kiosk.noWindow)
  }
  return { ...kiosk, close }
}

/** The one shell with its window and pages of others, and the other with its address. */
function both(main: OpenShell, alongside: OpenShell): OpenShell {
  return async (parts) => {
    const other = await alongside(parts)
    const shell = await main(parts)
    return {
      ...shell,
      address: other.address,
      close: async () => {
        await shell.close()
        await other.close()
      },
    }
  }
}
