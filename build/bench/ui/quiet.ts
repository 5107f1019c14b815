import { setTimeout as delay } from 'node:timers/promises'
import { launchChromium, type Chromium } from '../../../main/shell/chromium/launch.ts'
import { chromiumPath } from '../../../tests/fixtures/browser.ts'
import { judge, quantile, type BenchCase } from '../bench-case.ts'
import { GLASS, THROTTLING, type Place } from './place.ts'

/** How often each page is opened; the median counts. */
const ROUNDS = 15

/** After so long without a task of 50 ms a page is taken for quiet. */
const QUIET_MS = 3_000

/** How often a page is asked whether it is quiet: a question is a task of the page too, so it is asked seldom and little. */
const ASK_EVERY_MS = 300

/** How long a new window is left alone: Chromium starts processes beside it, and they are nothing of the page's. */
const WINDOW_REST_MS = 1_500

/** Hears in a page when its last long task ended, and its first paint; answers when it became quiet after a mark, null while it is not. */
const WATCH = `(() => {
  const seen = { busyUntil: 0, marks: [] }
  globalThis.quietSince = (mark) => {
    // Both servers let a page in by an entrance, which goes on to the page itself.
    const isThere = location.search === '' && seen.busyUntil > 0 && (mark === null || seen.marks.includes(mark))
    return isThere && performance.now() - seen.busyUntil >= ${QUIET_MS} ? seen.busyUntil : null
  }
  for (const type of ['longtask', 'paint', 'mark'])
    new PerformanceObserver((list) => {
      for (const { name, startTime, duration } of list.getEntries())
        if (type === 'mark') seen.marks.push(name)
        else seen.busyUntil = Math.max(seen.busyUntil, startTime + duration)
    }).observe({ type, buffered: true })
})()`

/**
 * From the beginning of a navigation to a quiet main thread: to the end of the last task of 50 ms and more, and to the first paint at the
 * least. It is what is called the time to interactive. Pages are not searched for what they show, which would be work of theirs: our
 * first screen says by a mark that it is there. Chromium is spoken to as the kiosk's shell speaks to it: whoever listens to requests and
 * scripts, as test tools do, has the page note down a stack for each, and a page without any pays nothing for that.
 */
export async function measureQuiet({ kiosk, rivals, say }: Place): Promise<readonly BenchCase[]> {
  const chromium = launchChromium(
    { executable: chromiumPath ?? 'chromium', hasNoSandbox: process.getuid?.() === 0 },
    { profilePrefix: 'sportello-quiet-', windowClass: 'quiet', app: 'about:blank', switches: ['--headless'] },
  )
  const ours: number[] = []
  const bare: number[] = []
  try {
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await quietMs(chromium, kiosk, 'first-screen'))
      bare.push(await quietMs(chromium, rivals.bare, null))
    }
  } finally {
    chromium.kill()
    await chromium.exited
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

/** Opens a page in a window, with cookies and a cache of its own. */
async function quietMs({ devTools }: Chromium, address: string, mark: string | null): Promise<number> {
  const { browserContextId } = await devTools.send('Target.createBrowserContext')
  const { targetId } = await devTools.send('Target.createTarget', { url: 'about:blank', browserContextId })
  const { sessionId } = await devTools.send('Target.attachToTarget', { targetId, flatten: true })
  const send = (method: string, params: object) => devTools.send(method, params, sessionId as string)
  try {
    await send('Page.enable', {})
    await send('Emulation.setDeviceMetricsOverride', { ...GLASS, deviceScaleFactor: 1, mobile: false })
    await send('Page.addScriptToEvaluateOnNewDocument', { source: WATCH })
    await delay(WINDOW_REST_MS)
    await send('Emulation.setCPUThrottlingRate', { rate: THROTTLING })
    await send('Page.navigate', { url: address })
    for (;;) {
      await delay(ASK_EVERY_MS)
      const { result } = (await send('Runtime.evaluate', {
        expression: `quietSince(${JSON.stringify(mark)})`,
        returnByValue: true,
      })) as { result: { value?: number | null } }
      if (typeof result.value === 'number') return result.value
    }
  } finally {
    await devTools.send('Target.disposeBrowserContext', { browserContextId })
  }
}
