import { randomUUID } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import * as z from 'zod'
import type { Central } from '../db/central/open.ts'
import { beginFeedAnew } from '../db/central/stores/creditors.ts'
import { listKiosks, revokeKiosk, type ListedKiosk } from '../db/central/stores/kiosks.ts'
import { countOpenPositions, openPositionsAfter } from '../db/central/stores/position-bodies.ts'
import { findByCode } from '../db/central/stores/positions.ts'
import { listHeld } from '../db/central/stores/quarantine.ts'
import { paymentsOf } from '../db/central/stores/payments.ts'
import { receiptsByCode } from '../db/central/stores/receipts.ts'
import { listRefusals } from '../db/central/stores/refusals.ts'
import { lockSettings, readSettings, writeSettings } from '../db/central/stores/settings.ts'
import { closeTask, listTasks } from '../db/central/stores/tasks.ts'
import { crestFault } from '../main/documents/page/crest.ts'
import { svgFault } from '../main/documents/page/svg.ts'
import { Refused, type AdminPorts } from './admin-command.ts'
import { ticketCommands } from './admin-tickets.ts'
import { decisions, Settings } from './contract/settings.ts'
import { settleQuarantine, type Verdict } from './commands/quarantine.ts'
import { makeEnrolmentCode } from './devices.ts'
import { importPositions, NotAnImportFile } from './pagopa/import.ts'
import { readReceiptXml, type ReceiptReading } from './pagopa/receipt-xml.ts'
import { askedAmount } from './payments/asked-amount.ts'
import { takeReceipt } from './payments/take-receipt.ts'

/** A drawing that cannot be drawn on paper is refused here, and no notice is printed without it later. */
function assertDrawings({ crest, marks = {} }: Pick<Settings, 'crest' | 'marks'>): void {
  const assert = (name: string, fault: string | undefined) => {
    if (fault !== undefined) throw new Refused(`${name}: ${fault}`)
  }
  if (crest !== undefined) assert('crest', crestFault(crest))
  for (const [name, svg] of Object.entries(marks)) {
    if (svg !== undefined) assert(name, svgFault(svg))
  }
}

/** Enrolment codes for people are read over the phone and typed: half an hour is enough. */
const CODE_LIFE_MS = 30 * 60_000

const Nothing = z.strictObject({})

/** A kiosk, by its id or, where no other has the same, its name. */
const WhichKiosk = z.strictObject({ kiosk: z.string().trim().min(1).max(60) })

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
        assertDrawings(checked.data)
        const value = checked.data[input.name as keyof Settings]
        await writeSettings(trx, creditor, { [input.name]: value })
        return { [input.name]: value }
      }),
  },
  'settings.replace': {
    input: Settings,
    run: ({ db, creditor }: AdminPorts, settings: Settings) =>
      db.transaction().execute(async (trx) => {
        assertDrawings(settings)
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
  'notices.open': {
    input: z.strictObject({ after: z.string(), limit: z.int().min(1).max(200) }),
    run: async ({ db, creditor }: AdminPorts, { after, limit }: { after: string; limit: number }) => ({
      creditor,
      settings: Settings.parse(await readSettings(db, creditor)),
      count: await countOpenPositions(db, creditor),
      positions: await openPositionsAfter(db, creditor, after, limit),
    }),
  },
  'import-receipts': {
    input: z.strictObject({ xml: z.string() }),
    run: async ({ db, creditor, now }: AdminPorts, input: { xml: string }) => {
      const read = readReceiptXml(input.xml)
      if (!read.ok) throw new Refused(problemWords(read))
      const { result } = await db
        .transaction()
        .execute((trx) => takeReceipt(trx, creditor, read.receipt, 'file', now().toISOString()))
      if (result === 'foreign') throw new Refused(`The receipt is of ${read.receipt.creditor.fiscalCode}`)
      return { result, receiptId: read.receipt.receiptId }
    },
  },
  'receipt.find': {
    input: z.strictObject({ iuv: z.string() }),
    run: async ({ db, creditor }: AdminPorts, input: { iuv: string }) => {
      const [receipt] = await receiptsByCode(db, creditor, input.iuv)
      if (receipt === undefined) throw new Refused(`No receipt has the code ${input.iuv}`)
      const settings = Settings.parse(await readSettings(db, creditor))
      return { receipt, settings, ...(await askedAmount(db, creditor, receipt)) }
    },
  },
  'payments.list': {
    input: z.strictObject({ noticeNumber: z.string() }),
    run: ({ db, creditor }: AdminPorts, input: { noticeNumber: string }) =>
      paymentsOf(db, creditor, input.noticeNumber),
  },
  'tasks.close': {
    input: z.strictObject({ taskId: z.string() }),
    run: async ({ db, creditor, now }: AdminPorts, input: { taskId: string }) => {
      if (await closeTask(db, creditor, input.taskId, now().toISOString())) return { taskId: input.taskId }
      throw new Refused(`There is no open task ${input.taskId}`)
    },
  },
  'tasks.list': {
    input: Nothing,
    run: async ({ db, creditor }: AdminPorts) => ({
      tasks: await listTasks(db, creditor),
      refusals: await listRefusals(db, creditor),
      undecided: await undecided(db, creditor),
    }),
  },
  'kiosks.list': { input: Nothing, run: ({ db, creditor }: AdminPorts) => listKiosks(db, creditor) },
  'kiosks.enrol': {
    input: z.strictObject({ name: z.string().trim().min(1).max(60) }),
    run: async ({ db, creditor, now }: AdminPorts, input: { name: string }) => ({
      code: await makeEnrolmentCode(db, creditor, { name: input.name }, now(), CODE_LIFE_MS),
      validMinutes: CODE_LIFE_MS / 60_000,
    }),
  },
  ...ticketCommands,
  'kiosks.resync': {
    input: Nothing,
    run: async ({ db, creditor }: AdminPorts) => {
      await beginFeedAnew(db, creditor, randomUUID())
      return { kiosks: (await listKiosks(db, creditor)).filter(({ state }) => state === 'enrolled').length }
    },
  },
  'kiosks.enrol-again': {
    input: WhichKiosk,
    run: async ({ db, creditor, now }: AdminPorts, input: { kiosk: string }) => {
      const kiosk = await kioskOf(db, creditor, input.kiosk)
      // What it kept is erased, or out of our hands: whoever asks in its name is another kiosk.
      if (kiosk.state === 'revoked') throw new Refused(`${kiosk.name} is revoked: enrol it as a new one`)
      return {
        code: await makeEnrolmentCode(db, creditor, kiosk, now(), CODE_LIFE_MS),
        validMinutes: CODE_LIFE_MS / 60_000,
      }
    },
  },
  'kiosks.revoke': {
    input: WhichKiosk,
    run: async ({ db, creditor, now }: AdminPorts, input: { kiosk: string }) => {
      const { kioskId, name } = await kioskOf(db, creditor, input.kiosk)
      if (await revokeKiosk(db, creditor, kioskId, now().toISOString())) return { kioskId, name }
      throw new Refused(`${name} is revoked already`)
    },
  },
  'kiosks.quarantine': { input: Nothing, run: ({ db, creditor }: AdminPorts) => listHeld(db, creditor) },
  'kiosks.settle': {
    input: WhichKiosk.extend({ verdict: z.enum(['release', 'discard']) }),
    run: async ({ db, creditor, now }: AdminPorts, input: { kiosk: string; verdict: Verdict }) => {
      const { kioskId } = await kioskOf(db, creditor, input.kiosk)
      return settleQuarantine(db, creditor, kioskId, input.verdict, now().toISOString())
    },
  },
} as const

/** The one kiosk that an operator means. */
async function kioskOf(db: Central, creditor: string, kiosk: string): Promise<ListedKiosk> {
  const all = await listKiosks(db, creditor)
  const meant = all.filter(({ kioskId, name }) => kioskId === kiosk || name === kiosk)
  const [one] = meant
  if (one === undefined) throw new Refused(`There is no kiosk ${kiosk}`)
  if (meant.length > 1)
    throw new Refused(`Several kiosks are called ${kiosk}: ${meant.map(({ kioskId }) => kioskId).join(', ')}`)
  return one
}

/** What is wrong with a receipt, in words for the operator; never what stands in it. */
function problemWords(reading: Extract<ReceiptReading, { ok: false }>): string {
  switch (reading.problem) {
    case 'too-large':
      return 'The file is too large for a receipt'
    case 'not-xml':
      return 'The file is not well-formed XML'
    case 'forbidden-xml':
      return 'The file has XML that no receipt has: a document type, an entity of its own, or too much of it'
    case 'not-a-payment':
      return 'The file says that nothing was paid'
    case 'not-a-receipt':
      return `The file is not a telematic receipt: ${reading.path} is missing, wrong or there twice`
  }
}

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

/** The settings that a municipality has to decide and has not. */
async function undecided(db: Central, creditor: string): Promise<readonly (keyof typeof decisions)[]> {
  const settings = await readSettings(db, creditor)
  return (Object.keys(decisions) as (keyof typeof decisions)[]).filter((name) => settings[name] === undefined)
}
