import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** What a serving command started: what it says when it is ready, and how to end it. */
export interface Serving {
  readonly ready: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

/** An end that takes longer is not one. */
const CLOSE_MS = 5_000

/**
 * Runs a serving command until it is told to stop (SIGINT, SIGTERM, or the end of the process that started it), with its
 * process id in a file if one is named. When ready it tells its parent, or prints one line of JSON.
 */
export async function serve(pid: string | undefined, start: () => Promise<Serving>): Promise<void> {
  const serving = await start()
  if (pid !== undefined) {
    mkdirSync(dirname(pid), { recursive: true })
    writeFileSync(pid, String(process.pid))
  }
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), CLOSE_MS).unref()
    void serving
      .close()
      .then(
        () => 0,
        () => 1,
      )
      .then((code) => {
        if (pid !== undefined) rmSync(pid, { force: true })
        process.exit(code)
      })
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('disconnect', stop)
  const ready = { ready: true, ...serving.ready }
  if (process.send !== undefined) process.send(ready)
  else console.log(JSON.stringify(ready))
}
