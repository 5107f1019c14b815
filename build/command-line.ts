import { parseArgs, type ParseArgsConfig } from 'node:util'
import { readSandbox, type SandboxFile } from '../tests/sandbox/layout.ts'
import { defaultData, fromCaller } from './paths.ts'
import { Usage } from './usage.ts'

/** A command of `sportello`, by its name in a table of them. */
export interface Command {
  readonly usage: string
  readonly about: string
  readonly run: (args: readonly string[]) => Promise<void>
}

/** What `--help` says of the options that say where. */
export const WHERE = `  --data DIR      a sandbox's folder (default: ${defaultData()})
  --config FILE   a deployment's configuration`

/** Reads a command's options and its `fewest` to `most` arguments. Throws what `parseArgs` throws, or `Usage`. */
export function parse<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
  fewest = 0,
  most = fewest,
) {
  const parsed = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, config: { type: 'string' }, ...options },
    allowPositionals: true,
    strict: true,
  })
  if (parsed.positionals.length < fewest || parsed.positionals.length > most)
    throw new Usage('Wrong number of arguments; see --help')
  return parsed as typeof parsed & { values: { data?: string; config?: string } }
}

/** The sandbox's folder that a command line means. */
export function dataOf(values: { readonly data?: string }): string {
  return values.data === undefined ? defaultData() : fromCaller(values.data)
}

/** What the sandbox in a folder says of itself. Throws `Usage` where there is none. */
export function sandboxOf(data: string): SandboxFile {
  const sandbox = readSandbox(data)
  if (sandbox === undefined) throw new Usage(`There is no sandbox in ${data}; "npm start -- --data DIR" makes one`)
  return sandbox
}
