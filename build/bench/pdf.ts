import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { renderNotice, type NoticeDocument } from '../../main/documents/notice/notice.ts'
import { postalText } from '../../main/documents/codes/postal-code.ts'
import { noticeQrText } from '../../main/domain/qr-code.ts'
import { launchBrowser } from '../../tests/fixtures/browser.ts'
import { readPage, wordsOn } from '../../tests/documents/read-page.ts'
import { rasterise, readDataMatrix, readQrCodes } from '../../tests/documents/read-raster.ts'
import { fonts, officialNotice, postal } from '../../tests/documents/sample-notices.ts'
import { judge, type Bench, type BenchCase } from './bench-case.ts'
import { drawnOf } from './pdf/drawn.ts'
import { chromiumRival, pdfmakeRival, type RivalPage } from './pdf/rivals.ts'

const WARM_UPS = 60
const NOTICES = 100
const BATCH = 1_000
const FIRST = 100

const PAYMENT = { noticeNumber: '470000008800999051', amountCents: 150_000, dueDate: '2024-12-31' }
const notice: NoticeDocument = {
  ...officialNotice,
  creditor: { ...officialNotice.creditor, postal },
  payments: { kind: 'single', payment: PAYMENT },
}
const qrText = noticeQrText({ ...PAYMENT, creditor: notice.creditor.fiscalCode })
const slipText = postalText({
  ...PAYMENT,
  account: postal.account,
  creditor: notice.creditor.fiscalCode,
  debtorCode: notice.debtor.fiscalCode,
  debtorName: notice.debtor.name,
  subject: notice.subject,
})

/**
 * What a notice costs: the same page with both codes by ours, by pdfmake and by Chromium, in turns (`notice`); and a thousand of ours, by the
 * memory they leave (`batch`).
 */
export const bench: Bench = async ({ only, say }) => {
  const cases: BenchCase[] = []
  if ('notice'.includes(only)) cases.push(...(await measureNotices(say)))
  if ('batch'.includes(only)) cases.push(await measureBatch(say))
  return cases
}

async function measureNotices(say: (line: string) => void): Promise<readonly BenchCase[]> {
  const page: RivalPage = { ...drawnOf(notice, fonts), qrText, slipText }
  const browser = await launchBrowser()
  try {
    const makers = {
      ours: () => renderNotice(notice, fonts),
      pdfmake: pdfmakeRival(page),
      Chromium: await chromiumRival(page, await browser.newPage()),
    }
    for (const [name, make] of Object.entries(makers)) assertSame(name, await make())
    say(`${NOTICES} notices each, in turns, after ${WARM_UPS}`)
    const times = { ours: [] as number[], pdfmake: [] as number[], Chromium: [] as number[] }
    for (let count = -WARM_UPS; count < NOTICES; count++) {
      for (const name of ['ours', 'pdfmake', 'Chromium'] as const) {
        const startedAt = performance.now()
        await makers[name]()
        if (count >= 0) times[name].push(performance.now() - startedAt)
      }
    }
    const mean = (each: readonly number[]) => each.reduce((sum, ms) => sum + ms, 0) / each.length
    const perSecond = (each: readonly number[]) => 1_000 / mean(each)
    return [
      judge({
        case: `notice: with slip, tagged, per second (n ${NOTICES} each)`,
        unit: 'notices/s',
        ours: perSecond(times.ours),
        rivals: { pdfmake: perSecond(times.pdfmake), Chromium: perSecond(times.Chromium) },
        leastRatios: { pdfmake: 5, Chromium: 3 },
      }),
    ]
  } finally {
    await browser.close()
  }
}

/** Stops the benchmark when a page has not both codes, or lacks a word of ours. */
function assertSame(name: string, pdf: Uint8Array): void {
  const raster = rasterise(pdf)
  const said = [readQrCodes(raster)[0], readDataMatrix(raster, { left: 170, top: 225, right: 208, bottom: 262 })]
  if (said[0] !== qrText || said[1] !== slipText) throw new Error(`${name} has drawn codes that say ${said.join(', ')}`)
  const words = wordsOn(readPage(pdf))
  for (const { text } of drawnOf(notice, fonts).texts) {
    for (const word of text.split(/\s+/)) if (word !== '' && !words.has(word)) throw new Error(`${name} lacks ${word}`)
  }
}

async function measureBatch(say: (line: string) => void): Promise<BenchCase> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const held = async () => {
    // Once more after a turn: buffers are given back only then.
    collect()
    await new Promise((resolve) => setImmediate(resolve))
    collect()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return (heapUsed + arrayBuffers) / 1024 / 1024
  }
  let afterFirst = 0
  say(`${BATCH} notices, one after the other`)
  for (let count = 1; count <= BATCH; count++) {
    const payment = { ...PAYMENT, amountCents: count, noticeNumber: `3010000000000${String(count).padStart(5, '0')}` }
    await renderNotice({ ...notice, payments: { kind: 'single', payment } }, fonts)
    if (count === FIRST) afterFirst = await held()
  }
  return judge({
    case: `batch: memory held after ${BATCH} notices`,
    unit: 'MiB',
    ours: await held(),
    rivals: { [`after ${FIRST}`]: afterFirst },
    mostRatios: { [`after ${FIRST}`]: 1.1 },
  })
}
