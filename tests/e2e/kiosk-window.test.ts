import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { OWN_HANG_MS } from '../../main/shell/chromium/chromium.ts'
import { openKioskWindow } from '../../main/shell/chromium/kiosk-window.ts'
import { profilePrefix } from '../../main/shell/profiles.ts'
import { chromiumPath } from '../fixtures/browser.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { startDisplay, type Display } from '../fixtures/display.ts'
import { canShowOutside, NO_OUTSIDE, reportingPage, reportsTo, SLOW_MS, WAIT } from '../fixtures/outside-stage.ts'
import { openSite, type Site } from '../fixtures/outside-visit.ts'

const settings = { executable: chromiumPath ?? '', hasNoSandbox: process.getuid?.() === 0 }

describeWhere(canShowOutside, NO_OUTSIDE, 'our own window', () => {
  let display: Display
  let site: Site
  beforeAll(async () => {
    display = await startDisplay(1080, 1920)
    process.env['DISPLAY'] = display.name
    await display.manageWindows()
    site = await openSite({
      '/in': reportingPage(`onresize = onload = () => report('size', [innerWidth, innerHeight])`, '<h1>In</h1>'),
      // A navigation that comes to nothing, as one does that another takes the place of.
      '/nowhere': (_, response) => void response.writeHead(204).end(),
    })
  })
  afterAll(async () => {
    await site.close()
    await display.close()
  })

  it('is led to another entrance where one came to nothing, and fills the glass', { timeout: SLOW_MS }, async () => {
    const entrances = ['/nowhere?1', '/nowhere?2', '/in?3', '/in?4']
    // The first is made for its origin alone.
    const entrance = () => `${site.origin}${entrances.shift() ?? '/'}`
    const window = await openKioskWindow(settings, entrance, OWN_HANG_MS, () => undefined)
    onTestFinished(window.close)
    expect(site.asked).toContain('GET /nowhere?2')
    expect(entrances).toEqual(['/in?4'])
    // A pixel more where the window manager lets it.
    await expect.poll(() => reportsTo(site).at(-1), WAIT).toMatch(/^size=108[01],192[01]$/)
  })

  it('is given up, with its Chromium, where no entrance leads in', { timeout: SLOW_MS }, async () => {
    const gone = Promise.withResolvers<undefined>()
    const opened = openKioskWindow(
      settings,
      () => `${site.origin}/nowhere`,
      OWN_HANG_MS,
      () => gone.resolve(undefined),
    )
    await expect(opened).rejects.toThrow('does not come to the kiosk')
    await gone.promise
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(profilePrefix('window')))).toEqual([])
  })
})
