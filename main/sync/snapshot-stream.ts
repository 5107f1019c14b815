import { pipeline, Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { createGunzip } from 'node:zlib'

/** A centre that sends nothing more of a snapshot for so long is gone. */
const STALL_MS = 30_000

/** Large pieces: each costs a turn between threads. */
const CHUNK_BYTES = 256 * 1024

/** So many bytes go to the database at once: it answers others in between. */
const BATCH_BYTES = 1024 * 1024

/** No line is nearly so long. */
const MAX_LINE_BYTES = 16 * 1024 * 1024

/**
 * Unpacks the answer as it comes, no faster than it is read. Ends with an error when the line is cut, and calls `onStall`, which must cut
 * it, when nothing comes for too long.
 */
export async function* readSnapshot(response: Response, onStall: () => void): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip({ chunkSize: CHUNK_BYTES })
  // What goes wrong on the way here goes wrong for who reads there.
  pipeline(Readable.fromWeb(response.body as ReadableStream), unpacked, () => undefined)
  const chunks = unpacked[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  try {
    for (;;) {
      const stall = setTimeout(onStall, STALL_MS)
      const next = await chunks.next().finally(() => clearTimeout(stall))
      if (next.done === true) return
      yield next.value
    }
  } finally {
    unpacked.destroy()
  }
}

/** Cuts bytes into batches of whole lines. A last line without its end comes as it is. Throws when a line has no end. */
export async function* batchesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    size += chunk.length
    if (size < BATCH_BYTES) continue
    const bytes = Buffer.concat(parts)
    const cut = bytes.lastIndexOf(10) + 1
    if (cut > 0) yield bytes.subarray(0, cut)
    else if (size > MAX_LINE_BYTES) throw new Error('A line of a snapshot has no end')
    parts = [bytes.subarray(cut)]
    size -= cut
  }
  if (size > 0) yield Buffer.concat(parts)
}
