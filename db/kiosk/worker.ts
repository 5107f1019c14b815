import { randomUUID } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { keepFile } from './keep-file.ts'
import { operations } from './operations.ts'
import type { WorkerAnswer, WorkerQuestion, WorkerStart } from './client.ts'

const port = parentPort
if (port === null) throw new Error('The database worker runs in a worker thread')

const { path, key } = workerData as WorkerStart
const answer = (message: WorkerAnswer) => port.postMessage(message)

const kept = keepFile({
  path,
  key,
  now: () => new Date(),
  newId: randomUUID,
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
  tell: (news) => port.postMessage({ news }),
})

port.on('message', ({ id, operation, args }: WorkerQuestion) => {
  try {
    answer({ id, ok: true, value: run(operation, args) })
    if (operation === 'close') port.close()
  } catch (error) {
    answer({ id, ok: false, message: error instanceof Error ? error.message : 'unknown' })
    // Nothing can be kept any more: the program ends, and the next start looks at the file again.
    if (!kept.isOpen()) throw error
  }
})

answer({ id: 0, ok: true, value: undefined })

function run(operation: WorkerQuestion['operation'], args: unknown): unknown {
  if (operation === 'close') {
    kept.close()
    return undefined
  }
  if (operation === 'check') {
    kept.checkWhole()
    return undefined
  }
  if (!Object.hasOwn(operations, operation)) throw new Error(`The database has no operation ${operation}`)
  return kept.run(operation, args)
}
