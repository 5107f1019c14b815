import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'

/** A job in the simulated printer. Times are seconds since the printer was switched on. */
export type MechanismJob = {
  readonly id: number
  readonly title: string
  readonly user: string
  readonly media: string | undefined
  readonly pdf: Buffer
  readonly sheetCount: number
  sheetsDone: number
  state: 'pending' | 'printing' | 'completed' | 'cancelled' | 'aborted'
  readonly createdAt: number
  startedAt: number | undefined
  endedAt: number | undefined
}

/** One sheet that came out: the `sheet`th of `of`. `file` is where the whole job was written, at its last sheet. */
export type PrintedSheet = {
  readonly title: string
  readonly sheet: number
  readonly of: number
  readonly media: string | undefined
  readonly file: string | undefined
}

/** The inside of the simulated printer: jobs go in, sheets come out, one at a time while it is running and has paper. */
export type PrinterMechanism = {
  readonly accept: (job: Pick<MechanismJob, 'title' | 'user' | 'media' | 'pdf'> & { copies: number }) => MechanismJob
  /** All jobs it remembers, oldest first. */
  readonly jobs: () => readonly MechanismJob[]
  /** Whether the job could still be cancelled. */
  readonly cancel: (id: number) => boolean
  readonly setRunning: (isRunning: boolean) => void
  /** How many sheets of paper are in it; undefined: as many as ever needed. */
  readonly load: (sheetsLeft: number | undefined) => void
  readonly sheetsLeft: () => number | undefined
  readonly isOutOfPaper: () => boolean
  /** Forgets all jobs, prints none of them, and counts new ones from 1. */
  readonly powerCycle: () => void
  readonly sheets: () => readonly PrintedSheet[]
  /** Resolves when nothing more comes out by itself. */
  readonly settled: () => Promise<void>
  /** Seconds since it was switched on, at least 1. */
  readonly upTime: () => number
}

/** Whether a job is not over yet. */
export function isUnderWay(job: MechanismJob): boolean {
  return job.state === 'pending' || job.state === 'printing'
}

/** A mechanism that writes whole jobs into `folder` and takes `pageMs` for a sheet. */
export function printerMechanism(options: { readonly folder: string; readonly pageMs: number }): PrinterMechanism {
  mkdirSync(options.folder, { recursive: true })
  const sheets: PrintedSheet[] = []
  let jobs: MechanismJob[] = []
  let lastId = 0
  let paper: number | undefined
  let isRunning = true
  let isFeeding = false
  let feeding: Promise<void> = Promise.resolve()
  let switchedOnAt = process.uptime()

  function upTime(): number {
    return Math.max(1, Math.floor(process.uptime() - switchedOnAt))
  }

  async function feedSheets(): Promise<void> {
    for (let job = nextJob(); job !== undefined; job = nextJob()) {
      await (options.pageMs > 0 ? setTimeout(options.pageMs) : setImmediate())
      // The wait may have seen a cancellation, a fault or the power going.
      if (job !== nextJob()) continue
      job.sheetsDone += 1
      if (paper !== undefined) paper -= 1
      const isLast = job.sheetsDone === job.sheetCount
      const file = isLast ? writePrintout(job) : undefined
      sheets.push({ title: job.title, sheet: job.sheetsDone, of: job.sheetCount, media: job.media, file })
      if (isLast) end(job, 'completed')
    }
    isFeeding = false
  }

  /** The job whose next sheet would come out now. A job is begun even if a fault then holds its sheets back. */
  function nextJob(): MechanismJob | undefined {
    const job = jobs.find(isUnderWay)
    if (job === undefined) return undefined
    job.state = 'printing'
    job.startedAt ??= upTime()
    return isRunning && paper !== 0 ? job : undefined
  }

  function writePrintout(job: MechanismJob): string {
    const name =
      job.title
        .replaceAll(/[^A-Za-z0-9._-]/g, '_')
        .replace(/^\./, '_')
        .slice(0, 120) || 'untitled'
    let number = 1
    while (existsSync(join(options.folder, `${name}-${number}.pdf`))) number += 1
    const file = join(options.folder, `${name}-${number}.pdf`)
    const unfinished = join(options.folder, `.${name}-${number}.part`)
    writeFileSync(unfinished, job.pdf)
    renameSync(unfinished, file)
    return file
  }

  function end(job: MechanismJob, state: 'completed' | 'cancelled' | 'aborted'): void {
    job.state = state
    job.endedAt = upTime()
  }

  function proceed(): void {
    if (isFeeding) return
    isFeeding = true
    feeding = feedSheets()
  }

  return {
    accept: ({ title, user, media, pdf, copies }) => {
      lastId += 1
      const sheetCount = countPages(pdf) * copies
      const times = { createdAt: upTime(), startedAt: undefined, endedAt: undefined }
      const job: MechanismJob = {
        id: lastId,
        title,
        user,
        media,
        pdf,
        sheetCount,
        sheetsDone: 0,
        state: 'pending',
        ...times,
      }
      jobs.push(job)
      if (!pdf.subarray(0, 1024).includes('%PDF-')) {
        job.startedAt = upTime()
        end(job, 'aborted')
      }
      proceed()
      return job
    },
    jobs: () => jobs,
    cancel: (id) => {
      const job = jobs.find((candidate) => candidate.id === id)
      if (job === undefined || !isUnderWay(job)) return false
      end(job, 'cancelled')
      return true
    },
    setRunning: (shouldRun) => {
      isRunning = shouldRun
      proceed()
    },
    load: (sheetsLeft) => {
      paper = sheetsLeft
      proceed()
    },
    sheetsLeft: () => paper,
    isOutOfPaper: () => paper === 0,
    powerCycle: () => {
      jobs = []
      lastId = 0
      switchedOnAt = process.uptime()
    },
    sheets: () => [...sheets],
    settled: async () => {
      while (isFeeding) await feeding
    },
    upTime,
  }
}

/** Page objects outside compressed streams, which is how our documents are written; one for a document that hides them. */
function countPages(pdf: Buffer): number {
  return Math.max(1, pdf.toString('latin1').match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0)
}
