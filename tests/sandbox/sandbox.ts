import { fork, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { askCentral } from '../../central/cli.ts'
import type { Municipality } from '../../central/contract/settings.ts'
import { layEmptyCentral } from './empty-central.ts'
import { freePorts } from './free-ports.ts'
import { portNames, sandboxCreditor, sandboxPaths, writeSandbox, type SandboxFile } from './layout.ts'
import { sampleMunicipality, samplePositions } from './municipality/municipality.ts'
import { CODE_VARIABLE, livePid, processNames, sandboxDatabase, type ProcessName } from './processes.ts'

/** How a sandbox is wanted. */
export interface SandboxOptions {
  readonly data: string
  /** Another municipality than the sample; it begins without positions. */
  readonly municipality?: Municipality
  readonly kioskPort?: number
  readonly hasWindow: boolean
  /** The day that the sample's due dates are counted from. */
  readonly today: string
  /** Runs while the centre starts; the kiosk starts after it. */
  readonly beforeKiosk: Promise<void>
}

/** A running sandbox. */
export interface Sandbox {
  /** The line that `npm start` prints. What does not exist yet is null. */
  readonly ready: Readonly<Record<string, unknown>>
  /** Hears of a process that ended by itself. */
  readonly onEnd: (listener: (name: ProcessName) => void) => void
  /** Ends every process of the sandbox, also those that were started again by hand. */
  readonly close: () => Promise<void>
}

/** The sandbox cannot start; the message says why, in words for whoever started it. */
export class CannotStart extends Error {}

const SPORTELLO = fileURLToPath(new URL('../../build/sportello.ts', import.meta.url))

/** Starts central, the simulated world and one enrolled kiosk, each a process of its own. Throws `CannotStart`. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { data } = options
  const paths = sandboxPaths(data)
  const running = processNames.filter((name) => livePid(data, name) !== undefined)
  if (running.length > 0) throw new CannotStart(`A sandbox is running in ${data} (${running.join(', ')})`)
  mkdirSync(paths.run, { recursive: true, mode: 0o700 })
  const before = sandboxCreditor(data)
  const sandbox = await describe(options, before)
  writeSandbox(data, sandbox)

  const children = new Map<ProcessName, ChildProcess>()
  const ends: ((name: ProcessName) => void)[] = []
  let isClosing = false
  const start = async (name: ProcessName, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<void> => {
    const child = fork(SPORTELLO, [name, '--data', data, ...args], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ...env },
    })
    children.set(name, child)
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve())
      child.once('exit', () => reject(new CannotStart(`The process "${name}" did not start; the reason stands above`)))
    })
    child.once('exit', () => {
      if (!isClosing) for (const listener of ends) listener(name)
    })
  }
  const close = async () => {
    isClosing = true
    for (const name of [...processNames].reverse()) await endProcess(data, name, children.get(name))
  }

  try {
    await layEmptyCentral(sandboxDatabase(data))
    await Promise.all([start('central'), start('sandbox')])
    if (before === undefined) await fill(paths.central, options)
    const code = existsSync(join(paths.kiosk, 'kiosk.db')) ? undefined : await enrolmentCode(paths.central)
    await options.beforeKiosk
    await start('kiosk', options.hasWindow ? [] : ['--no-window'], code === undefined ? {} : { [CODE_VARIABLE]: code })
  } catch (error) {
    await close()
    throw error
  }
  return {
    ready: {
      ready: true,
      creditor: sandbox.creditor,
      kiosk: `http://127.0.0.1:${sandbox.kioskPort}`,
      central: `http://127.0.0.1:${sandbox.centralPort}`,
      mailbox: `http://127.0.0.1:${sandbox.mailboxPort}`,
      checkout: `http://127.0.0.1:${sandbox.checkoutPort}`,
      idp: null,
      printouts: paths.printouts,
    },
    onEnd: (listener) => ends.push(listener),
    close,
  }
}

/** Removes a sandbox that is not running. Throws `CannotStart` when it is. */
export function resetSandbox(data: string): void {
  if (processNames.some((name) => livePid(data, name) !== undefined))
    throw new CannotStart(`A sandbox is running in ${data}`)
  // Only what a sandbox made: the folder may be one that somebody keeps other things in.
  const { file, run, central, kiosk, printouts } = sandboxPaths(data)
  for (const path of [file, run, central, kiosk, printouts]) rmSync(path, { recursive: true, force: true })
}

async function describe(options: SandboxOptions, before: string | undefined): Promise<SandboxFile> {
  const creditor = options.municipality?.creditor ?? before ?? sampleMunicipality.creditor
  if (before !== undefined && before !== creditor) {
    throw new CannotStart(
      `The sandbox in ${options.data} is of ${before}; start over with --reset, or choose another --data`,
    )
  }
  const free = (await freePorts(portNames.length)).values()
  const ports = Object.fromEntries(portNames.map((name) => [name, free.next().value])) as Omit<SandboxFile, 'creditor'>
  return { creditor, ...ports, kioskPort: options.kioskPort ?? ports.kioskPort }
}

async function fill(centralData: string, options: SandboxOptions): Promise<void> {
  const municipality = options.municipality ?? sampleMunicipality
  await askCentral(centralData, 'settings.replace', municipality.settings)
  if (options.municipality === undefined) await askCentral(centralData, 'import', samplePositions(options.today))
}

async function enrolmentCode(centralData: string): Promise<string> {
  return (await askCentral(centralData, 'kiosks.enrol', { name: 'Sportello 1' })).code
}

async function endProcess(data: string, name: ProcessName, child: ChildProcess | undefined): Promise<void> {
  const isOurs = child !== undefined && child.exitCode === null && child.signalCode === null
  if (isOurs) {
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGTERM')
    await gone
    return
  }
  const pid = livePid(data, name)
  if (pid !== undefined) process.kill(pid, 'SIGTERM')
}
