import { readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { parseFonts, FONT_FILES, type FontName } from '../main/documents/fonts.ts'
import { noticeDocumentOf } from '../main/documents/notice-of-position.ts'
import { renderNotice } from '../main/documents/notice.ts'
import { normalizeCode } from '../main/domain/notice-number.ts'
import type { AdminCommand, adminCommands } from './admin.ts'
import { adminSocket } from './admin-socket.ts'

/** What an operator's command ended with: exit code 3 when central is not running, 4 when something was refused. */
export class CommandFailed extends Error {
  readonly exitCode: 3 | 4
  constructor(exitCode: 3 | 4, message: string) {
    super(message)
    this.exitCode = exitCode
  }
}

/** What an operator's command answers with. */
type Result<Name extends AdminCommand> = Awaited<ReturnType<(typeof adminCommands)[Name]['run']>>

/**
 * Asks the running central one thing, over the socket of its data folder. Throws `CommandFailed`: 3 when it is not running,
 * 4 when it refuses.
 */
export async function askCentral<Name extends AdminCommand>(
  centralData: string,
  command: Name,
  input: string | object,
): Promise<Result<Name>> {
  const body = typeof input === 'string' ? input : JSON.stringify(input)
  const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const call = request({ socketPath: adminSocket(centralData), path: `/${command}`, method: 'POST' }, (response) => {
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

/** Draws one notice as PDF, from what central knows now. */
export async function drawNotice(centralData: string, code: string, out: string, fontFolder: string): Promise<void> {
  const { creditor, settings, position, noticeNumber } = await askCentral(centralData, 'notice.find', {
    code: normalizeCode(code),
  })
  const option = position.options.find((each) => each.noticeNumber === noticeNumber)
  if (option === undefined) throw new CommandFailed(4, `No notice has the code ${code}`)
  const read = (name: FontName) => readFileSync(join(fontFolder, FONT_FILES[name]))
  const fonts = parseFonts({
    regular: read('regular'),
    bold: read('bold'),
    mono: read('mono'),
    monoBold: read('monoBold'),
  })
  const document = noticeDocumentOf({ position, option }, creditor, settings, new Date().toISOString())
  writeFileSync(out, await renderNotice(document, fonts))
}
