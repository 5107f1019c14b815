import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { OWN_HANG_MS } from '../../main/shell/chromium/chromium.ts'
import { openKioskWindow } from '../../main/shell/chromium/kiosk-window.ts'
import { chromiumPath } from '../fixtures/browser.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import {
  canShowOutside,
  NO_OUTSIDE,
  outsideStage,
  reportingPage,
  reportsTo,
  SLOW_MS,
  WAIT,
} from '../fixtures/outside-stage.ts'
import { openSite, outsideProcesses, type TestVisit } from '../fixtures/outside-visit.ts'

describeWhere(canShowOutside, NO_OUTSIDE, 'the window of an outside page', () => {
  const { visitOf, windows, shown, strip, tap, photograph } = outsideStage()

  it(
    'lies on the strip above our window, also after our window was touched, and follows the keyboard',
    { timeout: SLOW_MS },
    async () => {
      const ours = await openSite({
        '/': reportingPage(`onclick = () => report('ours', 'touched')`, '<h1>Our page</h1>'),
      })
      onTestFinished(ours.close)
      const settings = { executable: chromiumPath ?? '', hasNoSandbox: process.getuid?.() === 0 }
      const window = await openKioskWindow(
        settings,
        () => `${ours.origin}/`,
        OWN_HANG_MS,
        () => undefined,
      )
      onTestFinished(window.close)
      const { visit, said, hear, touch } = await visitOf({
        '/': reportingPage(
          `report('language', navigator.language); onclick = () => { onclick = null; report('theirs', 'touched') }`,
          '<h1>A bank</h1>',
        ),
      })
      await hear('language=de')
      expect(visit.hosts).toHaveLength(1)
      expect(visit.hosts[0]).toMatch(/^127\.0\.0\.1:\d+$/)
      await expect.poll(shown, WAIT).toMatchObject({ left: 0, width: 1080, ...strip(true) })
      tap(50)
      await expect.poll(() => reportsTo(ours), WAIT).toContain('ours=touched')
      expect(windows()[0]?.windowClass).toBe('sportello-outside')
      await touch('theirs=touched')
      photograph('keyboard-open')
      await visit.setKeyboard(false)
      await expect.poll(shown, WAIT).toMatchObject({ left: 0, width: 1080, ...strip(false) })
      photograph('keyboard-folded')
      await visit.setKeyboard(true)
      await expect.poll(shown, WAIT).toMatchObject({ left: 0, width: 1080, ...strip(true) })
      expect(said().filter((line) => line === 'theirs=touched')).toHaveLength(1)
      expect(visit.ends).toEqual([])
    },
  )

  it('types into a frame of another site what our keyboard says', { timeout: SLOW_MS }, async () => {
    const { site, visit, hear, touch } = await visitOf({
      '/': reportingPage(
        `const frame = document.createElement('iframe'); frame.style = 'border:0;width:100%;height:400px'
         frame.src = location.origin.replace('127.0.0.1', 'localhost') + '/frame'; document.body.append(frame)`,
      ),
      '/frame': reportingPage(
        `const field = document.querySelector('input'); const keys = []
         field.onkeydown = (event) => keys.push(event.key + event.keyCode)
         report('frame', 'there'); field.onfocus = () => report('focus', origin)
         document.querySelector('form').onsubmit = (event) => { event.preventDefault(); report('typed', field.value); report('keys', keys.join(' ')) }`,
        '<form><input style="width:100%;height:300px;font-size:40px"><input><button>Go</button></form>',
      ),
    })
    await hear('frame=there')
    await touch(`focus=http://localhost:${site.port}`)
    for (const key of [
      'x',
      'è',
      '€',
      '@',
      'A',
      '1',
      ' ',
      'ß',
      'Backspace',
      'ArrowLeft',
      'y',
      'ArrowRight',
      'z',
    ] as const) {
      await visit.press(key)
    }
    photograph('typed')
    await visit.press('Enter')
    await hear('typed=xè€@A1y z')
    await hear('keys=x88 è0 €0 @0 A65 149  32 ß0 Backspace8 ArrowLeft37 y89 ArrowRight39 z90 Enter13')
    await visit.press('Tab')
    await visit.press('q')
    await visit.press('Enter')
    await expect.poll(() => reportsTo(site).filter((line) => line === 'typed=xè€@A1y z'), WAIT).toHaveLength(2)
  })

  it(
    'returns when the centre has answered at the return address, and ends when it does not',
    { timeout: SLOW_MS },
    async () => {
      const done = await visitOf({ '/': reportingPage(`location.href = '/back?outcome=ok'`) })
      await expect.poll(() => done.visit.ends, WAIT).toEqual(['returned'])
      expect(done.site.asked).toContain('GET /back?outcome=ok')
      const lost = await visitOf({
        '/': reportingPage(`setTimeout(() => { location.href = '/back' }, 500)`),
        '/back': (_, response) => void response.destroy(),
      })
      await expect.poll(() => lost.visit.ends, WAIT).toEqual(['gone'])
    },
  )

  it('says when its first page cannot be shown', { timeout: SLOW_MS }, async () => {
    const endless = await visitOf({ '/': () => undefined }, { firstPageMs: 3_000 })
    await expect.poll(() => endless.visit.ends, WAIT).toEqual(['failed'])
    const trickle = await visitOf(
      { '/': (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).write('<p>and') },
      { firstPageMs: 3_000 },
    )
    await expect.poll(() => trickle.visit.ends, WAIT).toEqual(['failed'])
    const nowhere = await visitOf({}, { address: 'https://nowhere.example/' })
    await expect.poll(() => nowhere.visit.ends, WAIT).toEqual(['failed'])
  })

  it(
    'notices a page that hangs, crashes, or whose window goes away or out of its strip',
    { timeout: SLOW_MS },
    async () => {
      const endOf = async (visit: TestVisit) => {
        await expect.poll(() => visit.ends, { timeout: 60_000 }).toEqual(['gone'])
        const before = performance.now()
        await visit.close()
        await visit.close()
        return performance.now() - before
      }
      const loops = [`while (true) {}`, `while (true) alert('again')`]
      for (const loop of loops) {
        const { visit, hear } = await visitOf({ '/': reportingPage(`report('here', 'yes').then(() => { ${loop} })`) })
        await hear('here=yes')
        expect(await endOf(visit)).toBeLessThan(2_000)
      }
      const moved = await visitOf({ '/': reportingPage(`report('here', 'yes')`) })
      await moved.hear('here=yes')
      // The window manager may not know its name yet.
      const isMoved = () => spawnSync('xdotool', ['search', '--name', '^Bank$', 'windowmove', '0', '0']).status === 0
      await expect.poll(isMoved, WAIT).toBe(true)
      await endOf(moved.visit)
      const killed = await visitOf({ '/': reportingPage(`report('here', 'yes')`) })
      await killed.hear('here=yes')
      process.kill(outsideProcesses()[0] ?? 0, 'SIGKILL')
      await endOf(killed.visit)
      const crashed = await visitOf({ '/': reportingPage(`report('here', 'yes')`) })
      await crashed.hear('here=yes')
      for (const pid of outsideProcesses().filter(isRenderer)) process.kill(pid, 'SIGKILL')
      await endOf(crashed.visit)
    },
  )
})

function isRenderer(pid: number): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')
}
