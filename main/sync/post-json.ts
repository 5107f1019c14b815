import type * as z from 'zod'
import { parseKnown } from '../../central/contract/parse-known.ts'
import type { CentralAddress } from '../identity/device.ts'

/** Why the centre gave no answer that counts: it was not reached, failed, refused who asks, or spoke nonsense. */
export type CentralFailure = 'unreachable' | 'server-error' | 'unauthorized' | 'refused' | 'bad-answer'

/** An answer of the centre, or why there is none. */
export type Answered<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: CentralFailure }

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
    // A body that nobody reads would keep its connection.
    await response.body?.cancel()
    return { ok: false, failure: failureOf(response.status) }
  } catch {
    return { ok: false, failure: 'unreachable' }
  }
}

/** Reads an answer and checks it against its schema; a newer centre may say more than that. Never throws. */
export async function readJson<T>(response: Response, schema: z.ZodType<T>): Promise<Answered<T>> {
  try {
    const value = parseKnown(schema, await response.json())
    return value === undefined ? { ok: false, failure: 'bad-answer' } : { ok: true, value }
  } catch (error) {
    return { ok: false, failure: error instanceof SyntaxError ? 'bad-answer' : 'unreachable' }
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

function failureOf(status: number): CentralFailure {
  if (status === 401) return 'unauthorized'
  return status >= 500 || status === 429 ? 'server-error' : 'refused'
}
