import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { postJson } from './post-json.ts'

const Answer = z.strictObject({ value: z.number() })
const URL_OF_CENTRAL = 'https://centre.example/base'

function ask(
  answer: (request: Request) => Response | Promise<Response>,
  signal = new AbortController().signal,
  token?: string,
) {
  const seen: Request[] = []
  const line: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    seen.push(request)
    init?.signal?.throwIfAborted()
    return answer(request)
  }
  const options = { signal, ...(token !== undefined && { token }) }
  return { seen, answered: postJson({ url: URL_OF_CENTRAL, fetch: line }, '/v1/a', { q: 'è' }, Answer, options) }
}

describe('a question to the centre', () => {
  test('goes as JSON, with the token, and its answer is checked', async () => {
    const { seen, answered } = ask(() => Response.json({ value: 1 }), undefined, 'the-token')
    expect(await answered).toEqual({ ok: true, value: { value: 1 } })
    const [request] = seen
    expect([request?.method, request?.url, request?.redirect]).toEqual(['POST', 'https://centre.example/v1/a', 'error'])
    expect(request?.headers.get('content-type')).toBe('application/json')
    expect(request?.headers.get('authorization')).toBe('Bearer the-token')
    expect(await request?.text()).toBe('{"q":"è"}')
  })

  test('is answered by a newer centre with more than is known here, which is left out', async () => {
    const { answered } = ask(() => Response.json({ value: 1, more: 2 }))
    expect(await answered).toEqual({ ok: true, value: { value: 1 } })
  })

  test('goes without a token when there is none', async () => {
    const { seen, answered } = ask(() => Response.json({ value: 1 }))
    await answered
    expect(seen[0]?.headers.has('authorization')).toBe(false)
  })

  test.each([
    [401, 'unauthorized'],
    [400, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [413, 'refused'],
    [429, 'server-error'],
    [500, 'server-error'],
    [503, 'server-error'],
  ])('that is answered by %i failed as %s, and its connection is free', async (status, failure) => {
    let isCancelled = false
    const body = new ReadableStream({ cancel: () => void (isCancelled = true) })
    expect(await ask(() => new Response(body, { status })).answered).toEqual({ ok: false, failure })
    expect(isCancelled).toBe(true)
  })

  test.each([
    ['other fields only', () => Response.json({ more: 2 })],
    ['another type', () => Response.json({ value: '1' })],
    ['no JSON', () => new Response('<html>')],
    ['nothing', () => new Response(null, { status: 204 })],
  ])('that is answered with %s has a bad answer', async (_, answer) => {
    expect(await ask(answer).answered).toEqual({ ok: false, failure: 'bad-answer' })
  })

  test('that nobody hears, or whose answer breaks off, is unreachable', async () => {
    const cut = new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) })
    for (const answer of [() => Promise.reject(new TypeError('fetch failed')), () => new Response(cut)]) {
      expect(await ask(answer).answered).toEqual({ ok: false, failure: 'unreachable' })
    }
    expect(await ask(() => Response.json({ value: 1 }), AbortSignal.abort()).answered).toEqual({
      ok: false,
      failure: 'unreachable',
    })
  })
})
