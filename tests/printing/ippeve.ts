import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort } from './cupsd.ts'

const PROGRAMS = ['/usr/bin/dbus-daemon', '/usr/sbin/avahi-daemon', '/usr/sbin/ippeveprinter'] as const
/** A daemon that comes up does so in a fraction of this. */
const START_MS = 15_000

/** The printer of the IPP Everywhere test suite: another's idea of what a printer says. It can lack paper or toner, and be off. */
export type IppEvePrinter = {
  /** Its IPP address. */
  readonly url: string
  readonly setPaper: (hasPaper: boolean) => Promise<void>
  readonly setToner: (hasToner: boolean) => Promise<void>
  readonly switchOff: () => Promise<void>
  readonly switchOn: () => Promise<void>
  /** How many documents it has kept. */
  readonly documentCount: () => number
  readonly close: () => Promise<void>
}

/** Starts it with a message bus and an mDNS responder of its own, on loopback; or says why that cannot be done here. */
export async function startIppEve(): Promise<IppEvePrinter | string> {
  const missing = PROGRAMS.find((path) => !existsSync(path))
  if (missing !== undefined) return `there is no ${missing} on this machine`
  if (process.getuid?.() !== 0) return 'only root can run a message bus and avahi of its own'
  const folder = mkdtempSync(join(tmpdir(), 'sportello-ippeve-'))
  const running: ChildProcess[] = []
  const bus = join(folder, 'bus')
  const env = { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${bus}` }
  const start = (program: string, args: readonly string[]): ChildProcess => {
    const child = spawn(program, args, { stdio: 'ignore', env })
    running.push(child)
    return child
  }
  const close = async () => {
    for (const child of running.reverse()) await end(child)
    rmSync(folder, { recursive: true, force: true })
  }
  const giveUp = async (why: string) => {
    await close()
    return why
  }

  writeFileSync(join(folder, 'bus.conf'), busConfiguration(bus))
  const dbus = start(PROGRAMS[0], ['--config-file', join(folder, 'bus.conf'), '--nofork', '--nopidfile'])
  if (!(await isUp(dbus, () => existsSync(bus)))) return await giveUp('no message bus could be started')

  // The responder has one place for its socket: where another runs already, that one would have to serve, and it may serve the network.
  if (existsSync('/run/avahi-daemon/socket')) return await giveUp('another avahi runs on this machine')
  writeFileSync(join(folder, 'avahi.conf'), AVAHI)
  const noFrills = ['--no-chroot', '--no-drop-root', '--no-rlimits']
  const avahi = start(PROGRAMS[1], ['-f', join(folder, 'avahi.conf'), ...noFrills])
  if (!(await isUp(avahi, () => existsSync('/run/avahi-daemon/socket')))) return await giveUp('avahi did not start')

  const spool = join(folder, 'spool')
  mkdirSync(spool)
  const port = await freePort()
  const ask = async (path: string) =>
    await fetch(`http://127.0.0.1:${port}${path}`).then(
      ({ ok }) => ok,
      () => false,
    )
  let printer: ChildProcess | undefined
  const switchOn = async (): Promise<boolean> => {
    const args = ['-r', 'off', '-k', '-d', spool, '-p', String(port), 'Sportello']
    printer = start(PROGRAMS[2], args)
    return await isUp(printer, () => ask('/'))
  }
  const tell = async (path: string) => {
    if (!(await ask(path))) throw new Error(`ippeveprinter refused ${path}`)
  }
  if (!(await switchOn())) return await giveUp('ippeveprinter did not start: it found no avahi')

  return {
    url: `ipp://127.0.0.1:${port}/ipp/print`,
    setPaper: async (hasPaper) => {
      // Both trays must be told whole, or their states stay as they were.
      const tray = (number: number, sheets: number) =>
        `size${number}=iso_a4_210x297mm&type${number}=stationery&level${number}=${hasPaper ? sheets : 0}`
      await tell(`/media?${tray(1, 250)}&${tray(3, 25)}`)
    },
    setToner: async (hasToner) => await tell(`/supplies?supply0=25&supply1=${hasToner ? 75 : 0}`),
    switchOff: async () => {
      if (printer !== undefined) await end(printer)
    },
    switchOn: async () => {
      if (!(await switchOn())) throw new Error('ippeveprinter did not come back')
    },
    documentCount: () =>
      readdirSync(spool, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).length,
    close,
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

async function isUp(child: ChildProcess, isTrue: () => boolean | Promise<boolean>): Promise<boolean> {
  const deadline = AbortSignal.timeout(START_MS)
  while (!deadline.aborted && child.exitCode === null) {
    if (await isTrue()) return true
    await setTimeout(50)
  }
  return false
}

function busConfiguration(socket: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
  </policy>
</busconfig>
`
}

const AVAHI = `[server]
use-ipv6=no
allow-interfaces=lo
[wide-area]
enable-wide-area=no
[publish]
publish-workstation=no
publish-hinfo=no
`
