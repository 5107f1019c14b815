import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import * as z from 'zod'

/** What a kiosk is started with. */
export interface KioskConfig {
  /** The folder for everything the kiosk keeps. */
  readonly data: string
  /** The address of the centre. */
  readonly central: string
  /** The printer's own address: `ipp://HOST:PORT/PATH`, or `http://` and `https://` likewise. */
  readonly printer: string
  /** 0 takes a free port. */
  readonly port: number
  readonly databaseKey: Uint8Array
  /** The sandbox opens to any browser of this machine and lets Chromium run as root; a deployment does neither. */
  readonly isSandbox: boolean
  /** What outside pages may reach on loopback besides their own addresses, as `name:port`: the simulated world of a sandbox, and nothing else. */
  readonly sandboxHosts: readonly string[]
  readonly enrolmentCode?: string
}

/** The configuration file cannot be used; the message says why, in words for the operator. */
export class BadConfig extends Error {}

const File = z.strictObject({
  data: z.string(),
  central: z.url({ protocol: /^https?$/ }),
  printer: z.url({ protocol: /^(ipps?|https?)$/ }),
  port: z.int().min(0).max(65535).default(0),
  databaseKeyFile: z.string(),
})

/**
 * Reads the configuration of a deployed kiosk. Its database key is a file of 64 hexadecimal digits that a root-run service
 * manager provides; nobody else may read it. Refuses (throws `BadConfig`) a file that cannot be used, and plain http to a
 * centre on another machine.
 */
export function readKioskConfig(file: string): KioskConfig {
  const parsed = File.safeParse(readJson(file))
  if (!parsed.success) throw new BadConfig(`${file}: ${z.prettifyError(parsed.error)}`)
  const { databaseKeyFile, ...config } = parsed.data
  const { protocol, hostname } = new URL(config.central)
  if (protocol === 'http:' && !['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) {
    throw new BadConfig(`${file}: central must be reached by https`)
  }
  const folder = dirname(resolve(file))
  return {
    ...config,
    data: resolve(folder, config.data),
    databaseKey: readKey(resolve(folder, databaseKeyFile)),
    isSandbox: false,
    sandboxHosts: [],
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new BadConfig(`${file}: ${error instanceof SyntaxError ? 'is not JSON' : 'cannot be read'}`)
  }
}

function readKey(file: string): Uint8Array {
  const stats = statSync(file, { throwIfNoEntry: false })
  if (stats === undefined) throw new BadConfig(`${file}: the database key is missing`)
  if ((stats.mode & 0o077) !== 0) throw new BadConfig(`${file}: others may read the database key; allow its owner only`)
  const text = readFileSync(file, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new BadConfig(`${file}: the database key must have 64 hexadecimal digits`)
  return Buffer.from(text, 'hex')
}
