import type { Page } from 'playwright'
import { text } from '../../main/messages/text.ts'
import { finger } from './hands.ts'

/** Opens a kiosk at its home screen. */
export async function openKiosk(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await heading(page, text('it', 'home.title'))
}

/** From home to the field for the code. */
export async function openNotice(page: Page, hands = finger(page)): Promise<void> {
  await hands.press('Paga un avviso')
  await heading(page, text('it', 'notice.entry.title'))
}

/** Types a notice number, on the pad by hands that have no keys, and searches. */
export async function typeCode(page: Page, code: string, hands = finger(page)): Promise<void> {
  if (hands.hasKeys) await hands.write('Codice Avviso o IUV', code)
  else for (const digit of code) await hands.press(digit)
  await hands.press('Cerca')
}

/** From home to the summary of a notice. */
export async function findNotice(page: Page, code: string, hands = finger(page)): Promise<void> {
  await openNotice(page, hands)
  await typeCode(page, code, hands)
  await heading(page, text('it', 'notice.summary.title'))
}

/** Types as a keyboard-wedge scanner does: into no field, five milliseconds a key however busy this machine is, ended by Enter. */
export async function scan(page: Page, code: string): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  const began = Date.now()
  const keys = [...Array.from(code, (key) => ({ key, text: key })), { key: 'Enter', text: '\r' }]
  await Promise.all(
    keys.map((key, index) =>
      devTools.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, timestamp: (began + 5 * index) / 1000 }),
    ),
  )
  await devTools.detach()
}

/** Ends the visit. */
export async function endVisit(page: Page, hands = finger(page)): Promise<void> {
  await hands.press('Termina')
  await heading(page, text('it', 'home.title'))
}

/** Waits for the screen with this title. */
export async function heading(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
}
