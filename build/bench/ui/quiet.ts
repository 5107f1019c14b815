import { text } from '../../../main/messages/text.ts'
import { judge, quantile, type BenchCase } from '../bench-case.ts'
import { GLASS, THROTTLING, type Place } from './place.ts'

/** How often each page is opened; the median counts. */
const ROUNDS = 7

/** After so long without a task of 50 ms a page is taken for quiet. */
const QUIET_MS = 3_000

/**
 * From the beginning of a navigation to a quiet main thread: to the end of the last task of 50 ms and more, and to the first paint at the
 * least. It is what is called the time to interactive.
 */
export async function measureQuiet({ browser, kiosk, rivals, say }: Place): Promise<readonly BenchCase[]> {
  const quietMs = async (address: string, title: string): Promise<number> => {
    const context = await browser.newContext({ viewport: GLASS })
    try {
      const page = await context.newPage()
      const devTools = await context.newCDPSession(page)
      await devTools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLING })
      await page.goto(address)
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
      return await page.evaluate(async (quiet) => {
        let busyUntil = 0
        const watch = (type: string) =>
          new PerformanceObserver((list) => {
            for (const { startTime, duration } of list.getEntries())
              busyUntil = Math.max(busyUntil, startTime + duration)
          }).observe({ type, buffered: true } as never)
        watch('longtask')
        watch('paint')
        const begin = performance.now()
        while (performance.now() - Math.max(begin, busyUntil) < quiet)
          await new Promise((resolve) => setTimeout(resolve, quiet / 10))
        return busyUntil
      }, QUIET_MS)
    } finally {
      await context.close()
    }
  }
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await quietMs(kiosk, text('it', 'home.title')))
    bare.push(await quietMs(rivals.bare, 'Bare'))
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
