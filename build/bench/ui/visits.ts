import { fileURLToPath } from 'node:url'
import { text } from '../../../main/messages/text.ts'
import { openKiosk } from '../../../tests/e2e/notice-journey.ts'
import { judge, type BenchCase } from '../bench-case.ts'
import { bundle, startBundled, takeOverKiosk } from './kiosk-process.ts'
import { inspectNode } from './node-memory.ts'
import { pageMemory } from './page-memory.ts'
import { GLASS, type Place } from './place.ts'

/** After so many visits everything has been loaded once, and from there memory may grow by a tenth. */
const WARM_UP = 50
const VISITS = 1_000
const MOST_GROWTH = 1.1

/** Sometimes memory is looked at, to be seen growing. */
const LOOK_EVERY = 190

declare const visitor: { readonly visit: (code: string, titles: typeof TITLES) => Promise<void> }

const TITLES = {
  home: text('it', 'home.title'),
  entry: text('it', 'notice.entry.title'),
  summary: text('it', 'notice.summary.title'),
  offer: text('it', 'pay.offer.title'),
}

/**
 * A thousand visits in a row through the real page of a bundled kiosk (a notice is found, paying is offered, back, end): what page and
 * kiosk hold after a collection, at the end and after the first fifty visits.
 */
export async function measureVisits({ data, browser, kiosk, notices, say }: Place): Promise<readonly BenchCase[]> {
  const [startFile] = await Promise.all([bundle(), takeOverKiosk(data, 10_000)])
  const running = startBundled(startFile, data, { hasWindow: false, nodeArgs: ['--inspect=127.0.0.1:0'] })
  const inspector = await inspectNode(running.process)
  const context = await browser.newContext({ viewport: GLASS, hasTouch: true })
  try {
    const page = await context.newPage()
    await page.addInitScript({ path: fileURLToPath(new URL('./visitor.js', import.meta.url)) })
    await running.listening
    await openKiosk(page, kiosk)
    const look = async (visits: number) => {
      const held = { page: await pageMemory(browser, page), kiosk: await inspector.memory() }
      const all = Object.entries({ ...held.page, kioskHeapKb: held.kiosk.heapKb, kioskKb: held.kiosk.residentKb })
      say(`visits ${visits}: ${all.map(([what, kb]) => `${what} ${kb.toFixed(0)}`).join(', ')}`)
      return held
    }
    let begin = await look(0)
    for (let visits = 1; visits <= VISITS; visits++) {
      await page.evaluate(([code, titles]) => visitor.visit(code, titles), [notices(), TITLES] as const)
      if (visits === WARM_UP) begin = await look(visits)
      else if (visits > WARM_UP && visits < VISITS && (visits - WARM_UP) % LOOK_EVERY === 0) await look(visits)
    }
    const end = await look(VISITS)
    const grown = (what: string, ours: number, before: number) =>
      judge({
        case: `visits: ${what} after ${VISITS} visits`,
        unit: 'kB',
        ours,
        rivals: { [`after ${WARM_UP} visits`]: before },
        mostRatios: { [`after ${WARM_UP} visits`]: MOST_GROWTH },
      })
    return [
      grown('live objects of the page', end.page.objectsKb, begin.page.objectsKb),
      grown('memory of the page, with what the engine compiled', end.page.residentKb, begin.page.residentKb),
      grown('live objects of the kiosk', end.kiosk.heapKb, begin.kiosk.heapKb),
      grown('memory of the kiosk', end.kiosk.residentKb, begin.kiosk.residentKb),
    ]
  } finally {
    inspector.close()
    await context.close()
    await running.close()
  }
}
