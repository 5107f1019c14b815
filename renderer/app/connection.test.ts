import { describe, expect, test, vi } from 'vitest'
import { parseCallFrame, type CallFrame, type Link } from '../../main/contract/frame.ts'
import type { Screen } from '../../main/contract/screen.ts'
import { connect } from './connection.ts'

const home: Screen = {
  revision: 5,
  language: 'it',
  look: { theme: 'light', isLarge: false },
  screenWidthMm: null,
  municipality: null,
  connection: { name: 'online' },
  printers: [],
  visitBeganAt: null,
  person: null,
  overlay: 'none',
  links: [],
  idle: null,
  print: null,
  scene: { flow: 'visit', state: { name: 'home' } },
}

/** Main as seen from the wire: every line it was given, the calls that came, and answers at will. */
function fakeMain() {
  const lines: { calls: CallFrame[]; tell: (frame: object) => void; drop: () => void }[] = []
  const timers: { readonly delayMs: number; readonly run: () => void }[] = []
  const screens: (Screen | undefined)[] = []
  const faults: (string | undefined)[] = []
  let requests = 0
  let clockMs = 0
  let isDown = false
  const openLink = (): Promise<Link> => {
    if (isDown) return Promise.reject(new Error('down'))
    let hear: (text: string) => void = () => undefined
    let closed: () => void = () => undefined
    const calls: CallFrame[] = []
    lines.push({ calls, tell: (frame) => hear(JSON.stringify({ v: 1, ...frame })), drop: () => closed() })
    return Promise.resolve({
      send: (text) => {
        const call = parseCallFrame(text)
        if (call !== undefined) calls.push(call)
      },
      onMessage: (listener) => {
        hear = listener
      },
      onClose: (listener) => {
        closed = listener
      },
      close: () => closed(),
    })
  }
  const connection = connect({
    openLink,
    onScreen: (screen) => screens.push(screen),
    onFault: (faultId) => faults.push(faultId),
    newRequestId: () => `0190a0b0-0000-7000-8000-${String(++requests).padStart(12, '0')}`,
    random: () => 0.5,
    now: () => clockMs,
    after: (delayMs, run) => timers.push({ delayMs, run }),
  })
  const line = (index: number) => {
    const found = lines[index]
    if (found === undefined) throw new Error(`There is no line ${index}`)
    return found
  }
  return {
    connection,
    lines,
    line,
    screens,
    faults,
    timers,
    /** Lets everything go on that waits for nothing but its turn. */
    async settled() {
      for (let turn = 0; turn < 50; turn++) await Promise.resolve()
    },
    /** Runs what waits for at most so long, as the clock would. */
    pass(ms: number) {
      clockMs += ms
      for (const timer of timers.splice(0)) if (timer.delayMs <= ms) timer.run()
    },
    setDown: (down: boolean) => {
      isDown = down
    },
    /** Answers the latest call of a name on a line. */
    answer(index: number, name: string, body: object = { ok: true, value: {} }) {
      const call = line(index).calls.findLast((each) => each.name === name)
      if (call === undefined) throw new Error(`Nobody called ${name}`)
      line(index).tell({ kind: 'reply', id: call.id, body })
    },
  }
}

async function connected() {
  const main = fakeMain()
  await main.settled()
  main.answer(0, 'screen.current', { ok: true, value: home })
  await main.settled()
  return main
}

const named = (calls: readonly CallFrame[], name: string) => calls.filter((call) => call.name === name)

describe('a connection to main', () => {
  test('shows the first screen and every newer one, and passes over a stale one', async () => {
    const main = await connected()
    main.line(0).tell({ kind: 'event', name: 'screen.changed', body: { ...home, revision: 7 } })
    main.line(0).tell({ kind: 'event', name: 'screen.changed', body: { ...home, revision: 6 } })
    expect(main.screens.map((screen) => screen?.revision)).toEqual([5, 7])
  })

  test('shows a newer screen that came before the answer to the first question, and not that answer', async () => {
    const main = fakeMain()
    await main.settled()
    main.line(0).tell({ kind: 'event', name: 'screen.changed', body: { ...home, revision: 9 } })
    main.answer(0, 'screen.current', { ok: true, value: home })
    await main.settled()
    expect(main.screens.map((screen) => screen?.revision)).toEqual([9])
  })

  test('takes a double tap as one act, and the next tap as another', async () => {
    const main = await connected()
    const first = main.connection.act('notice.print', {})
    const second = main.connection.act('notice.print', {})
    await main.settled()
    expect(named(main.line(0).calls, 'notice.print')).toHaveLength(1)
    main.answer(0, 'notice.print')
    expect(await first).toEqual({ ok: true, value: {} })
    expect(await second).toEqual({ ok: true, value: {} })
    void main.connection.act('notice.print', {})
    await main.settled()
    const [one, two] = named(main.line(0).calls, 'notice.print')
    expect(two?.requestId).toMatch(/^0190a0b0/)
    expect(two?.requestId).not.toBe(one?.requestId)
  })

  test('takes the same act with another input as another act', async () => {
    const main = await connected()
    void main.connection.act('notice.keep-typed', { typed: '1' })
    void main.connection.act('notice.keep-typed', { typed: '12' })
    await main.settled()
    expect(named(main.line(0).calls, 'notice.keep-typed').map(({ body }) => body)).toEqual([
      { typed: '1' },
      { typed: '12' },
    ])
  })

  test('sends an act without an answer again over the next line, with its request id', async () => {
    const main = await connected()
    const act = main.connection.act('notice.print', {})
    await main.settled()
    main.line(0).drop()
    await main.settled()
    main.pass(1_000)
    await main.settled()
    main.answer(1, 'screen.current', { ok: true, value: { ...home, revision: 1 } })
    await main.settled()
    const [before] = named(main.line(0).calls, 'notice.print')
    const [after] = named(main.line(1).calls, 'notice.print')
    expect(after?.requestId).toBe(before?.requestId)
    main.answer(1, 'notice.print', { ok: false, refusal: 'already-done' })
    expect(await act).toEqual({ ok: false, refusal: 'already-done' })
    expect(main.screens.at(-1)?.revision).toBe(1)
    expect(main.faults).toEqual([])
  })

  test('gives up an act that has waited too long for a line', async () => {
    const main = await connected()
    main.setDown(true)
    main.line(0).drop()
    const act = main.connection.act('visit.open', { tile: 'notice' })
    main.pass(25_000)
    main.setDown(false)
    await main.settled()
    main.pass(25_000)
    await main.settled()
    main.answer(1, 'screen.current', { ok: true, value: home })
    expect(await act).toBeUndefined()
    expect(named(main.line(1).calls, 'visit.open')).toEqual([])
  })

  test('opens the line again after longer and longer pauses, each with jitter, up to a limit', async () => {
    const main = await connected()
    main.setDown(true)
    main.line(0).drop()
    const pauses: number[] = []
    for (let attempt = 0; attempt < 8; attempt++) {
      const pause = main.timers.filter(({ delayMs }) => delayMs !== 3_000).at(-1)
      pauses.push(pause?.delayMs ?? 0)
      main.pass(60_000)
      await main.settled()
    }
    expect(pauses).toEqual([175, 300, 550, 1050, 2050, 2550, 2550, 2550])
  })

  test('takes the screen away when the line stays lost, and leaves it when the line comes back at once', async () => {
    const main = await connected()
    main.line(0).drop()
    main.pass(1_000)
    await main.settled()
    main.answer(1, 'screen.current', { ok: true, value: home })
    await main.settled()
    expect(main.screens).not.toContain(undefined)
    main.setDown(true)
    main.line(1).drop()
    main.pass(3_000)
    await main.settled()
    expect(main.screens.at(-1)).toBeUndefined()
  })

  test('hears nothing more from a line that is gone', async () => {
    const main = await connected()
    main.line(0).drop()
    main.line(0).tell({ kind: 'event', name: 'screen.changed', body: { ...home, revision: 99 } })
    expect(main.screens.map((screen) => screen?.revision)).toEqual([5])
  })

  test('says under which id main logged a fault, and does not repeat the act', async () => {
    const main = await connected()
    const act = main.connection.act('notice.print', {})
    await main.settled()
    const [call] = named(main.line(0).calls, 'notice.print')
    main.line(0).tell({ kind: 'fault', id: call?.id, faultId: 'F-1' })
    expect(await act).toBeUndefined()
    expect(main.faults).toEqual(['F-1'])
    expect(named(main.line(0).calls, 'notice.print')).toHaveLength(1)
  })

  test('says that main does not answer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const main = await connected()
      const act = main.connection.act('notice.print', {})
      await main.settled()
      vi.advanceTimersByTime(20_000)
      expect(await act).toBeUndefined()
      expect(main.faults).toEqual([undefined])
    } finally {
      vi.useRealTimers()
    }
  })
})
