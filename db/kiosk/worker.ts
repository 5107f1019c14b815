import { parentPort, workerData } from 'node:worker_threads'
import { openKioskDatabase } from './open.ts'
import { operations } from './operations.ts'
import type { WorkerAnswer, WorkerQuestion, WorkerStart } from './client.ts'

const port = parentPort
if (port === null) throw new Error('The database worker runs in a worker thread')

const { path, key } = workerData as WorkerStart
const db = openKioskDatabase(path, key)

const answer = (message: WorkerAnswer) => port.postMessage(message)

port.on('message', ({ id, operation, args }: WorkerQuestion) => {
  if (operation === 'close') {
    db.file.pragma('wal_checkpoint(TRUNCATE)')
    db.file.close()
    answer({ id, ok: true, value: undefined })
    port.close()
    return
  }
  try {
    if (!Object.hasOwn(operations, operation)) throw new Error(`The database has no operation ${operation}`)
    const run = operations[operation] as (database: typeof db, args: unknown) => unknown
    answer({ id, ok: true, value: run(db, args) })
  } catch (error) {
    answer({ id, ok: false, message: error instanceof Error ? error.message : 'unknown' })
  }
})

answer({ id: 0, ok: true, value: undefined })
