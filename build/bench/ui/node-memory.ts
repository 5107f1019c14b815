import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { residentKb } from './page-memory.ts'

/** What a Node process holds after a collection: live objects, and all memory that the system gave it. */
export interface NodeMemory {
  readonly heapKb: number
  readonly residentKb: number
}

/** Asks a process that was started with `--inspect=127.0.0.1:0` and whose standard error is a pipe. */
export async function inspectNode(node: ChildProcess): Promise<{
  readonly memory: () => Promise<NodeMemory>
  readonly close: () => void
}> {
  const { stderr } = node
  if (stderr === null) throw new Error('The process has no standard error to read')
  const address = Promise.withResolvers<string>()
  // All of it is read: a full pipe would stop the process.
  createInterface(stderr).on('line', (line) => {
    const found = /^Debugger listening on (ws:\S+)/.exec(line)?.[1]
    if (found !== undefined) address.resolve(found)
  })
  const socket = new WebSocket(await address.promise)
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve()
    socket.onerror = () => reject(new Error('The process cannot be inspected'))
  })
  const answers = new Map<number, (result: unknown) => void>()
  socket.onmessage = ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { readonly id?: number; readonly result?: unknown }
    if (id !== undefined) answers.get(id)?.(result)
  }
  let lastId = 0
  const ask = (method: string) =>
    new Promise((resolve) => {
      const id = ++lastId
      answers.set(id, resolve)
      socket.send(JSON.stringify({ id, method }))
    })
  return {
    memory: async () => {
      await ask('HeapProfiler.collectGarbage')
      await ask('HeapProfiler.collectGarbage')
      const { usedSize } = (await ask('Runtime.getHeapUsage')) as { readonly usedSize: number }
      return { heapKb: usedSize / 1000, residentKb: residentKb(node.pid ?? 0) }
    },
    close: () => socket.close(),
  }
}
