import type * as z from 'zod'
import type { CentralAddress } from '../identity/device.ts'

/** Why the centre gave no answer that counts: it was not reached, failed, refused who asks, or spoke nonsense. */
export type CentralFailure = 'unreachable' | 'server-error' | 'unauthorized' | 'refused' | 'bad-answer'

/** An answer of the centre, or why there is none. */
export type Answered<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: CentralFailure }

/** How a question is asked. The signal ends it early. */
export interface PostOptions {
  readonly timeoutMs: number
  readonly token?: string
  readonly signal?: AbortSignal
}

/** Asks the centre one question and checks the answer against its schema. Never throws. */
export async function postJson<T>(
  central: CentralAddress,
  path: string,
  body: unknown,
  schema: z.ZodType<T>,
  options: PostOptions,
): Promise<Answered<T>> {
  const deadline = AbortSignal.timeout(options.timeoutMs)
  try {
    const response = await central.fetch(new URL(path, central.url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(options.token !== undefined && { authorization: `Bearer ${options.token}` }),
      },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal]),
    })
    if (response.status === 401) return { ok: false, failure: 'unauthorized' }
    if (response.status >= 500 || response.status === 429) return { ok: false, failure: 'server-error' }
    if (!response.ok) return { ok: false, failure: 'refused' }
    const parsed = schema.safeParse(await response.json())
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, failure: 'bad-answer' }
  } catch (error) {
    return { ok: false, failure: error instanceof SyntaxError ? 'bad-answer' : 'unreachable' }
  }
}
