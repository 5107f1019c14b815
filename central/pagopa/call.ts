/** What a call to pagoPA needs. `sleep` ends early, without throwing, when the signal aborts. */
export interface CallPorts {
  readonly fetch: typeof fetch
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
}

/** The header of the subscription key, by which pagoPA's gateway knows who calls. */
export const KEY_HEADER = 'Ocp-Apim-Subscription-Key'

/** The address of a resource below a configured one, which may end in a slash or not. */
export function addressBelow(url: string, path: string): URL {
  return new URL(path, url.endsWith('/') ? url : `${url}/`)
}

/** Runs a call with a signal that aborts after `timeoutMs`; what the call reads of the answer counts too. */
export async function within<T>(
  timeoutMs: number,
  sleep: CallPorts['sleep'],
  call: (deadline: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController()
  const done = new AbortController()
  void sleep(timeoutMs, done.signal).then(() => deadline.abort())
  try {
    return await call(deadline.signal)
  } finally {
    done.abort()
  }
}

/** The body of an answer, read no further than `maxBytes`: undefined when there is more. */
export async function readLimited(response: Response, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  // Leaving the loop cancels the rest.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength
    if (length > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
