import { fork, type ChildProcess } from 'node:child_process'

/** A child process of a test that may be killed and started again. */
export interface KillableProcess<Message> {
  /** Starts it, if it does not run; resolves with the address it serves, or undefined when it was killed before it did. */
  readonly start: () => Promise<string | undefined>
  /** Kills it with SIGKILL and waits until it is gone. False when it does not run. */
  readonly kill: () => Promise<boolean>
  /** Asks it to end and waits until it has. */
  readonly stop: () => Promise<void>
  readonly onMessage: (hear: (message: Message) => void) => void
}

/** A process that runs `file` with these arguments and says `{ ready: ADDRESS }` when it serves. */
export function killableProcess<Message extends object>(
  file: string,
  args: readonly string[],
): KillableProcess<Message> {
  const hearers: ((message: Message) => void)[] = []
  let running:
    | { readonly child: ChildProcess; readonly gone: Promise<void>; readonly ready: Promise<string | undefined> }
    | undefined

  const begin = () => {
    const child = fork(file, args, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    const gone = new Promise<void>((resolve) => {
      child.once('exit', () => {
        running = undefined
        resolve()
      })
    })
    const isReady = Promise.withResolvers<string | undefined>()
    void gone.then(() => isReady.resolve(undefined))
    child.on('message', (message: Message) => {
      if ('ready' in message) isReady.resolve(String(message.ready))
      for (const hear of hearers) hear(message)
    })
    return { child, gone, ready: isReady.promise }
  }
  return {
    start: () => (running ??= begin()).ready,
    kill: async () => {
      if (running === undefined) return false
      const { child, gone } = running
      child.kill('SIGKILL')
      await gone
      return true
    },
    stop: async () => {
      if (running === undefined) return
      const { child, gone, ready } = running
      // Before it serves it does not listen.
      await ready
      if (child.connected) child.disconnect()
      await gone
    },
    onMessage: (hear) => void hearers.push(hear),
  }
}
