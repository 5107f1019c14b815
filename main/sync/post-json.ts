import type * as z from 'zod'
import { REVOKED } from '../../central/contract/devices.ts'
import type { CentralAddress } from '../identity/device.ts'

/**
 * Why the centre gave no answer that counts: it was not reached, not in time, failed, has too much to do, does not know who asks, has
 * revoked them, does not take so much at once, refuses, or spoke nonsense.
 */
export type CentralFailure =
  | 'unreachable'
  | 'timed-out'
  | 'server-error'
  | 'busy'
  | 'unauthorized'
  | 'revoked'
  | 'too-large'
  | 'refused'
  | 'bad-answer'

/** An answer of the centre, or why there is none, and after how long it wants to be asked again if it said so. */
export type Answered<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: CentralFailure; readonly retryAfterMs?: number }

/** How a question is asked. The signal ends it: its deadline, or somebody who no longer wants to know. */
export interface PostOptions {
  readonly signal: AbortSignal
  readonly token?: string
}

/** Asks the centre one question and checks the answer against its schema. Never throws. */
export async function postJson<T>(
  central: CentralAddress,
  path: string,
  body: unknown,
  schema: z.ZodType<T>,
  options: PostOptions,
): Promise<Answered<T>> {
  try {
    const response = await central.fetch(new URL(path, central.url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(options.token !== undefined && { authorization: `Bearer ${options.token}` }),
      },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: options.signal,
    })
    if (!response.ok) {
      const retryAfterMs = retryAfterOf(response)
      const failure = await failureOf(response)
      return { ok: false, failure, ...(retryAfterMs !== undefined && { retryAfterMs }) }
    }
    const parsed = schema.safeParse(await response.json())
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, failure: 'bad-answer' }
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, failure: 'bad-answer' }
    const isLate = error instanceof DOMException && error.name === 'TimeoutError'
    return { ok: false, failure: isLate ? 'timed-out' : 'unreachable' }
  }
}

async function failureOf(response: Response): Promise<CentralFailure> {
  if (response.status === 403) {
    const { error } = (await response.json().catch(() => ({}))) as { readonly error?: unknown }
    return error === REVOKED ? 'revoked' : 'refused'
  }
  // A body that nobody reads would keep its connection.
  await response.body?.cancel()
  switch (response.status) {
    case 401:
      return 'unauthorized'
    case 413:
      return 'too-large'
    case 429:
    case 503:
      return 'busy'
    default:
      return response.status >= 500 ? 'server-error' : 'refused'
  }
}

/** A proxy that says more than this has not thought of people who wait at a counter. */
const MAX_RETRY_AFTER_S = 900

/** The pause that an answer asks for, in milliseconds, when it names one in seconds. */
function retryAfterOf(response: Response): number | undefined {
  const seconds = /^\d{1,6}$/.exec(response.headers.get('retry-after') ?? '')?.[0]
  return seconds === undefined ? undefined : Math.min(Number(seconds), MAX_RETRY_AFTER_S) * 1000
}
