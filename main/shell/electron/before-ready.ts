import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { profilePrefix, removeLeftProfiles } from '../profiles.ts'
import type { ElectronApi } from './electron-api.ts'
import { PRIVATE_SCHEME } from './private-scheme.ts'

/**
 * Chromium's switches: what of it would speak to others, or keep a dump of a page's memory; and the key ring that has its token in the profile,
 * which is thrown away.
 */
const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['disable-background-networking'],
  ['disable-quic'],
  ['disable-breakpad'],
  ['disable-pinch'],
  ['disable-features', 'DbusSecretPortal'],
]

/**
 * What has to be said to Electron before it is ready: every page in a sandbox, the scheme of our pages, and where it keeps what. What its
 * sessions write goes to a profile that is made for this run and removed by the function that is returned. Undefined where the kiosk of this folder runs already:
 * that one is brought to the front, and this one is to end.
 */
export function prepareElectron(
  { app, protocol }: Pick<ElectronApi, 'app' | 'protocol'>,
  data: string,
): (() => void) | undefined {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  app.enableSandbox()
  for (const each of SWITCHES) app.commandLine.appendSwitch(...each)
  protocol.registerSchemesAsPrivileged([PRIVATE_SCHEME])
  // By this folder Electron knows whether it runs already.
  app.setPath('userData', join(data, 'electron'))
  if (!app.requestSingleInstanceLock()) return undefined
  removeLeftProfiles()
  const profile = mkdtempSync(join(tmpdir(), profilePrefix('window')))
  app.setPath('sessionData', profile)
  return () => rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 })
}
