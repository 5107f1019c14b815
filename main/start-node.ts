import type { KioskConfig } from './config.ts'
import { chromiumShell } from './shell/chromium/chromium.ts'
import { runKiosk, type KioskFiles, type PortWrappers, type RunningKiosk } from './start.ts'

/** Starts the kiosk on plain Node, with a window of the system's Chromium if one is wanted and there is one. */
export function startKiosk(
  config: KioskConfig,
  files: KioskFiles,
  options: { readonly hasWindow: boolean; readonly wrap?: PortWrappers },
): Promise<RunningKiosk> {
  return runKiosk(config, files, chromiumShell(config, options.hasWindow), options.wrap)
}
