import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import * as z from 'zod'
import type { Central } from '../db/central/open.ts'
import { listKiosks } from '../db/central/stores/kiosks.ts'
import { findByCode } from '../db/central/stores/positions.ts'
import { lockSettings, readSettings, writeSettings } from '../db/central/stores/settings.ts'
import { Settings } from './contract/settings.ts'
import { makeEnrolmentCode } from './devices.ts'
import { importPositions, NotAnImportFile } from './pagopa/import.ts'

/** An operator's command was refused for a reason that the operator can read. */
export class Refused extends Error {}

/** What an operator's command needs. */
export interface AdminPorts {
  readonly db: Central
  readonly creditor: string
  readonly now: () => Date
}

/** Enrolment codes for people are read over the phone and typed: half an hour is enough. */
const CODE_LIFE_MS = 30 * 60_000

const Nothing = z.strictObject({})

/** The operator's commands: what goes in, and what is done. They are reachable through the socket of the data folder alone. */
export const adminCommands = {
  import: {
    input: z.unknown(),
    run: async ({ db, creditor, now }: AdminPorts, file: unknown) => {
      try {
        return await importPositions(db, creditor, file, now().toISOString())
      } catch (error) {
        if (error instanceof NotAnImportFile) throw new Refused(error.message)
        throw error
      }
    },
  },
  'settings.get': {
    input: Nothing,
    run: async ({ db, creditor }: AdminPorts) => ({ creditor, settings: await readSettings(db, creditor) }),
  },
  'settings.set': {
    input: z.strictObject({ name: z.string(), value: z.unknown().optional() }),
    run: ({ db, creditor }: AdminPorts, input: { name: string; value?: unknown }) =>
      db.transaction().execute(async (trx) => {
        const next = { ...(await lockSettings(trx, creditor)), [input.name]: input.value }
        const checked = Settings.safeParse(next)
        if (!checked.success) {
          throw new Refused(
            checked.error.issues.map((issue) => `${issue.path.join('.') || input.name}: ${issue.message}`).join('\n'),
          )
        }
        const value = checked.data[input.name as keyof Settings]
        await writeSettings(trx, creditor, { [input.name]: value })
        return { [input.name]: value }
      }),
  },
  'settings.replace': {
    input: Settings,
    run: ({ db, creditor }: AdminPorts, settings: Settings) =>
      db.transaction().execute(async (trx) => {
        const before = await lockSettings(trx, creditor)
        const gone = Object.fromEntries(Object.keys(before).map((name) => [name, undefined]))
        await writeSettings(trx, creditor, { ...gone, ...settings })
        return { creditor, settings }
      }),
  },
  'notice.find': {
    input: z.strictObject({ code: z.string() }),
    run: async ({ db, creditor }: AdminPorts, input: { code: string }) => {
      const hit = await findByCode(db, creditor, input.code)
      if (hit === undefined) throw new Refused(`No notice has the code ${input.code}`)
      return { creditor, settings: Settings.parse(await readSettings(db, creditor)), ...hit }
    },
  },
  'kiosks.list': { input: Nothing, run: ({ db, creditor }: AdminPorts) => listKiosks(db, creditor) },
  'kiosks.enrol': {
    input: z.strictObject({ name: z.string().trim().min(1).max(60) }),
    run: async ({ db, creditor, now }: AdminPorts, input: { name: string }) => ({
      code: await makeEnrolmentCode(db, creditor, input.name, now(), CODE_LIFE_MS),
      validMinutes: CODE_LIFE_MS / 60_000,
    }),
  },
} as const

/** The name of an operator's command. */
export type AdminCommand = keyof typeof adminCommands

/**
 * Serves the operator's commands on a socket that only the owner of the data folder may open (mode 0600): `POST /COMMAND` with
 * a JSON body. Answers 200 with the result, 422 with `{error}` for a refusal, 404 for an unknown command.
 */
export async function serveAdmin(ports: AdminPorts, socketPath: string): Promise<Server> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const name = (request.url ?? '').slice(1)
      if (!Object.hasOwn(adminCommands, name)) {
        answer(404, { error: `There is no command ${name}` })
        return
      }
      const command = adminCommands[name as AdminCommand]
      const input = command.input.parse(JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}'))
      answer(200, await command.run(ports, input as never))
    })().catch((error: unknown) => {
      if (error instanceof Refused) answer(422, { error: error.message })
      else if (error instanceof SyntaxError) answer(422, { error: `Not JSON: ${error.message}` })
      else if (error instanceof z.ZodError) answer(422, { error: z.prettifyError(error) })
      else answer(500, { error: error instanceof Error ? error.message : 'unknown' })
    })
  })
  // The folder's lock is held by now, so a socket that is there belongs to a process that is gone.
  rmSync(socketPath, { force: true })
  const umask = process.umask(0o177)
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(socketPath, resolve)
    })
  } finally {
    process.umask(umask)
  }
  chmodSync(socketPath, 0o600)
  return server
}
