import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildRenderer } from '../../build/renderer.ts'
import { text } from '../../main/messages/text.ts'
import { chromiumPath, NO_CHROMIUM } from '../fixtures/browser.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { hasDisplayTools, NO_DISPLAY, startDisplay, type Display } from '../fixtures/display.ts'
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts'

const canRun = chromiumPath !== undefined && hasDisplayTools
const profiles = () => readdirSync(tmpdir()).filter((name) => name.startsWith('sportello-window-'))

describeWhere(canRun, chromiumPath === undefined ? NO_CHROMIUM : NO_DISPLAY, 'the window of the kiosk', () => {
  let data: string
  let display: Display
  let sandbox: Sandbox
  let profilesBefore: readonly string[]

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'sportello-shell-'))
    display = await startDisplay(1080, 1920)
    process.env['DISPLAY'] = display.name
    profilesBefore = profiles()
    const today = new Date().toISOString()
    sandbox = await startSandbox({ data, hasWindow: true, today, beforeKiosk: buildRenderer() })
  })
  afterAll(async () => {
    await display.close()
    rmSync(data, { recursive: true, force: true })
  })

  const titles = () => display.windows().map(({ title }) => title)

  it('fills the screen, shows the home screen and answers to a touch', async () => {
    await expect.poll(titles, { timeout: 15_000 }).toContain(text('it', 'home.title'))
    const window = display.windows().find(({ title }) => title === text('it', 'home.title'))
    expect(window?.width).toBeGreaterThanOrEqual(1080)
    expect(window?.height).toBeGreaterThanOrEqual(1920)
    display.tap(540, 1150)
    await expect.poll(titles).toContain(text('it', 'notice.entry.title'))
  })

  it('leaves no window and no profile behind', async () => {
    // A start also sweeps what others left.
    const ours = () => profiles().filter((name) => !profilesBefore.includes(name))
    expect(ours()).toHaveLength(1)
    await sandbox.close()
    expect(ours()).toEqual([])
    await expect.poll(() => display.windows().length).toBe(0)
  })
})
