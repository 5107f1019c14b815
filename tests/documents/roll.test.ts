import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NoticeDocument, NoticePayment } from '../../main/documents/notice/notice.ts'
import { renderNoticeOnRoll } from '../../main/documents/notice/roll.ts'
import { noticeQrText } from '../../main/domain/qr-code.ts'
import { anyNotice } from './any-notice.ts'
import { pageFaults } from './page-faults.ts'
import { countPages, readPage, textsOn } from './read-page.ts'
import { rasterise, readQrCodes } from './read-raster.ts'
import { fonts, longNotice, officialNotice } from './sample-notices.ts'

const RUNS = process.env['SPORTELLO_FULL'] === '1' ? 200 : 8

/** Printers of rolls leave 4 mm on each side. */
const MARGIN_MM = 3.8

function paymentsOf({ payments }: NoticeDocument): readonly NoticePayment[] {
  if (payments.kind === 'single') return [payments.payment]
  if (payments.kind === 'fine') return [payments.discounted, payments.reduced]
  return [...(payments.whole === undefined ? [] : [payments.whole]), ...payments.instalments]
}

const few = anyNotice.filter(({ payments }) => payments.kind !== 'instalments' || payments.instalments.length < 10)

describe('a notice on a roll', () => {
  it('says on one strip of 80 mm all that is needed to pay', async () => {
    const pdf = await renderNoticeOnRoll(officialNotice, fonts)
    const page = readPage(pdf)
    expect(countPages(pdf)).toBe(1)
    expect(page.widthMm).toBeCloseTo(80, 1)
    expect(page.heightMm).toBeLessThan(230)
    const said = textsOn(page).join(' ')
    for (const text of ['AVVISO DI PAGAMENTO', '1.500,00 Euro', '4700 0000 8800 9990 51', '99999000013', 'CBI1234'])
      expect(said).toContain(text)
    expect(pageFaults(page, MARGIN_MM)).toEqual([])
  })

  it('of long texts is only longer', async () => {
    const page = readPage(await renderNoticeOnRoll(longNotice, fonts))
    expect(pageFaults(page, MARGIN_MM)).toEqual([])
  })

  it('keeps every text apart and every code readable, whatever the payments, language and texts', async () => {
    await fc.assert(
      fc.asyncProperty(few, async (document) => {
        const pdf = await renderNoticeOnRoll(document, fonts)
        const page = readPage(pdf)
        expect(countPages(pdf)).toBe(1)
        expect(pageFaults(page, MARGIN_MM)).toEqual([])
        const { fiscalCode } = document.creditor
        expect(readQrCodes(rasterise(pdf)).toSorted()).toEqual(
          paymentsOf(document)
            .map(({ noticeNumber, amountCents }) => noticeQrText({ noticeNumber, creditor: fiscalCode, amountCents }))
            .toSorted(),
        )
      }),
      { seed: 20261130, numRuns: RUNS, endOnFailure: true },
    )
  }, 900_000)

  it('of more instalments than a person can tell apart on a strip is refused', async () => {
    const instalments = Array.from({ length: 10 }, (_, index) => ({
      noticeNumber: `3010000000000000${String(index).padStart(2, '0')}`,
      amountCents: 100,
    }))
    const document: NoticeDocument = { ...officialNotice, payments: { kind: 'instalments', instalments } }
    await expect(renderNoticeOnRoll(document, fonts)).rejects.toThrow(/instalments/)
  })
})
