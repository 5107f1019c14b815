import type * as z from 'zod'
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
      // A body that nobody reads would keep its connection.
      await response.body?.cancel()
      return { ok: false, failure: failureOf(response.status) }
    }
    const parsed = schema.safeParse(await response.json())
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, failure: 'bad-answer' }
  } catch (error) {
    return { ok: false, failure: error instanceof SyntaxError ? 'bad-answer' : 'unreachable' }
  }
}

function failureOf(status: number): CentralFailure {
  if (status === 401) return 'unauthorized'
  return status >= 500 || status === 429 ? 'server-error' : 'refused'
}
