import { setTimeout } from 'node:timers/promises'
import { judge, quantile, type BenchCase } from '../bench-case.ts'
import { GLASS, THROTTLING, type Place } from './place.ts'

/** How often each page is opened; the median counts. */
const ROUNDS = 7

/** After so long without a task of 50 ms a page is taken for quiet. */
const QUIET_MS = 3_000

/** How often a page is asked whether it is quiet: a question is a task of the page too, so it is asked seldom and little. */
const ASK_EVERY_MS = 300

/** Hears in a page when its last long task ended, and its first paint; `has` says that a mark was set. */
const WATCH = `(() => {
  const seen = { busyUntil: 0, marks: [] }
  globalThis.quietWatch = {
    quietForMs: () => performance.now() - seen.busyUntil,
    busyUntil: () => seen.busyUntil,
    has: (mark) => mark === null || seen.marks.includes(mark),
  }
  for (const type of ['longtask', 'paint', 'mark'])
    new PerformanceObserver((list) => {
      for (const { name, startTime, duration } of list.getEntries())
        if (type === 'mark') seen.marks.push(name)
        else seen.busyUntil = Math.max(seen.busyUntil, startTime + duration)
    }).observe({ type, buffered: true })
})()`

declare const quietWatch: {
  readonly quietForMs: () => number
  readonly busyUntil: () => number
  readonly has: (mark: string | null) => boolean
}

/**
 * From the beginning of a navigation to a quiet main thread: to the end of the last task of 50 ms and more, and to the first paint at the
 * least. It is what is called the time to interactive. Pages are not searched for what they show, which would be work of theirs: our
 * first screen says by a mark that it is there.
 */
export async function measureQuiet({ browser, kiosk, rivals, say }: Place): Promise<readonly BenchCase[]> {
  const quietMs = async (address: string, mark: string | null): Promise<number> => {
    const context = await browser.newContext({ viewport: GLASS })
    try {
      const page = await context.newPage()
      await page.addInitScript(WATCH)
      const devTools = await context.newCDPSession(page)
      await devTools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLING })
      await page.goto(address)
      // Both servers let a page in by an entrance, which goes on to the page itself.
      await page.waitForURL((url) => url.search === '', { waitUntil: 'commit' })
      for (;;) {
        await setTimeout(ASK_EVERY_MS)
        const busyUntil = await page.evaluate(
          ([awaited, quiet]) =>
            quietWatch.has(awaited) && quietWatch.quietForMs() >= quiet ? quietWatch.busyUntil() : undefined,
          [mark, QUIET_MS] as const,
        )
        if (busyUntil !== undefined) return busyUntil
      }
    } finally {
      await context.close()
    }
  }
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await quietMs(kiosk, 'first-screen'))
    bare.push(await quietMs(rivals.bare, null))
  }
  say(`quiet: ours ${ours.map(Math.round).join(' ')} ms, bare page ${bare.map(Math.round).join(' ')} ms`)
  return [
    judge({
      case: `quiet: main thread quiet after the first screen at ${THROTTLING}× throttling, median of ${ROUNDS}`,
      unit: 'ms',
      ours: quantile(ours, 0.5),
      rivals: { 'bare page': quantile(bare, 0.5) },
      mostRatios: { 'bare page': 3 },
    }),
  ]
}
