import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import * as z from 'zod'
import type { CentralLocation } from '../db/central/open.ts'
import { Municipality } from './contract/settings.ts'

/** What a central process is started with. */
export interface CentralConfig {
  /** The folder of its socket for the operator's commands, and of PGlite. */
  readonly data: string
  readonly creditor: string
  readonly database: CentralLocation
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
}

/** A file cannot be used; the message says why, in words for the operator. */
export class BadConfig extends Error {}

const File = z.strictObject({
  data: z.string(),
  creditor: z.string().regex(/^\d{11}$/, 'expected 11 digits'),
  /** Where PostgreSQL is: `postgres://USER@HOST/DATABASE`. */
  postgres: z.string().regex(/^postgres(ql)?:\/\//, 'expected an address like postgres://user@host/database'),
  host: z.string().default('127.0.0.1'),
  port: z.int().min(1).max(65535),
})

/** Reads the configuration of a deployed centre. Refuses (throws `BadConfig`) a file that cannot be used. */
export function readCentralConfig(file: string): CentralConfig {
  const { data, postgres, ...config } = readFile(file, File)
  return { ...config, data: resolve(dirname(resolve(file)), data), database: { postgres } }
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
