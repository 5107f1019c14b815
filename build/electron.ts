import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** How Electron's binary is had where its host can be reached; `npm ci` does not bring it along. */
export const GET_ELECTRON = 'node build/run.mjs node_modules/electron/install.js'

const FETCHED = fileURLToPath(new URL('../node_modules/electron/dist', import.meta.url))

/**
 * The path of Electron's executable, whose folder is its whole distribution; undefined where there is none. It lies where
 * `ELECTRON_OVERRIDE_DIST_PATH` says, or else where `GET_ELECTRON` puts it. The package `electron` itself is not asked: imported by Node, it
 * begins to download.
 */
export function findElectron(override = process.env['ELECTRON_OVERRIDE_DIST_PATH']): string | undefined {
  const executable = join(override === undefined || override === '' ? FETCHED : override, 'electron')
  try {
    accessSync(executable, constants.X_OK)
    return executable
  } catch {
    return undefined
  }
}
