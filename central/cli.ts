import { readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { noticeDocumentOf } from '../main/documents/notice/notice-of-position.ts'
import { renderNotice } from '../main/documents/notice/notice.ts'
import { renderNoticeOnRoll } from '../main/documents/notice/roll.ts'
import { renderReceipt } from '../main/documents/receipt/receipt.ts'
import { PNG_SIGNATURE } from '../main/documents/page/png.ts'
import { crestOfPng } from '../main/domain/crest.ts'
import { normalizeCode } from '../main/domain/notice-number.ts'
import type { Language } from '../main/domain/visit.ts'
import type { AdminCommand, adminCommands } from './admin.ts'
import { adminSocket } from './admin-socket.ts'
import { readFonts } from './read-fonts.ts'
import { decisions } from './contract/settings.ts'

/** What an operator's command ended with: exit code 3 when central is not running, 4 when something was refused. */
export class CommandFailed extends Error {
  readonly exitCode: 3 | 4
  constructor(exitCode: 3 | 4, message: string) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Files that tell of people are for who made them alone. */
export const PERSONAL = { mode: 0o600 } as const

/** What an operator's command answers with. */
type Result<Name extends AdminCommand> = Awaited<ReturnType<(typeof adminCommands)[Name]['run']>>

/**
 * Asks the running central one thing, over the socket of its data folder. Throws `CommandFailed`: 3 when it is not running,
 * 4 when it refuses; and the reason of the signal, if there is one, once it calls the question off.
 */
export async function askCentral<Name extends AdminCommand>(
  centralData: string,
  command: Name,
  input: string | object,
  signal?: AbortSignal,
): Promise<Result<Name>> {
  const body = typeof input === 'string' ? input : JSON.stringify(input)
  const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const where = { socketPath: adminSocket(centralData), path: `/${command}`, method: 'POST', signal }
    const call = request(where, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      )
      response.on('error', reject)
    })
    call.on('error', reject)
    call.end(body)
  }).catch((error: unknown) => {
    signal?.throwIfAborted()
    const { code, message } = error as NodeJS.ErrnoException
    const isDown = code === 'ENOENT' || code === 'ECONNREFUSED'
    throw new CommandFailed(3, isDown ? `Central is not running on ${centralData}` : `Central hung up: ${message}`)
  })
  const result = JSON.parse(answer.text) as unknown
  const { error } = result as { error?: string }
  if (answer.status >= 500) throw new Error(`Central failed: ${error ?? answer.status}`)
  if (answer.status !== 200) throw new CommandFailed(4, error ?? String(answer.status))
  return result as Result<Name>
}

/** Imports a file of positions; prints what was done, and each record that was left out. Refused records make exit code 4. */
export async function importFile(centralData: string, file: string): Promise<void> {
  const report = await askCentral(centralData, 'import', readFileSync(file, 'utf8'))
  console.log(`${report.added} added, ${report.changed} changed, ${report.unchanged} unchanged`)
  for (const { path, reason } of report.refused) console.error(`${path}: ${reason}`)
  if (report.refused.length > 0)
    throw new CommandFailed(4, `${report.refused.length} problems; the other records were taken`)
}

/** Draws one notice as PDF, from what central knows now: on pages, or on a strip of 80 mm for a printer of rolls. */
export async function drawNotice(
  centralData: string,
  code: string,
  { out, fontFolder, language, isForRoll }: { out: string; fontFolder: string; language: Language; isForRoll: boolean },
): Promise<void> {
  const { creditor, settings, position, noticeNumber } = await askCentral(centralData, 'notice.find', {
    code: normalizeCode(code),
  })
  const option = position.options.find((each) => each.noticeNumber === noticeNumber)
  if (option === undefined) throw new CommandFailed(4, `No notice has the code ${code}`)
  const document = noticeDocumentOf({ position, option }, creditor, settings, {
    language,
    producedAt: new Date().toISOString(),
  })
  const render = isForRoll ? renderNoticeOnRoll : renderNotice
  writeFileSync(out, await render(document, readFonts(fontFolder)), PERSONAL)
}

/** A setting as a file has it: a PNG picture as a crest, anything else as its text. */
export function settingInFile(file: string): string {
  const bytes = readFileSync(file)
  const isPng = bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)
  return isPng ? crestOfPng(bytes.toString('base64')) : bytes.toString('utf8')
}

/** Imports one telematic receipt (paSendRT, either version, or the older RT) from a file, and says what became of it. */
export async function importReceipt(centralData: string, file: string): Promise<void> {
  const { result, receiptId } = await askCentral(centralData, 'import-receipts', { xml: readFileSync(file, 'utf8') })
  console.log(`${receiptId}: ${result === 'taken' ? 'taken' : 'was there already'}`)
}

/** Draws the receipt of a notice as PDF, the payer's copy in Italian, from what central knows now. */
export async function drawReceipt(centralData: string, code: string, out: string, fontFolder: string): Promise<void> {
  const { receipt, settings, askedCents } = await askCentral(centralData, 'receipt.find', { iuv: normalizeCode(code) })
  const { name, info, crest, marks } = settings
  const document = {
    receipt,
    copy: 'payer',
    creditor: { name, info, crest, marks },
    language: 'it',
    producedAt: new Date().toISOString(),
    ...(askedCents !== undefined && { askedCents }),
  } as const
  writeFileSync(out, await renderReceipt(document, readFonts(fontFolder)), PERSONAL)
}

/** Prints what staff has to look at, one task a line, what has to be decided, and how often something was refused that honest programs do not do. */
export async function printTasks(centralData: string): Promise<void> {
  const { tasks, refusals, undecided } = await askCentral(centralData, 'tasks.list', {})
  for (const { taskId, kind, facts, madeAt } of tasks)
    console.log(
      [madeAt, kind, ...Object.entries(facts).map(([name, value]) => `${name}=${value}`), `(${taskId})`].join('  '),
    )
  for (const name of undecided) console.log(`to decide: sportello settings set ${name} ${decisions[name].join(' | ')}`)
  if (tasks.length === 0 && undecided.length === 0) console.log('Nothing to do')
  for (const { what, count, lastAt } of refusals) console.log(`refused: ${what}, ${count} times, last ${lastAt}`)
}
