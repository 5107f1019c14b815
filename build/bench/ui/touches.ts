import { fileURLToPath } from 'node:url'
import type { CDPSession, Locator, Page } from 'playwright'
import { text } from '../../../main/messages/text.ts'
import { heading, openKiosk } from '../../../tests/e2e/notice-journey.ts'
import { REST_MS } from '../../../renderer/state/tap-limits.ts'
import { judge, quantile, type BenchCase } from '../bench-case.ts'
import { GLASS, THROTTLING, type Place } from './place.ts'

/** How often the whole of notice → pay is walked through. */
const JOURNEYS = 12

/** Finds are asked of central, and its answer takes what it takes: the words that say so are the answer to the touch. */
const TOUCHES_OF_A_JOURNEY = 23

interface Probed {
  readonly page: Page
  readonly devTools: CDPSession
}

interface Touch {
  readonly name: string
  readonly durationMs: number
}

declare const touchProbe: { readonly answer: () => Promise<number> }

/** From the lifted finger to the next painted answer, over whole journeys, beside a click on an empty Svelte page in between. */
export async function measureTouches({ browser, kiosk, rivals, notices, say }: Place): Promise<readonly BenchCase[]> {
  const context = await browser.newContext({ viewport: GLASS, hasTouch: true })
  const open = async (prepare: (page: Page) => Promise<unknown>): Promise<Probed> => {
    const page = await context.newPage()
    await page.addInitScript({ path: fileURLToPath(new URL('./touch-probe.js', import.meta.url)) })
    await prepare(page)
    return { page, devTools: await context.newCDPSession(page) }
  }
  // Chromium slows a page by keeping its processor busy, idle or not: only the page that is measured may be slowed.
  const slowed = async ({ page, devTools }: Probed, use: () => Promise<void>) => {
    await page.bringToFront()
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLING })
    await use()
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  }
  const ours = await open((page) => openKiosk(page, kiosk))
  const svelte = await open((page) => page.goto(rivals.svelte))
  const touches: Touch[] = []
  const clicks: Touch[] = []
  try {
    for (let round = 0; round < JOURNEYS; round++) {
      await slowed(ours, async () => void touches.push(...(await walk(ours, notices()))))
      await slowed(svelte, async () => {
        for (let touch = 0; touch < TOUCHES_OF_A_JOURNEY; touch++)
          clicks.push(await touchOn(svelte, 'count', svelte.page.getByRole('button')))
      })
    }
  } finally {
    await context.close()
  }
  const byName = Map.groupBy(touches, ({ name }) => name)
  for (const [name, all] of byName) {
    const durations = all.map(({ durationMs }) => durationMs)
    say(
      `touch ${name}: median ${quantile(durations, 0.5).toFixed(1)} ms, p95 ${quantile(durations, 0.95).toFixed(1)} ms, n ${all.length}`,
    )
  }
  const p95 = (all: readonly Touch[]) =>
    quantile(
      all.map(({ durationMs }) => durationMs),
      0.95,
    )
  return [
    judge({
      case: `touch: to the next painted answer, p95 over notice → pay at ${THROTTLING}× throttling (n ${touches.length})`,
      unit: 'ms',
      ours: p95(touches),
      rivals: { [`empty Svelte page`]: p95(clicks) },
      most: 100,
      mostRatios: { 'empty Svelte page': 3 },
    }),
  ]
}

/** Home, the code on the pad, the notice, the offer to pay here, the page outside, and the end of the visit. */
async function walk(probed: Probed, noticeNumber: string): Promise<readonly Touch[]> {
  const { page } = probed
  const touches: Touch[] = []
  const touch = async (name: string, label = name) =>
    touches.push(await touchOn(probed, name, page.getByRole('button', { name: label, exact: true })))
  // Nobody touches what stands there for less than taps rest.
  const seen = async (title: string) => {
    await heading(page, title)
    await page.waitForTimeout(2 * REST_MS)
  }
  touches.push(await touchOn(probed, 'Paga un avviso', page.getByRole('button', { name: 'Paga un avviso' })))
  await seen(text('it', 'notice.entry.title'))
  for (const digit of noticeNumber) await touch('a digit', digit)
  await touch('Cerca')
  await seen(text('it', 'notice.summary.title'))
  touches.push(await touchOn(probed, 'Paga qui', page.getByRole('button', { name: 'Paga qui' })))
  await seen(text('it', 'pay.offer.title'))
  await touch('Continua senza email')
  await seen(text('it', 'pay.link.title'))
  touches.push(await touchOn(probed, 'Termina', page.getByRole('button', { name: 'Termina' })))
  await seen(text('it', 'home.title'))
  return touches
}

/** One touch by a finger, in the middle of what is touched. */
async function touchOn({ page, devTools }: Probed, name: string, target: Locator): Promise<Touch> {
  const box = await target.boundingBox()
  if (box === null) throw new Error(`There is nothing to touch: ${name}`)
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]
  await devTools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  await devTools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  const durationMs = await page.evaluate(() => touchProbe.answer())
  return { name, durationMs }
}
