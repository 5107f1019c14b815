import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildRenderer } from '../../build/renderer.ts'
import { askCentral } from '../../central/cli.ts'
import { outsideStrip } from '../../main/domain/outside-strip.ts'
import { text } from '../../main/messages/text.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { startDisplay, type Display } from '../fixtures/display.ts'
import { canShowOutside, NO_OUTSIDE } from '../fixtures/outside-stage.ts'
import { screenFixture } from '../fixtures/screens.ts'
import { glasses, openBooth, openStand, type Booth, type Stand } from '../renderer/booth.ts'
import { readSandbox, sandboxPaths } from '../sandbox/layout.ts'
import { sampleMunicipality, sampleNotices } from '../sandbox/municipality/municipality.ts'
import { livePid, sandboxKeys } from '../sandbox/processes.ts'
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts'

const { width, height } = glasses.portrait
const SLOW_MS = 180_000
const WAIT = { timeout: 30_000 } as const
const OUT = fileURLToPath(new URL('../../build/out/pay-window/', import.meta.url))
const RETURN = 'http://127.0.0.1:1/'

/** Free notices for the carts that only show where a button is. */
const decoys: string[] = [sampleNotices.longName, sampleNotices.largest, sampleNotices.foreign, sampleNotices.stamped]

let data: string
let display: Display
let sandbox: Sandbox
let booth: Booth
/** Shows, out of sight, what the kiosk shows on the display: where a button is there, it is here. */
let twin: Stand

const titles = () => display.windows().map(({ title }) => title)
const outside = () =>
  display.windows().find(({ windowClass, width }) => windowClass === 'sportello-outside' && width > 100)
const attempts = async (noticeNumber: string) =>
  (await askCentral(sandboxPaths(data).central, 'payments.list', { noticeNumber })).attempts.map(({ state }) => state)

/** Touches our window where a screen has its button, until that has come about: a tap in the first moment of a screen counts for nothing. */
async function touch(fixture: string, button: string, isDone: () => boolean): Promise<void> {
  await twin.show(screenFixture(fixture), 'it')
  const touched = async () => {
    if (!isDone()) await tapIn(twin.page, button, 0)
    return isDone()
  }
  await expect.poll(touched, { ...WAIT, interval: 1_000 }).toBe(true)
}

/** Whether our window shows the screen of a title. */
const shows = (title: string) => () => titles().includes(title)
const atHome = shows(text('it', 'home.title'))

async function tapIn(page: Page, button: string, topPx: number): Promise<void> {
  const target = page.getByRole('button', { name: button, exact: true }).or(page.getByRole('link', { name: button }))
  const box = await target.boundingBox()
  if (box === null) throw new Error(`There is no button ${button}`)
  display.tap(Math.round(box.x + box.width / 2), Math.round(topPx + box.y + box.height / 2))
}

/** The pages of Checkout as the outside window shows them: a cart that looks the same, and pays a notice of nobody here. */
async function openCheckout(isKeyboardOpen: boolean, noticeNumber: string): Promise<Page> {
  const { position } = await askCentral(sandboxPaths(data).central, 'notice.find', { code: noticeNumber })
  const option = position.options.find((each) => each.noticeNumber === noticeNumber)
  const answer = await fetch(`${String(sandbox.ready['checkout'])}/checkout/ec/v2/carts`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', 'ocp-apim-subscription-key': sandboxKeys.checkout },
    body: JSON.stringify({
      paymentNotices: [
        {
          noticeNumber: decoys.pop(),
          fiscalCode: sampleMunicipality.creditor,
          amount: option?.amountCents,
          companyName: sampleMunicipality.settings.name,
          description: option?.description,
        },
      ],
      returnUrls: { returnOkUrl: RETURN, returnCancelUrl: RETURN, returnErrorUrl: RETURN, returnWaitingUrl: RETURN },
    }),
  })
  const strip = outsideStrip(width, height, isKeyboardOpen)
  if (answer.status !== 302) throw new Error(`Checkout answers ${answer.status}: ${await answer.text()}`)
  const page = await booth.browser.newPage({ viewport: { width, height: strip.height } })
  await page.goto(answer.headers.get('location') ?? '')
  await page.getByRole('button', { name: 'Annulla', exact: true }).waitFor()
  return page
}

/**
 * Reads the code of a notice on the home screen, as a scanner does: again, as people do, where the first moment of the screen missed it or a
 * busy machine typed it so slowly that it was read in pieces.
 */
async function scan(noticeNumber: string, isDone: () => boolean): Promise<void> {
  await expect.poll(titles, WAIT).toContain(text('it', 'home.title'))
  const code = `PAGOPA|002|${noticeNumber}|${sampleMunicipality.creditor}|100`
  const scanned = () => {
    if (!isDone())
      execFileSync('xdotool', ['type', '--delay', '4', `${code}\n`], { env: { ...process.env, DISPLAY: display.name } })
    return isDone() ? 'done' : titles()
  }
  await expect.poll(scanned, { ...WAIT, interval: 3_000 }).toBe('done')
}

/** From the home screen to the page of Checkout in its own window: by the scanner and two touches. */
async function goToCheckout(noticeNumber: string): Promise<void> {
  await scan(noticeNumber, shows(text('it', 'notice.summary.title')))
  await touch('summary', 'Paga qui', shows(text('it', 'pay.offer.title')))
  await expect.poll(titles, WAIT).toContain(text('it', 'pay.offer.title'))
  await touch('pay-offer', 'Continua senza email', () => !shows(text('it', 'pay.offer.title'))())
  await expect.poll(outside, WAIT).toMatchObject(outsideStrip(width, height, false))
  await expect.poll(() => outside()?.title, WAIT).toMatch(/Checkout simulato/)
}

/** Does one thing at Checkout, and goes on to where it returns. */
async function finish(noticeNumber: string, button: string): Promise<void> {
  const strip = outsideStrip(width, height, false)
  const page = await openCheckout(false, noticeNumber)
  const before = outside()?.title
  await tapIn(page, button, strip.top)
  await expect.poll(() => outside()?.title, WAIT).not.toBe(before)
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('link', { name: 'Continua' }).waitFor()
  display.photograph(join(OUT, `${button.replaceAll(' ', '-')}.png`))
  await tapIn(page, 'Continua', strip.top)
  await page.close()
  await expect.poll(outside, WAIT).toBeUndefined()
}

describeWhere(canShowOutside, NO_OUTSIDE, 'a guest who pays in the window of the kiosk', () => {
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'sportello-pay-window-'))
    display = await startDisplay(width, height)
    process.env['DISPLAY'] = display.name
    await display.manageWindows()
    const today = new Date().toISOString()
    ;[sandbox, booth] = await Promise.all([
      startSandbox({ data, hasWindow: true, today, beforeKiosk: buildRenderer() }),
      openBooth(),
    ])
    twin = await openStand(booth, glasses.portrait)
  }, SLOW_MS)
  afterAll(async () => {
    await booth.close()
    await sandbox.close()
    await display.close()
    rmSync(data, { recursive: true, force: true })
  })

  it('types the card into a frame of another site with our keyboard, and pays', { timeout: SLOW_MS }, async () => {
    await goToCheckout(sampleNotices.unpaid)
    const strip = outsideStrip(width, height, true)
    await touch('pay-outside', text('it', 'keys.open'), () => outside()?.height === strip.height)
    await expect.poll(outside, WAIT).toMatchObject(strip)
    const page = await openCheckout(true, sampleNotices.unpaid)
    const field = page.frameLocator('iframe').getByRole('textbox')
    const box = await field.boundingBox()
    if (box === null) throw new Error('The card has no field')
    display.tap(Math.round(box.x + box.width / 2), Math.round(strip.top + box.y + box.height / 2))
    await page.close()
    await twin.show(screenFixture('pay-outside-keyboard'), 'it')
    for (const digit of '4242') await tapIn(twin.page, digit, 0)
    display.photograph(join(OUT, 'keyboard.png'))
    await touch('pay-outside-keyboard', text('it', 'keys.fold'), () => outside()?.height !== strip.height)
    await expect.poll(outside, WAIT).toMatchObject(outsideStrip(width, height, false))
    await finish(sampleNotices.unpaid, 'Paga')
    await expect.poll(titles, WAIT).toContain(text('it', 'pay.paid.title'))
    expect(await attempts(sampleNotices.unpaid)).toEqual(['paid'])
    expect(await cardEndings()).toEqual(['4242'])
    await touch('pay-paid', 'Termina', atHome)
    await scan(sampleNotices.unpaid, shows(text('it', 'notice.fault.paid.title')))
    await touch('fault-paid', 'Termina', atHome)
  })

  it('cancels', { timeout: SLOW_MS }, async () => {
    await goToCheckout(sampleNotices.dueToday)
    await finish(sampleNotices.dueToday, 'Annulla')
    await expect.poll(titles, WAIT).toContain(text('it', 'pay.cancelled.title'))
    expect(await attempts(sampleNotices.dueToday)).toEqual(['not-paid'])
    await touch('pay-cancelled', 'Termina', atHome)
  })

  it('waits for a slow bank', { timeout: SLOW_MS }, async () => {
    await goToCheckout(sampleNotices.company)
    await finish(sampleNotices.company, 'Paga con banca lenta')
    await expect.poll(titles, WAIT).toContain(text('it', 'pay.waiting.title'))
    expect(await attempts(sampleNotices.company)).toEqual(['returned'])
    await expect.poll(titles, { timeout: 60_000 }).toContain(text('it', 'pay.paid.title'))
  })

  it('leaves nothing of the pages behind', () => {
    const pid = livePid(data, 'kiosk')
    expect(pid).toBeDefined()
    const ours = `sportello-outside-${String(pid)}-`
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(ours))).toEqual([])
  })
})

/** With which digits the cards ended that Checkout was told. */
async function cardEndings(): Promise<readonly string[]> {
  const port = readSandbox(data)?.worldControlPort ?? 0
  const payments = (await (await fetch(`http://127.0.0.1:${port}/payments`)).json()) as { cardEnding?: string }[]
  return payments.flatMap(({ cardEnding }) => cardEnding ?? [])
}
