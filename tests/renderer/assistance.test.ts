import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Screen } from '../../main/contract/screen.ts'
import { text } from '../../main/messages/text.ts'
import { screenFixture } from '../fixtures/screens.ts'
import { openBooth, type Booth } from './booth.ts'
import { scriptedMain } from './scripted-main.ts'

const main = scriptedMain(screenFixture('home').screen)
let booth: Booth
let page: Page
beforeAll(async () => {
  booth = await openBooth(main.onLink)
  page = await booth.browser.newPage({ viewport: { width: 1080, height: 1920 } })
  page.setDefaultTimeout(15_000)
  await page.goto(booth.address)
  await page.getByRole('heading', { level: 1, name: text('it', 'home.title') }).waitFor()
})
afterAll(async () => booth.close())

async function show(name: string, title: string, changes: Partial<Screen> = {}): Promise<void> {
  main.show({ ...screenFixture(name).screen, ...changes })
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
}

describe('a request that was made', () => {
  test.each([
    ['assistance-sent', 'assistance.sent.online'],
    ['assistance-sent-offline', 'assistance.sent.offline'],
    ['assistance-sent-catching-up', 'assistance.sent.kept'],
  ] as const)('says of %s no more than is known', async (fixture, words) => {
    await show(fixture, text('it', 'assistance.sent.title'))
    await page.getByText(text('it', words), { exact: true }).waitFor()
    expect(await page.locator('.status').count()).toBe(1)
  })

  test('shows answers of staff as Italian, whatever the language of the visit', async () => {
    await show('assistance-found-longest', text('de', 'assistance.found.answered.title'), { language: 'de' })
    const langs = () => page.evaluate('Array.from(document.querySelectorAll(".reply"), ({ lang }) => lang)')
    expect(await langs()).toEqual(Array(6).fill('it'))
    expect(await page.getByRole('region', { name: text('de', 'assistance.found.replies') }).count()).toBe(1)
    await show('assistance-found-longest', text('it', 'assistance.found.answered.title'))
    expect(await langs()).toEqual(Array(6).fill(''))
  })

  test('says of words that were deleted that they were', async () => {
    await show('assistance-found-deleted', text('it', 'assistance.found.closed.title'))
    await page.getByText(text('it', 'assistance.found.deleted')).waitFor()
  })
})

describe('where the person was', () => {
  const where = async (screen: string) => {
    const { screen: shown } = screenFixture('assistance-summary')
    const { scene } = shown
    if (scene.flow !== 'assistance' || scene.state.name !== 'summary') throw new Error('There is no summary')
    const draft = { ...scene.state.draft, text: screen, context: { screen, faultId: '0190a0b0' } }
    main.show({ ...shown, scene: { flow: 'assistance', state: { name: 'summary', draft } } })
    await page.getByText(screen, { exact: true }).waitFor()
    const fact = page.locator('.fact', { hasText: text('it', 'assistance.summary.where') })
    return (await fact.count()) === 0 ? undefined : fact.locator('dd').innerText()
  }

  test.each([
    ['notice.fault.unreachable', text('it', 'notice.fault.unreachable.title')],
    ['print.trouble.paper-out', text('it', 'print.trouble.paper-out.title')],
    ['notice.entry-of-old', text('it', 'home.pay')],
    ['receipt.of-old', text('it', 'home.receipt')],
    ['assistance.text', undefined],
    ['visit.home', undefined],
    ['print.printed', undefined],
  ])('on %s is told as %s', async (screen, words) => {
    expect(await where(screen)).toBe(words)
  })
})
