import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import * as z from 'zod'
import { printDocuments, type PrintDocument } from './domain/print-job.ts'

/** What a kiosk is started with. */
export interface KioskConfig {
  /** The folder for everything the kiosk keeps. */
  readonly data: string
  /** The address of the centre. */
  readonly central: string
  /** At least one, the default first. */
  readonly printers: readonly PrinterConfig[]
  /** 0 takes a free port. */
  readonly port: number
  readonly databaseKey: Uint8Array
  /** The sandbox opens to any browser of this machine and lets Chromium run as root; a deployment does neither. */
  readonly isSandbox: boolean
  /** What outside pages may reach on loopback besides their own addresses, as `name:port`: the simulated world of a sandbox, and nothing else. */
  readonly sandboxHosts: readonly string[]
  /** How wide the glass is, so that a target of 15 mm is one. */
  readonly screenWidthMm?: number | undefined
  readonly enrolmentCode?: string
}

/** One printer of a kiosk. Addresses are `ipp://HOST:PORT/PATH`, or `http://` and `https://` likewise. */
export interface PrinterConfig {
  /** Prints are recorded under it; where a kiosk has several printers people are told it. */
  readonly name: string
  /** The printer's own address: only what it says there is evidence of paper. */
  readonly address: string
  /** The CUPS queue in front of a printer that cannot read PDF. */
  readonly spooler?: string | undefined
  /** The papers it is for; undefined: any. */
  readonly documents?: readonly PrintDocument[] | undefined
}

/** What the configuration file says; without a key where the shell is to keep it. */
export type KioskFile = Omit<KioskConfig, 'databaseKey'> & { readonly databaseKey: Uint8Array | undefined }

/** The configuration file cannot be used; the message says why, in words for the operator. */
export class BadConfig extends Error {}

/** The name of the printer where there is but one, and nobody needs to be told which. */
const ONLY_PRINTER = 'default'

const PrinterAddress = z.url({ protocol: /^(ipps?|https?)$/ })
const Printers = z
  .array(
    z.strictObject({
      name: z.string().trim().min(1).max(30),
      address: PrinterAddress,
      spooler: PrinterAddress.optional(),
      documents: z.array(z.enum(printDocuments)).min(1).optional(),
    }),
  )
  .min(1)
  .max(8)
  .refine((printers) => new Set(printers.map(({ name }) => name)).size === printers.length, 'two bear the same name')

const File = z.strictObject({
  data: z.string(),
  central: z.url({ protocol: /^https?$/ }),
  printer: PrinterAddress.optional(),
  printers: Printers.optional(),
  port: z.int().min(0).max(65535).default(0),
  databaseKeyFile: z.string().optional(),
  screenWidthMm: z.int().min(100).max(2000).optional(),
})

/**
 * Reads the configuration of a deployed kiosk. Its database key is a file of 64 hexadecimal digits that a root-run service
 * manager provides; nobody else may read it. Where the file names none `databaseKey` is undefined, and the shell has to keep one. Refuses
 * (throws `BadConfig`) a file that cannot be used, and plain http to a centre on another machine.
 */
export function readKioskFile(file: string): KioskFile {
  const parsed = File.safeParse(readJson(file))
  if (!parsed.success) throw new BadConfig(`${file}: ${z.prettifyError(parsed.error)}`)
  const { databaseKeyFile, printer, printers, ...config } = parsed.data
  const only = printer === undefined ? undefined : [{ name: ONLY_PRINTER, address: printer }]
  if ((only === undefined) === (printers === undefined)) {
    throw new BadConfig(`${file}: needs either "printer", an address, or "printers", a list`)
  }
  const { protocol, hostname } = new URL(config.central)
  if (protocol === 'http:' && !['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) {
    throw new BadConfig(`${file}: central must be reached by https`)
  }
  const folder = dirname(resolve(file))
  return {
    ...config,
    printers: only ?? printers ?? [],
    data: resolve(folder, config.data),
    databaseKey: databaseKeyFile === undefined ? undefined : readKey(resolve(folder, databaseKeyFile)),
    isSandbox: false,
    sandboxHosts: [],
  }
}

/** Reads the configuration of a kiosk whose shell keeps no key, so that its file must name one; otherwise as `readKioskFile`. */
export function readKioskConfig(file: string): KioskConfig {
  const { databaseKey, ...config } = readKioskFile(file)
  if (databaseKey === undefined) {
    throw new BadConfig(`${file}: needs "databaseKeyFile"; only Electron can keep the key in a key ring instead`)
  }
  return { ...config, databaseKey }
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
