import { randomUUID } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { noticeDocumentsOf } from '../main/documents/notice/notice-of-position.ts'
import { openSheaf } from '../main/documents/notice/sheaf.ts'
import type { Language } from '../main/domain/visit.ts'
import { askCentral, CommandFailed, PERSONAL } from './cli.ts'
import { readFonts } from './read-fonts.ts'

/** How many positions are asked for at a time. */
const PAGE = 100

/** How far the work is: positions looked at, of so many, and notices drawn. */
export interface NoticesProgress {
  readonly positions: number
  readonly of: number
  readonly notices: number
}

/** How to draw them. The file is for paper printed on both sides where it `isDuplex`. */
export interface NoticesOrder {
  readonly out: string
  readonly fontFolder: string
  readonly language: Language
  readonly isDuplex: boolean
  readonly signal: AbortSignal
  readonly onProgress: (progress: NoticesProgress) => void
  /** One that cannot be drawn is left out. */
  readonly onRefused: (iupd: string, reason: string) => void
}

/**
 * Draws all notices that can be paid, from what central knows now, into one PDF, in the order of the positions' ids. The file is written as
 * they are drawn, beside the place where it is to be, and stands there only once it is whole. Throws `CommandFailed` where there is nothing to
 * draw or the place is a folder, the signal's reason when it is called off, and what the file system says; what stood there stays then.
 */
export async function drawOpenNotices(centralData: string, order: NoticesOrder): Promise<NoticesProgress> {
  const { out, signal } = order
  if (await isFolder(out)) throw new CommandFailed(4, `${out} is a folder`)
  // A name that nobody could have put there before.
  const part = `${out}.${randomUUID()}.part`
  const file = await open(part, 'wx', PERSONAL.mode)
  let waiting: Uint8Array[] = []
  /** Gives the processor to whoever would call the work off, and writes down what has come meanwhile. */
  const written = async () => {
    await new Promise((resolve) => setImmediate(resolve))
    signal.throwIfAborted()
    const chunks = waiting
    waiting = []
    // Whole or not at all: other ways to write may stop halfway and say so only by a number.
    await file.writeFile(Buffer.concat(chunks))
  }
  try {
    const progress = await drawInto(centralData, order, (chunk) => waiting.push(chunk), written)
    if (progress.notices === 0) throw new CommandFailed(4, 'No notice can be paid now')
    await file.sync()
    await file.close()
    await rename(part, out)
    return progress
  } catch (error) {
    await file.close()
    await rm(part, { force: true })
    throw error
  }
}

async function isFolder(path: string): Promise<boolean> {
  const there = await stat(path).catch(() => undefined)
  return there?.isDirectory() === true
}

async function drawInto(
  centralData: string,
  { fontFolder, language, isDuplex, signal, onProgress, onRefused }: NoticesOrder,
  write: (chunk: Uint8Array) => void,
  written: () => Promise<void>,
): Promise<NoticesProgress> {
  const making = { language, producedAt: new Date().toISOString() }
  const sheaf = openSheaf(readFonts(fontFolder), { ...making, isDuplex }, write)
  let progress: NoticesProgress = { positions: 0, of: 0, notices: 0 }
  for (let after = ''; ;) {
    const page = await askCentral(centralData, 'notices.open', { after, limit: PAGE }, signal)
    const last = page.positions.at(-1)
    if (last === undefined) break
    after = last.iupd
    for (const position of page.positions) {
      let { notices } = progress
      for (const document of noticeDocumentsOf(position, page.creditor, page.settings, making)) {
        try {
          sheaf.add(document)
          notices += 1
        } catch (error) {
          if (!(error instanceof RangeError)) throw error
          onRefused(position.iupd, error.message)
        }
        await written()
      }
      progress = { positions: progress.positions + 1, of: Math.max(page.count, progress.positions + 1), notices }
    }
    onProgress(progress)
  }
  if (progress.notices > 0) await sheaf.close()
  await written()
  return progress
}
