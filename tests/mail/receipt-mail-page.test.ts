import axe from 'axe-core'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { composeReceiptMail } from '../../central/mail/receipt-mail.ts'
import type { PaymentReceipt } from '../../main/domain/payment-receipt.ts'
import { languages, type Language } from '../../main/domain/visit.ts'
import { chromiumPath, launchBrowser, NO_CHROMIUM } from '../fixtures/browser.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { sampleMunicipality } from '../sandbox/municipality/municipality.ts'
import { receiptOf } from './sample-receipts.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** A receipt with all that one may have, as long as it may be, and nowhere to break. */
const longest = receiptOf(1, {
  receiptId: 'R'.repeat(70),
  iuv: '9'.repeat(35),
  description: 'Ì'.repeat(140),
  psp: { id: 'B', name: 'W'.repeat(70) },
  amountCents: 99_999_999_999,
})

describeWhere(chromiumPath !== undefined, NO_CHROMIUM, 'the mail of a receipt as a page', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  const htmlOf = (receipt: PaymentReceipt, language: Language) => {
    const { settings } = sampleMunicipality
    const pdf = Buffer.from('')
    return composeReceiptMail({ receipt, askedCents: 10_000, copy: 'payer', language, settings, pdf }).html
  }

  test.each(languages)(
    'in %s fits 600 and 360 pixels and loads nothing',
    async (language) => {
      const page = await browser.newPage()
      const requests: string[] = []
      page.on('request', (request) => requests.push(request.url()))
      for (const receipt of [receiptOf(1), longest]) {
        await page.setContent(htmlOf(receipt, language))
        for (const width of [600, 360]) {
          await page.setViewportSize({ width, height: 800 })
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
        }
      }
      expect(requests).toEqual([])
      await page.close()
    },
    60_000,
  )

  test.each(['light', 'dark'] as const)(
    'is accessible in %s',
    async (colorScheme) => {
      const page = await browser.newPage({ viewport: { width: 360, height: 800 }, colorScheme })
      await page.setContent(htmlOf(receiptOf(1), 'it'))
      await page.evaluate(axe.source)
      const { violations, passes } = await page.evaluate(
        (tags) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: [...tags] }),
        WCAG,
      )
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
      expect(passes.map(({ id }) => id)).toContain('color-contrast')
      await page.close()
    },
    60_000,
  )
})
