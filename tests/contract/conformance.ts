import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { MAX_FRAME_BYTES, type Link } from '../../main/contract/frame.ts'
import { callText, createPage, failureOf, type Page } from './page.ts'
import { createTestKiosk, SECRETS, type TestKiosk } from './test-kiosk.ts'

/** Pages and main, joined by one transport. */
export interface Lines {
  /** Loads the page and opens its link; a page that was there before is replaced, as by a reload. */
  readonly open: () => Promise<Link>
  /** Sends something that is not text, past every courtesy of the page; undefined where the transport has text only. */
  readonly sendBytes?: (bytes: Uint8Array) => void
  /** Whether a replaced page still runs and can hear that its line is gone; Electron's is no more. */
  readonly oldPageLivesOn: boolean
  readonly close: () => Promise<void>
}

/** Names that every object inherits, and none of which is a procedure. */
const INHERITED = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__']

/** What the renderer's client waits for an answer. */
const CALL_TIMEOUT_MS = 20_000

/**
 * What every transport owes: the same cases over each. `openLines` joins pages to main, which hears of each new page by `serve`.
 */
export function describeConformance(name: string, openLines: (serve: (link: Link) => void) => Promise<Lines>): void {
  describe(`calls over ${name}`, { timeout: 5_000 }, () => {
    let kiosk: TestKiosk
    let lines: Lines
    beforeEach(async () => {
      kiosk = createTestKiosk()
      lines = await openLines(kiosk.serve)
    })
    afterEach(async () => {
      vi.useRealTimers()
      await lines.close()
    })
    const openPage = async (): Promise<Page> => createPage(await lines.open())

    test('a query goes there and back, text whole', async () => {
      const page = await openPage()
      const text = 'àèìòù € ß 🙂 "\\ \u2028 \u0000'
      expect(await page.call('echo.ask', { text, times: 2 })).toEqual({ ok: true, value: { text: text + text } })
    })

    test('answers find their calls whatever the order in which they come', async () => {
      const page = await openPage()
      const slow = page.call('gate.wait', {})
      await kiosk.waitingAtGate(1)
      const quick = await Promise.all(['a', 'b', 'c'].map((text) => page.call('echo.ask', { text })))
      expect(quick.map((reply) => reply.ok && reply.value.text)).toEqual(['a', 'b', 'c'])
      kiosk.openGate()
      expect(await slow).toEqual({ ok: true, value: {} })
    })

    test('input is parsed on the way in: the handler gets what the schema made of it', async () => {
      const page = await openPage()
      await page.call('echo.ask', { text: '  blank around  ' })
      expect(kiosk.ran).toEqual([{ name: 'echo.ask', input: { text: 'blank around' } }])
    })

    test.each([
      ['a wrong type', '{"text":7}'],
      ['a missing field', '{}'],
      ['an extra key', '{"text":"x","more":1}'],
      ['an own __proto__', '{"text":"x","__proto__":{"text":"y"}}'],
      ['too long a text', JSON.stringify({ text: 'x'.repeat(101) })],
      ['a list', '["x"]'],
      ['null', 'null'],
      ['deep nesting', '['.repeat(30_000) + ']'.repeat(30_000)],
      ['deep nesting of objects', '{"text":'.repeat(5_000) + '1' + '}'.repeat(5_000)],
    ])('bad input never reaches its handler: %s', async (_what, body) => {
      const page = await openPage()
      const answered = page.ask({ id: 1, body: 'x' })
      page.sendText(callText({ id: 2, body: 'BODY' }).replace('"BODY"', body))
      await answered
      const barrier = await page.call('echo.ask', { text: 'still here' })
      expect(barrier.ok).toBe(true)
      expect(kiosk.ran).toEqual([{ name: 'echo.ask', input: { text: 'still here' } }])
      expect(kiosk.faults.map(({ reason }) => reason)).toEqual(['bad-input', 'bad-input'])
      expect(page.received.slice(0, 2)).toEqual([
        '{"v":1,"kind":"fault","id":1,"faultId":"fault-1"}',
        '{"v":1,"kind":"fault","id":2,"faultId":"fault-2"}',
      ])
    })

    test.each(['bug.tell-too-much', 'bug.invent-refusal', 'bug.answer-hugely'] as const)(
      'output is parsed on the way out: %s is a fault and tells nothing',
      async (procedure) => {
        const page = await openPage()
        const failure = await failureOf(page.call(procedure, {}))
        expect(failure).toMatchObject({ reason: 'fault', faultId: 'fault-1' })
        expect(kiosk.faults).toEqual([{ faultId: 'fault-1', reason: 'bad-output', procedure }])
        expect(page.received.join()).not.toContain(SECRETS[0])
        expect((await page.call('echo.ask', { text: 'x' })).ok).toBe(true)
      },
    )

    test('a refusal is an answer', async () => {
      const page = await openPage()
      expect(await page.call('total.add', { by: 101 })).toEqual({ ok: false, refusal: 'too-much' })
      expect(kiosk.faults).toEqual([])
    })

    test.each([...INHERITED, 'no.such', ''])('there is no procedure named "%s"', async (procedure) => {
      const page = await openPage()
      const answer = await page.ask({ id: 7, name: procedure, requestId: randomUUID(), body: {} })
      expect(answer).toEqual({ v: 1, kind: 'fault', id: 7, faultId: 'fault-1' })
      expect(kiosk.faults).toEqual([{ faultId: 'fault-1', reason: 'unknown-procedure', procedure: 'unknown' }])
      expect(kiosk.ran).toEqual([])
    })

    test('a staff procedure is refused to a visitor, even before its input is looked at', async () => {
      const page = await openPage()
      const refused = await failureOf(page.call('staff.open', { door: 'front' }))
      expect(refused.reason).toBe('fault')
      await page.ask({ id: 9_000, name: 'staff.open', requestId: randomUUID(), body: { nothing: 'right' } })
      expect(kiosk.faults.map(({ reason }) => reason)).toEqual(['not-allowed', 'not-allowed'])
      expect(kiosk.ran).toEqual([])
      kiosk.permissions.push('staff')
      expect((await page.call('staff.open', { door: 'front' })).ok).toBe(true)
    })

    describe('a mutation', () => {
      test('asked again gets the first answer and is not run again', async () => {
        const page = await openPage()
        const requestId = randomUUID()
        expect(await page.call('total.add', { by: 1 }, requestId)).toEqual({ ok: true, value: { total: 1 } })
        expect(await page.call('total.add', { by: 1 }, requestId)).toEqual({ ok: true, value: { total: 1 } })
        expect(kiosk.ran).toHaveLength(1)
        expect(await page.call('total.add', { by: 1 })).toEqual({ ok: true, value: { total: 2 } })
      })

      test('asked twice at once is run once', async () => {
        const page = await openPage()
        const requestId = randomUUID()
        const both = [page.call('gate.pass', {}, requestId), page.call('gate.pass', {}, requestId)]
        await kiosk.waitingAtGate(1)
        await page.call('echo.ask', { text: 'both have arrived' })
        kiosk.openGate()
        expect(await Promise.all(both)).toEqual(Array(2).fill({ ok: true, value: { pass: 1 } }))
        expect(kiosk.ran.filter((each) => each.name === 'gate.pass')).toHaveLength(1)
      })

      test('that failed is not run again by a retry either', async () => {
        const page = await openPage()
        const requestId = randomUUID()
        const first = await failureOf(page.call('bug.throw-late', {}, requestId))
        const second = await failureOf(page.call('bug.throw-late', {}, requestId))
        expect([first.faultId, second.faultId]).toEqual(['fault-1', 'fault-1'])
        expect(kiosk.ran).toHaveLength(1)
      })

      test('from before a restart is answered already-done and not run', async () => {
        const page = await openPage()
        const requestId = randomUUID()
        await page.call('total.add', { by: 1 }, requestId)
        expect([...kiosk.disk]).toEqual([[requestId, 'ok']])
        kiosk.restart()
        const after = await openPage()
        expect(await after.call('total.add', { by: 1 }, requestId)).toEqual({ ok: false, refusal: 'already-done' })
        expect(kiosk.ran).toHaveLength(1)
      })

      test('without a requestId is a fault and not run', async () => {
        const page = await openPage()
        expect(await page.ask({ id: 1, name: 'total.add', body: { by: 1 } })).toMatchObject({ kind: 'fault' })
        expect(kiosk.faults.map(({ reason }) => reason)).toEqual(['no-request-id'])
        expect(kiosk.ran).toEqual([])
      })
    })

    test.each(['bug.throw', 'bug.throw-late'] as const)(
      'of what %s throws a screen learns the fault id only',
      async (bug) => {
        const page = await openPage()
        const failure = await failureOf(page.call(bug, {}))
        expect(failure).toMatchObject({ reason: 'fault', faultId: 'fault-1' })
        const [id] = page.askedIds
        expect(page.received).toEqual([`{"v":1,"kind":"fault","id":${id},"faultId":"fault-1"}`])
        for (const secret of SECRETS) expect(page.received.join()).not.toContain(secret)
        expect(kiosk.faults[0]?.error).toBeInstanceOf(Error)
      },
    )

    describe('a frame', () => {
      const overTheLimit = callText({ body: 'è'.repeat(MAX_FRAME_BYTES / 2 - 10) })

      test('of exactly the limit is heard', async () => {
        const page = await openPage()
        const bare = callText({ body: '' })
        const answered = page.ask({ id: 1, body: 'x'.repeat(MAX_FRAME_BYTES - bare.length) })
        expect(await answered).toMatchObject({ kind: 'fault', id: 1 })
        expect(kiosk.badFrames()).toBe(0)
      })

      test.each([
        ['over the limit, in bytes though not in characters', overTheLimit],
        ['far over the limit', callText({ body: 'x'.repeat(20 * MAX_FRAME_BYTES) })],
        ['that is not JSON', 'hello'],
        ['that is half of a frame', callText({}).slice(0, -1)],
        ['that is no object', 'null'],
        ['that is a list', `[${callText({})}]`],
        ['of another version', callText({ v: 2 })],
        ['that only main sends', '{"v":1,"kind":"reply","id":1,"body":{"ok":true,"value":{}}}'],
        ['with an extra key', callText({ caller: { permissions: ['staff'] } })],
        ['with an own __proto__', callText({}).replace('{', '{"__proto__":{"permissions":["staff"]},')],
        ['with a negative id', callText({ id: -1 })],
        ['with a broken id', callText({ id: 1.5 })],
        ['with a requestId that is none', callText({ requestId: 'again' })],
        ['with an endless name', callText({ name: 'x'.repeat(101) })],
        ['of lists in lists', '['.repeat(30_000) + ']'.repeat(30_000)],
      ])('%s costs its sender the line, and nobody else', async (_what, text) => {
        const page = await openPage()
        const pending = failureOf(page.call('gate.wait', {}))
        await kiosk.waitingAtGate(1)
        page.sendText(text)
        await page.closed
        expect((await pending).reason).toBe('closed')
        expect(kiosk.badFrames()).toBe(1)
        expect((await failureOf(page.call('echo.ask', { text: 'x' }))).reason).toBe('closed')
        const next = await openPage()
        expect((await next.call('echo.ask', { text: 'x' })).ok).toBe(true)
        expect(kiosk.ran.map(({ name: ran }) => ran)).toEqual(['gate.wait', 'echo.ask'])
      })

      test('of bytes is not heard', async () => {
        const page = await openPage()
        if (lines.sendBytes === undefined) {
          expect(name).toBe('memory')
          return
        }
        lines.sendBytes(new TextEncoder().encode(callText({})))
        await page.call('echo.ask', { text: 'barrier' }).catch(() => undefined)
        expect(kiosk.ran.filter(({ input }) => JSON.stringify(input) === '{"text":"x"}')).toEqual([])
        const next = await openPage()
        expect((await next.call('echo.ask', { text: 'y' })).ok).toBe(true)
      })
    })

    test('more calls at once than an honest page makes cost the line', async () => {
      const page = await openPage()
      const calls = Array.from({ length: 17 }, () => failureOf(page.call('gate.wait', {})))
      await page.closed
      expect((await Promise.all(calls)).map(({ reason }) => reason)).toEqual(Array(17).fill('closed'))
      expect(kiosk.ran).toHaveLength(16)
      expect(kiosk.badFrames()).toBe(1)
    })

    test('calls that were answered no longer count as under way', async () => {
      const page = await openPage()
      for (let call = 0; call < 40; call++) expect((await page.call('echo.ask', { text: 'x' })).ok).toBe(true)
    })

    test('a call without an answer times out in the page, and an answer that comes later is nobody’s', async () => {
      const page = await openPage()
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      const late = failureOf(page.call('gate.wait', {}))
      const [lateId] = page.askedIds
      await kiosk.waitingAtGate(1)
      vi.advanceTimersByTime(CALL_TIMEOUT_MS - 1)
      const inTime = page.call('echo.ask', { text: 'in time' })
      expect((await inTime).ok).toBe(true)
      vi.advanceTimersByTime(1)
      expect((await late).reason).toBe('timeout')
      kiosk.openGate()
      const next = await page.call('echo.ask', { text: 'next' })
      expect(next).toEqual({ ok: true, value: { text: 'next' } })
      expect(page.received.filter((text) => text.includes(`"id":${lateId},`))).toHaveLength(1)
      expect(vi.getTimerCount()).toBe(0)
    })

    test('a reload in mid-call: the old page is told, the new page hears nothing of it, and a retry gets the first answer', async () => {
      const requestId = randomUUID()
      const old = await openPage()
      let hasSettled = false
      const pending = failureOf(old.call('gate.pass', {}, requestId)).finally(() => (hasSettled = true))
      await kiosk.waitingAtGate(1)
      const page = await openPage()
      const retry = page.call('gate.pass', {}, requestId)
      await page.call('echo.ask', { text: 'the retry has arrived' })
      kiosk.openGate()
      expect(await retry).toEqual({ ok: true, value: { pass: 1 } })
      await page.call('echo.ask', { text: 'barrier' })
      expect(kiosk.ran.filter((each) => each.name === 'gate.pass')).toHaveLength(1)
      const answeredIds = page.received.map((text) => (JSON.parse(text) as { id: number }).id)
      expect(answeredIds.filter((id) => !page.askedIds.has(id))).toEqual([])
      expect(old.received).toEqual([])
      if (lines.oldPageLivesOn) expect((await pending).reason).toBe('closed')
      else expect(hasSettled).toBe(false)
    })

    test('of two pages the newest has the kiosk', async () => {
      const old = await openPage()
      await old.call('echo.ask', { text: 'x' })
      const page = await openPage()
      expect((await page.call('echo.ask', { text: 'y' })).ok).toBe(true)
      kiosk.tell(1, 1)
      await page.call('echo.ask', { text: 'barrier' })
      expect(old.received).toHaveLength(1)
      expect(page.received).toHaveLength(3)
      if (lines.oldPageLivesOn) await old.closed
    })

    test('events arrive whole and in order, on the page that stands', async () => {
      const page = await openPage()
      const heard: unknown[] = []
      page.on('total.changed', (event) => heard.push(event))
      await page.call('echo.ask', { text: 'x' })
      for (const revision of [1, 2, 3]) kiosk.tell(revision, 10 * revision)
      await page.call('echo.ask', { text: 'barrier' })
      const events = [1, 2, 3].map((revision) => ({ revision, total: 10 * revision }))
      expect(heard).toEqual(events)
      const next = await openPage()
      next.on('total.changed', (event) => heard.push(event))
      await next.call('echo.ask', { text: 'x' })
      kiosk.tell(4, 40)
      await next.call('echo.ask', { text: 'barrier' })
      expect(heard).toEqual([...events, { revision: 4, total: 40 }])
    })
  })
}
