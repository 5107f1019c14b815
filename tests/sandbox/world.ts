import { sandboxPaths, type SandboxFile } from './layout.ts'
import { startSandboxPrinter } from './printer.ts'

/** The running simulated outside world. */
export interface RunningWorld {
  readonly close: () => Promise<void>
}

/** Starts the outside world of a sandbox: for now a printer. Checkout, the identity provider and the mailbox come with their flows. */
export async function startWorld(data: string, sandbox: SandboxFile): Promise<RunningWorld> {
  const { printouts } = sandboxPaths(data)
  const printer = await startSandboxPrinter({ printouts, port: sandbox.printerPort, controlPort: sandbox.controlPort })
  return { close: () => printer.close() }
}
