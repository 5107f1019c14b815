import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

const PROGRAMS = ['/usr/sbin/cupsd', '/usr/sbin/lpadmin'] as const
/** Hands PDF on as PDF. */
const PPD = '/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd'

/** What this machine lacks for a CUPS of its own; undefined where it has all. */
export function missingForCups(): string | undefined {
  return [...PROGRAMS, PPD].find((path) => !existsSync(path))
}

/** A CUPS server of the test's own: private folders, loopback only. */
export type PrivateCups = {
  /**
   * Makes a queue; returns its IPP address. `device` is `file:PATH` or a printer's `ipp:` address. `everywhere` asks the printer for its
   * driver; without it PDF is handed on as PDF.
   */
  readonly addQueue: (name: string, device: string, driver?: 'everywhere') => Promise<string>
  readonly setAccepting: (name: string, isAccepting: boolean) => Promise<void>
  readonly setRunning: (name: string, isRunning: boolean) => Promise<void>
  /** For what CUPS says of itself when a test fails. */
  readonly errorLog: () => string
  readonly close: () => Promise<void>
}

/** Starts `cupsd` by hand, without any service manager, on a free port. */
export async function startPrivateCups(): Promise<PrivateCups> {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-cups-'))
  // Filters and backends run as another user, who must get through to the spool.
  chmodSync(folder, 0o755)
  for (const name of ['root', 'state', 'spool', 'spool/tmp', 'cache', 'log']) mkdirSync(join(folder, name))
  if (process.getuid?.() === 0) execFileSync('chgrp', ['-R', 'lp', 'spool', 'cache', 'state'], { cwd: folder })
  for (const name of ['spool', 'spool/tmp', 'cache']) chmodSync(join(folder, name), 0o770)
  const port = await freePort()
  const server = `127.0.0.1:${port}`
  const open = 'Order allow,deny\nAllow all'
  writeFileSync(
    join(folder, 'cupsd.conf'),
    [
      `Listen ${server}`,
      'LogLevel info',
      'Browsing No',
      'WebInterface No',
      'DefaultAuthType None',
      `<Location />\n${open}\n</Location>`,
      `<Policy default>\n<Limit All>\n${open}\n</Limit>\n</Policy>`,
      '',
    ].join('\n'),
  )
  const places = {
    ServerRoot: 'root',
    StateDir: 'state',
    RequestRoot: 'spool',
    TempDir: 'spool/tmp',
    CacheDir: 'cache',
    AccessLog: 'log/access',
    ErrorLog: 'log/error',
    PageLog: 'log/page',
  }
  const lines = Object.entries(places).map(([name, path]) => `${name} ${join(folder, path)}`)
  writeFileSync(join(folder, 'cups-files.conf'), ['FileDevice Yes', ...lines, ''].join('\n'))

  const options = ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')]
  const cupsd = spawn('/usr/sbin/cupsd', options, { stdio: 'ignore' })
  const exited = once(cupsd, 'exit')
  const errorLog = () => readFileSync(join(folder, 'log/error'), 'utf8')
  const isUp = async () =>
    await run('/usr/bin/lpstat', ['-h', server, '-r']).then(
      ({ stdout }) => stdout.includes('is running'),
      () => false,
    )
  for (let attempt = 0; !(await isUp()); attempt += 1) {
    if (attempt > 100 || cupsd.exitCode !== null) throw new Error('cupsd did not start')
    await setTimeout(50)
  }

  return {
    addQueue: async (name, device, driver) => {
      await run('/usr/sbin/lpadmin', [
        '-h',
        server,
        '-p',
        name,
        '-E',
        '-v',
        device,
        ...(driver === undefined ? ['-P', PPD] : ['-m', driver]),
        '-o',
        'printer-error-policy=retry-job',
      ])
      return `ipp://${server}/printers/${name}`
    },
    setAccepting: async (name, isAccepting) => {
      await run(isAccepting ? '/usr/sbin/cupsaccept' : '/usr/sbin/cupsreject', ['-h', server, name])
    },
    setRunning: async (name, isRunning) => {
      await run(isRunning ? '/usr/sbin/cupsenable' : '/usr/sbin/cupsdisable', ['-h', server, name])
    },
    errorLog,
    close: async () => {
      cupsd.kill('SIGTERM')
      await exited
      rmSync(folder, { recursive: true })
    },
  }
}

/** A port of loopback that nothing listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
