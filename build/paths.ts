import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where `npm start` keeps its sandbox when it is not told. */
export function defaultData(): string {
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'sportello')
}

/** npm runs scripts in the project's folder; a path on the command line is meant from where its author stands. */
export function fromCaller(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path)
}
