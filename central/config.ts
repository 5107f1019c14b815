import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import * as z from 'zod'
import type { CentralLocation } from '../db/central/open.ts'
import { Municipality } from './contract/settings.ts'
import { MailConfig } from './mail/mail-config.ts'
import type { CheckoutConfig } from './pagopa/checkout.ts'
import type { ReceiptsConfig } from './pagopa/receipts-api.ts'

/** What a central process is started with. */
export interface CentralConfig {
  /** The folder of its socket for the operator's commands, and of PGlite. */
  readonly data: string
  readonly creditor: string
  readonly database: CentralLocation
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
  /**
   * How people's browsers reach the centre, its own address where it is not said: the addresses of phone pages and of the return
   * from Checkout begin with it.
   */
  readonly publicUrl?: string
  /** pagoPA's Checkout for creditors; without it kiosks cannot offer to pay. */
  readonly checkout?: CheckoutConfig
  /** The GPD service that hands out receipts; without it receipts come by `sportello import --receipts` only. */
  readonly receipts?: ReceiptsConfig & { readonly everyMs: number }
  /**
   * The mail server; without it mails of receipts and requests wait until there is one, and a task `mail-server` tells of it. It is the
   * same in every process of a centre: any of them may take a mail.
   */
  readonly mail?: MailConfig
}

/** A file cannot be used; the message says why, in words for the operator. */
export class BadConfig extends Error {}

const Https = z.url({ protocol: /^https$/, error: 'expected an https address' })

const File = z.strictObject({
  data: z.string(),
  creditor: z.string().regex(/^\d{11}$/, 'expected 11 digits'),
  /** Where PostgreSQL is: `postgres://USER@HOST/DATABASE`. */
  postgres: z.string().regex(/^postgres(ql)?:\/\//, 'expected an address like postgres://user@host/database'),
  host: z.string().default('127.0.0.1'),
  port: z.int().min(1).max(65535),
  publicUrl: Https.optional(),
  checkout: z.strictObject({ url: Https, keyFile: z.string(), hosts: z.array(z.hostname()).default([]) }).optional(),
  receipts: z
    .strictObject({ url: Https, keyFile: z.string(), everySeconds: z.int().min(5).max(3600).default(30) })
    .optional(),
  mail: z
    .strictObject({
      host: z.string(),
      port: z.int(),
      from: z.string(),
      security: z.string().default('starttls'),
      user: z.string().optional(),
      passwordFile: z.string().optional(),
      caFile: z.string().optional(),
    })
    .optional(),
})

/**
 * Reads the configuration of a deployed centre. Keys and passwords are files of their own that only their owner may read; none is ever
 * in the configuration itself. Refuses (throws `BadConfig`) a file that cannot be used, and Checkout without a `publicUrl`.
 */
export function readCentralConfig(file: string): CentralConfig {
  const { data, postgres, host, port, creditor, publicUrl, checkout, receipts, mail } = readFile(file, File)
  const pathOf = (path: string) => resolve(dirname(resolve(file)), path)
  if (checkout !== undefined && publicUrl === undefined)
    throw new BadConfig(`${file}: checkout needs publicUrl, where people's browsers come back to`)
  return {
    data: pathOf(data),
    database: { postgres },
    creditor,
    host,
    port,
    ...(publicUrl !== undefined && { publicUrl: publicUrl.replace(/\/$/, '') }),
    ...(checkout !== undefined && {
      checkout: { url: checkout.url, key: readSecret(pathOf(checkout.keyFile)), hosts: checkout.hosts },
    }),
    ...(receipts !== undefined && {
      receipts: { url: receipts.url, key: readSecret(pathOf(receipts.keyFile)), everyMs: receipts.everySeconds * 1000 },
    }),
    ...(mail !== undefined && { mail: mailOf(file, mail, pathOf) }),
  }
}

function mailOf(
  file: string,
  { passwordFile, caFile, ...server }: NonNullable<z.infer<typeof File>['mail']>,
  pathOf: (path: string) => string,
): MailConfig {
  const parsed = MailConfig.safeParse({
    ...server,
    ...(passwordFile !== undefined && { password: readSecret(pathOf(passwordFile)) }),
    ...(caFile !== undefined && { ca: readText(pathOf(caFile)) }),
  })
  if (!parsed.success) throw new BadConfig(`${file}: mail: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** The secret in a file that nobody but its owner may read. */
function readSecret(file: string): string {
  const secret = readText(file).trim()
  const { mode } = statSync(file)
  if ((mode & 0o077) !== 0) throw new BadConfig(`${file}: others may read this secret; allow its owner only`)
  if (secret === '') throw new BadConfig(`${file}: is empty`)
  return secret
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new BadConfig(`${file}: cannot be read`)
  }
}

/** Reads a municipality: `{"creditor": 11 digits, "settings": {…}}`. Refuses (throws `BadConfig`) with the path and the reason. */
export function readMunicipality(file: string): Municipality {
  return readFile(file, Municipality)
}

function readFile<T>(file: string, schema: z.ZodType<T>): T {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new BadConfig(`${file}: ${error instanceof SyntaxError ? 'is not JSON' : 'cannot be read'}`)
  }
  const parsed = schema.safeParse(content)
  if (!parsed.success) throw new BadConfig(`${file}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}
