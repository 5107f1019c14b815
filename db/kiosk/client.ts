import { Worker } from 'node:worker_threads'
import type { FileNews } from './keep-file.ts'
import type { OperationArgs, OperationName, OperationResult } from './operations.ts'

/** What the worker is started with. `key` is 32 bytes. */
export interface WorkerStart {
  readonly path: string
  readonly key: Uint8Array
}

/** A question to the worker: the name of an operation and its argument, never SQL. */
export interface WorkerQuestion {
  readonly id: number
  readonly operation: OperationName | 'check' | 'close'
  readonly args: unknown
}

/** The worker's answer. */
export type WorkerAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string }

/** What the worker tells by itself. */
interface WorkerNews {
  readonly news: FileNews
}

/** The kiosk's database, from outside its worker. */
export interface KioskStore {
  /** Runs one named operation; what it wrote is on disk when the promise resolves. Rejects when it threw, or the worker is gone. */
  readonly ask: <Name extends OperationName>(
    operation: Name,
    ...args: OperationArgs<Name> extends undefined ? [] : [OperationArgs<Name>]
  ) => Promise<OperationResult<Name>>
  /** The one listener to what happens to the file; what happened before, as at the opening, is told at once. */
  readonly onNews: (listener: (news: FileNews) => void) => void
  /** Reads every page of the file, and makes it anew if one is damaged. Nothing else is answered meanwhile. */
  readonly check: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Bundled, this file and the worker are JavaScript side by side; from sources both are TypeScript. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/**
 * Opens the kiosk's database in a worker thread, which owns the only connection. Rejects when the file cannot be opened.
 * `onGone` hears when the worker ends by itself afterwards: nothing can be asked any more, and the program had better end too.
 */
export async function openKioskStore(
  start: WorkerStart,
  onGone: (error: Error) => void = () => undefined,
): Promise<KioskStore> {
  const worker = new Worker(WORKER, { workerData: start })
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const untold: FileNews[] = []
  let hear = (news: FileNews): void => void untold.push(news)
  let lastId = 0
  let end: Error | undefined

  let isClosing = false
  let isOpen = false

  const fail = (error: Error) => {
    const isFirst = end === undefined
    end ??= error
    if (isFirst && isOpen && !isClosing) onGone(error)
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('The database worker has ended')))
  worker.on('message', (answer: WorkerAnswer | WorkerNews) => {
    if ('news' in answer) return hear(answer.news)
    const call = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.ok) call?.resolve(answer.value)
    else call?.reject(new Error(answer.message))
  })

  const post = async (operation: WorkerQuestion['operation'], args: unknown): Promise<unknown> => {
    if (end !== undefined) throw end
    const id = ++lastId
    // Arguments that cannot be sent throw here, before anybody waits for their answer.
    worker.postMessage({ id, operation, args } satisfies WorkerQuestion)
    const call = Promise.withResolvers<unknown>()
    waiting.set(id, call)
    return call.promise
  }

  const ready = Promise.withResolvers<unknown>()
  waiting.set(0, ready)
  await ready.promise
  isOpen = true
  return {
    ask: (operation, ...args) => post(operation, args[0]) as Promise<OperationResult<typeof operation>>,
    onNews: (listener) => {
      hear = listener
      for (const news of untold.splice(0)) listener(news)
    },
    check: async () => {
      await post('check', undefined)
    },
    close: async () => {
      if (end !== undefined) return
      isClosing = true
      await post('close', undefined)
      await worker.terminate()
    },
  }
}
