import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

/** What a sandbox folder keeps about itself, so that each of its processes can be started again on its own. */
const SandboxFile = z.strictObject({
  creditor: z.string(),
  centralPort: z.int(),
  kioskPort: z.int(),
  printerPort: z.int(),
  /** Steers the printer. */
  controlPort: z.int(),
  sparePrinterPort: z.int(),
  /** Steers the spare printer. */
  spareControlPort: z.int(),
  checkoutPort: z.int(),
  /** The card's frame on the pages of Checkout. */
  framePort: z.int(),
  receiptsPort: z.int(),
  smtpPort: z.int(),
  mailboxPort: z.int(),
  /** Steers Checkout, the bank and their receipts. */
  worldControlPort: z.int(),
})

/** The fixed facts of one sandbox: whom it serves, and which ports it took. */
export type SandboxFile = z.infer<typeof SandboxFile>

/** Every port of a sandbox, by its name in the file. */
export const portNames = SandboxFile.keyof().exclude(['creditor']).options

/** Where things lie in a sandbox folder. */
export function sandboxPaths(data: string) {
  return {
    file: join(data, 'sandbox.json'),
    run: join(data, 'run'),
    central: join(data, 'central'),
    kiosk: join(data, 'kiosk'),
    printouts: join(data, 'printouts'),
  } as const
}

/**
 * Reads what a sandbox folder says of itself; undefined when there is no sandbox in it, or none that this version has started yet: the
 * ports are written at each start.
 */
export function readSandbox(data: string): SandboxFile | undefined {
  return SandboxFile.safeParse(readFile(data)).data
}

/** Whom the sandbox in a folder serves, also where an earlier version made it; undefined when there is none yet. */
export function sandboxCreditor(data: string): string | undefined {
  const content = readFile(data)
  return content === undefined ? undefined : z.object({ creditor: z.string() }).parse(content).creditor
}

/** Writes what a sandbox folder says of itself, whole or not at all. */
export function writeSandbox(data: string, sandbox: SandboxFile): void {
  const { file } = sandboxPaths(data)
  writeFileSync(`${file}.new`, JSON.stringify(sandbox, null, 2))
  renameSync(`${file}.new`, file)
}

function readFile(data: string): unknown {
  try {
    return JSON.parse(readFileSync(sandboxPaths(data).file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
