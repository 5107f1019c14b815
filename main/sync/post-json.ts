import type * as z from 'zod'
import { REVOKED } from '../../central/contract/devices.ts'
import { parseKnown } from '../../central/contract/parse-known.ts'
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

/**
 * An answer of the centre, or why there is none; after how long it wants to be asked again if it said so, and, when it does not know who
 * asks, what time it has.
 */
export type Answered<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly failure: CentralFailure
      readonly retryAfterMs?: number
      readonly serverTime?: Date
    }

/** How a question is asked. The signal ends it: its deadline, or somebody who no longer wants to know. */
export interface PostOptions {
  readonly signal: AbortSignal
  readonly token?: string
}

/** Asks the centre one question; the answer is one that counts, and its body is not read yet. Never throws. */
export async function post(
  central: CentralAddress,
  path: string,
  body: unknown,
  options: PostOptions,
): Promise<Answered<Response>> {
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
    if (response.ok) return { ok: true, value: response }
    const retryAfterMs = retryAfterOf(response)
    const failure = await failureOf(response)
    const serverTime = failure === 'unauthorized' ? dateOf(response) : undefined
    return {
      ok: false,
      failure,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      ...(serverTime !== undefined && { serverTime }),
    }
  } catch (error) {
    return { ok: false, failure: failureOfError(error) }
  }
}

/** Reads an answer and checks it against its schema; a newer centre may say more than that. Never throws. */
export async function readJson<T>(response: Response, schema: z.ZodType<T>): Promise<Answered<T>> {
  try {
    const value = parseKnown(schema, await response.json())
    return value === undefined ? { ok: false, failure: 'bad-answer' } : { ok: true, value }
  } catch (error) {
    return { ok: false, failure: failureOfError(error) }
  }
}

/** Asks the centre one question and checks the answer against its schema. Never throws. */
export async function postJson<T>(
  central: CentralAddress,
  path: string,
  body: unknown,
  schema: z.ZodType<T>,
  options: PostOptions,
): Promise<Answered<T>> {
  const answer = await post(central, path, body, options)
  return answer.ok ? readJson(answer.value, schema) : answer
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

/** The time at which an answer was given, to the second. */
function dateOf(response: Response): Date | undefined {
  const ms = Date.parse(response.headers.get('date') ?? '')
  return Number.isNaN(ms) ? undefined : new Date(ms)
}

/** What an answer that broke off, or was no JSON, comes to. */
function failureOfError(error: unknown): CentralFailure {
  if (error instanceof SyntaxError) return 'bad-answer'
  return error instanceof DOMException && error.name === 'TimeoutError' ? 'timed-out' : 'unreachable'
}
