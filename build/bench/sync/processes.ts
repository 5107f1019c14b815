import { fork, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** A process of the benchmark: it says one thing when it is ready, and one thing for each order. It ends when its parent has ended. */
export interface Running {
  /** What it said when it was ready. */
  readonly ready: unknown
  /** Gives an order and waits for the answer; only one at a time. Rejects when the process ends first, or after `timeoutMs`. */
  readonly ask: (order: unknown, timeoutMs: number) => Promise<unknown>
  /** The most memory that it ever had, in MB. Linux only. */
  readonly peakMb: () => number
  /** Seconds of processor time that it has had. Linux only. */
  readonly cpuSeconds: () => number
  readonly end: () => Promise<void>
}

/** A process that does not end within this when it is asked to is killed. */
const END_MS = 10_000

/** How long a process may take until it is ready. */
const READY_MS = 120_000

/** The clock of `/proc` ticks a hundred times in a second. */
const TICKS_PER_SECOND = 100

/** Starts a file beside this one as a process, with one value as its argument; its log goes into the folder. */
export async function startProcess(folder: string, file: string, args: unknown): Promise<Running> {
  const logFile = join(folder, `${file}-${performance.now()}.log`)
  const log = openSync(logFile, 'w')
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(args)], {
    cwd: folder,
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const answer = (timeoutMs: number) => nextMessage(child, gone, timeoutMs, () => `${file}: ${tail(logFile)}`)
  const end = async () => {
    if (child.connected) child.disconnect()
    const timeout = new AbortController()
    await Promise.race([gone, delay(END_MS, undefined, timeout).catch(() => undefined)])
    timeout.abort()
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await gone
  }
  try {
    const ready = await answer(READY_MS)
    return {
      ready,
      ask: (order, timeoutMs) => {
        child.send(order as object)
        return answer(timeoutMs)
      },
      peakMb: () => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
      cpuSeconds: () => {
        const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
        return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
      },
      end,
    }
  } catch (error) {
    await end()
    throw error
  }
}

async function nextMessage(
  child: ChildProcess,
  gone: Promise<void>,
  timeoutMs: number,
  about: () => string,
): Promise<unknown> {
  const timeout = new AbortController()
  const message = Promise.withResolvers<unknown>()
  child.once('message', message.resolve)
  try {
    return await Promise.race([
      message.promise,
      gone.then(() => Promise.reject(new Error(`A process ended before its answer. ${about()}`))),
      delay(timeoutMs, undefined, timeout).then(() =>
        Promise.reject(new Error(`A process gave no answer within ${timeoutMs} ms. ${about()}`)),
      ),
    ])
  } finally {
    child.off('message', message.resolve)
    timeout.abort()
  }
}

function tail(logFile: string): string {
  return readFileSync(logFile, 'utf8').slice(-2000)
}
