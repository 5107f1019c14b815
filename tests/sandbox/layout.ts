import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

/** What a sandbox folder keeps about itself, so that each of its processes can be started again on its own. */
const SandboxFile = z.strictObject({
  creditor: z.string(),
  centralPort: z.int(),
  kioskPort: z.int(),
  printerPort: z.int(),
  controlPort: z.int(),
})

/** The fixed facts of one sandbox: whom it serves, and which ports it took. */
export type SandboxFile = z.infer<typeof SandboxFile>

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

/** Reads what a sandbox folder says of itself; undefined when there is no sandbox in it yet. */
export function readSandbox(data: string): SandboxFile | undefined {
  try {
    return SandboxFile.parse(JSON.parse(readFileSync(sandboxPaths(data).file, 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Writes what a sandbox folder says of itself, whole or not at all. */
export function writeSandbox(data: string, sandbox: SandboxFile): void {
  const { file } = sandboxPaths(data)
  writeFileSync(`${file}.new`, JSON.stringify(sandbox, null, 2))
  renameSync(`${file}.new`, file)
}
