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
    [404, 'refused'],
    [413, 'too-large'],
    [429, 'busy'],
    [500, 'server-error'],
    [503, 'busy'],
  ])('that is answered by %i failed as %s, and its connection is free', async (status, failure) => {
    let isCancelled = false
    const body = new ReadableStream({ cancel: () => void (isCancelled = true) })
    expect(await ask(() => new Response(body, { status })).answered).toEqual({ ok: false, failure })
    expect(isCancelled).toBe(true)
  })

  test('of a kiosk that was revoked failed so, and not because anything else is forbidden', async () => {
    const forbidden = (body: string) => ask(() => new Response(body, { status: 403 })).answered
    expect(await forbidden('{"error":"revoked"}')).toEqual({ ok: false, failure: 'revoked' })
    for (const other of ['{"error":"bad-code"}', '<html>', ''])
      expect(await forbidden(other)).toEqual({ ok: false, failure: 'refused' })
  })

  test.each([
    ['7', 7000],
    ['0', 0],
    ['86400', 900_000],
    ['soon', undefined],
    ['-1', undefined],
    ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
  ])('is asked again after what "Retry-After: %s" says', async (value, retryAfterMs) => {
    const busy = () => new Response('', { status: 503, headers: { 'retry-after': value } })
    expect(await ask(busy).answered).toEqual({ ok: false, failure: 'busy', retryAfterMs })
  })

  test('that is not answered before its deadline timed out', async () => {
    const late = (signal: AbortSignal) =>
      new Promise<Response>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
    const signal = AbortSignal.timeout(1)
    expect(await ask(() => late(signal), signal).answered).toEqual({ ok: false, failure: 'timed-out' })
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
