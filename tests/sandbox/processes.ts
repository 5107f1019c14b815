import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CentralConfig } from '../../central/config.ts'
import { MailConfig } from '../../central/mail/mail-config.ts'
import type { KioskConfig } from '../../main/config.ts'
import { sandboxPaths, type SandboxFile } from './layout.ts'

/** The processes of a sandbox. */
export const processNames = ['central', 'sandbox', 'kiosk'] as const

/** One of the processes of a sandbox; `sandbox` is the simulated outside world. */
export type ProcessName = (typeof processNames)[number]

/** By which variable of the environment a new kiosk is told its code. */
export const CODE_VARIABLE = 'SPORTELLO_ENROLMENT_CODE'

/** Keys a sandbox kiosk's database. It protects nothing, and a deployment cannot be given it: there the key is a file. */
const SANDBOX_DATABASE_KEY = Buffer.from('sandbox key: protects nothing at all'.slice(0, 32))

/** The keys of the simulated services of pagoPA. They protect nothing, and nothing else takes them. */
export const sandboxKeys = { checkout: 'sandbox-key-of-checkout', receipts: 'sandbox-key-of-receipts' } as const

/** Whom the mails of a sandbox come from; the name beside it is the municipality's. */
const SENDER = 'sportello@comune.pontelume.example'

/** How often a sandbox's central asks for receipts: the wait at the kiosk is to be the bank's, not ours. */
const RECEIPTS_EVERY_MS = 500

/** Where a sandbox's central keeps its database. */
export function sandboxDatabase(data: string): string {
  return join(sandboxPaths(data).central, 'database')
}

/** How a sandbox's central is started. */
export function sandboxCentralConfig(data: string, sandbox: SandboxFile): CentralConfig {
  const { central } = sandboxPaths(data)
  const checkout = `127.0.0.1:${sandbox.checkoutPort}`
  return {
    data: central,
    creditor: sandbox.creditor,
    database: { pglite: sandboxDatabase(data) },
    host: '127.0.0.1',
    port: sandbox.centralPort,
    publicUrl: `http://127.0.0.1:${sandbox.centralPort}`,
    checkout: { url: `http://${checkout}/checkout/ec/v2`, key: sandboxKeys.checkout, hosts: [checkout] },
    receipts: {
      url: `http://127.0.0.1:${sandbox.receiptsPort}/gpd/payments-receipts-service/v1`,
      key: sandboxKeys.receipts,
      everyMs: RECEIPTS_EVERY_MS,
    },
    mail: MailConfig.parse({ host: '127.0.0.1', port: sandbox.smtpPort, from: SENDER, security: 'none' }),
  }
}

/** How a sandbox's kiosk is started. */
export function sandboxKioskConfig(data: string, sandbox: SandboxFile, enrolmentCode: string | undefined): KioskConfig {
  return {
    data: sandboxPaths(data).kiosk,
    central: `http://127.0.0.1:${sandbox.centralPort}`,
    printers: [
      { name: 'Sinistra', address: `ipp://127.0.0.1:${sandbox.printerPort}/ipp/print` },
      { name: 'Destra', address: `ipp://127.0.0.1:${sandbox.sparePrinterPort}/ipp/print` },
    ],
    port: sandbox.kioskPort,
    databaseKey: SANDBOX_DATABASE_KEY,
    isSandbox: true,
    sandboxHosts: [`localhost:${sandbox.framePort}`],
    ...(enrolmentCode !== undefined && { enrolmentCode }),
  }
}

/** The file with the process id of one of a sandbox's processes. */
export function pidFile(data: string, name: ProcessName): string {
  return join(sandboxPaths(data).run, `${name}.pid`)
}

/** The process id in a pid file, if that process is alive and is one of this folder's. */
export function livePid(data: string, name: ProcessName): number | undefined {
  try {
    const pid = Number(readFileSync(pidFile(data, name), 'utf8'))
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return command.includes(data) && command.includes(name) ? pid : undefined
  } catch {
    return undefined
  }
}
