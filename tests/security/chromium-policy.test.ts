import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { OWN_HANG_MS } from '../../main/shell/chromium/chromium.ts'
import { openKioskWindow } from '../../main/shell/chromium/kiosk-window.ts'
import { firstPage, launchChromium, placeOf, type ChromiumSettings } from '../../main/shell/chromium/launch.ts'
import { profilePrefix } from '../../main/shell/profiles.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { startDisplay, type Display } from '../fixtures/display.ts'
import { reachingPage } from '../fixtures/hostile-pages.ts'
import { canShowOutside, NO_OUTSIDE, reportingPage, reportsTo, SLOW_MS, WAIT } from '../fixtures/outside-stage.ts'
import { openSite, openVisit, processesNaming } from '../fixtures/outside-visit.ts'
import {
  canUnshare,
  NO_UNSHARE,
  policiedChromium,
  policies,
  POLICY_PAGE,
  readPolicies,
  type Policies,
} from '../fixtures/policied-chromium.ts'

const BLOCKED = 'net::ERR_BLOCKED_BY_ADMINISTRATOR'

const BLOCKED_ADDRESSES = [
  'chrome://version/',
  'chrome://policy/',
  'chrome://settings/',
  'chrome://downloads/',
  'file:///etc/passwd',
  'view-source:https://bank.example/',
  'http://bank.example/',
  'http://localhost:8080/',
  'http://192.168.1.1/',
  'ftp://bank.example/',
  'devtools://devtools/bundled/inspector.html',
]

/** The file, but for one address more: it hides the page itself on which Chromium says what it has. */
const readable: Policies = Object.fromEntries(
  Object.entries(policies).map(([name, value]) =>
    ['URLAllowlist', 'DeveloperToolsAvailabilityAllowlist'].includes(name)
      ? [name, [...(value as readonly string[]), POLICY_PAGE]]
      : [name, value],
  ),
)

describeWhere(
  canShowOutside && canUnshare,
  canShowOutside ? NO_UNSHARE : NO_OUTSIDE,
  'a Chromium that has the policy file of the package as its only managed policies',
  () => {
    let display: Display
    beforeAll(async () => {
      display = await startDisplay(1080, 1920)
      process.env['DISPLAY'] = display.name
      await display.manageWindows()
    })
    afterAll(() => display.close())

    const policied = (given: Policies): ChromiumSettings => {
      const { settings, remove } = policiedChromium(given)
      onTestFinished(remove)
      return settings
    }
    /** Starts one as the kiosk does; its pages are reached over the pipe. */
    async function start(given: Policies) {
      const chromium = launchChromium(policied(given), {
        profilePrefix: profilePrefix('window'),
        windowClass: 'sportello',
        app: 'data:text/html,',
        switches: [],
      })
      onTestFinished(async () => {
        chromium.kill()
        await chromium.exited
      })
      const page = await firstPage(chromium)
      await placeOf(chromium, page)
      return { devTools: chromium.devTools, sessionId: page.sessionId }
    }

    it(
      'has every entry in effect, none of them unknown, deprecated or in error, and no other',
      { timeout: SLOW_MS },
      async () => {
        const { devTools, sessionId } = await start(readable)
        await devTools.send('Page.navigate', { url: POLICY_PAGE }, sessionId)
        const inEffect = await readPolicies(devTools, sessionId)
        const expected = Object.entries(readable).map(([name, value]) => ({
          name,
          value,
          status: 'OK',
          level: 'mandatory',
          source: 'platform',
        }))
        const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name)
        const read = inEffect.map(({ name, value, status, level, source }) => ({ name, value, status, level, source }))
        expect(read.sort(byName)).toEqual(expected.sort(byName))
      },
    )

    it('says so of an entry that it does not know, or that is wrong', { timeout: SLOW_MS }, async () => {
      const { devTools, sessionId } = await start({ ...readable, NoSuchPolicy: 1, PrintingEnabled: 'no' })
      await devTools.send('Page.navigate', { url: POLICY_PAGE }, sessionId)
      const inEffect = await readPolicies(devTools, sessionId)
      const statusOf = (name: string) => inEffect.find((policy) => policy.name === name)?.status
      expect([statusOf('NoSuchPolicy'), statusOf('PrintingEnabled')]).toEqual(['Error', 'Error'])
      expect(statusOf('DownloadRestrictions')).toBe('OK')
    })

    // The session of a page that may not be inspected goes with its answer, if that comes second: then it is asked once more.
    it.each(BLOCKED_ADDRESSES)('does not show %s', { timeout: 20_000, retry: 2 }, async (url) => {
      const { devTools, sessionId } = await start(policies)
      const { errorText } = await devTools.send('Page.navigate', { url }, sessionId)
      expect(errorText).toBe(BLOCKED)
    })

    it('shows what a kiosk needs: the loopback, and any host by https', { timeout: SLOW_MS }, async () => {
      const site = await openSite({})
      onTestFinished(site.close)
      const { devTools, sessionId } = await start(policies)
      const errorOf = async (url: string) => (await devTools.send('Page.navigate', { url }, sessionId))['errorText']
      expect(await errorOf(`${site.origin}/`)).toBeUndefined()
      expect(site.asked).toEqual(['GET /'])
      expect(await errorOf('https://bank.invalid/')).toMatch(/^net::ERR_(?!BLOCKED)/)
    })

    it('gives the shell its own pages over the pipe, and no page of the browser', { timeout: SLOW_MS }, async () => {
      const { devTools } = await start(policies)
      const attached = async (url: string) => {
        const { targetId } = await devTools.send('Target.createTarget', { url })
        return devTools.send('Target.attachToTarget', { targetId, flatten: true })
      }
      await expect(attached('about:blank')).resolves.toHaveProperty('sessionId')
      await expect(attached('chrome://newtab/')).rejects.toThrow('Not allowed')
    })

    it('without its exception the shell would have no page at all', { timeout: SLOW_MS }, async () => {
      const { DeveloperToolsAvailabilityAllowlist: exception, ...rest } = policies
      expect(exception).toBeDefined()
      await expect(start(rest)).rejects.toThrow('Not allowed')
    })

    it('shows our window, loads a page again that crashed, and closes', { timeout: SLOW_MS }, async () => {
      const site = await openSite({ '/': reportingPage(`report('here', 'yes')`) })
      onTestFinished(site.close)
      const window = await openKioskWindow(
        policied(policies),
        () => `${site.origin}/`,
        OWN_HANG_MS,
        () => undefined,
      )
      onTestFinished(window.close)
      const loads = () => site.asked.filter((line) => line === 'GET /').length
      await expect.poll(() => reportsTo(site), WAIT).toContain('here=yes')
      const before = loads()
      for (const pid of processesNaming(profilePrefix('window')).filter(isRenderer)) process.kill(pid, 'SIGKILL')
      await expect.poll(loads, WAIT).toBeGreaterThan(before)
    })

    it('denies what a page asks for, and saves and prints nothing', { timeout: SLOW_MS }, async () => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'clipboard-read',
        'local-fonts',
        'window-management',
        'idle-detection',
      ]
      const site = await openSite({
        '/': reportingPage(
          `onmousedown = () => report('mousedown', 0)
           onclick = async () => {
             onclick = null
             for (const name of ${JSON.stringify(names)}) await tell(name, navigator.permissions.query({ name }).then(({ state }) => state))
             await tell('position', new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, () => no(new Error()))))
             await tell('camera-stream', navigator.mediaDevices.getUserMedia({ video: true }))
             await tell('screen', navigator.mediaDevices.getDisplayMedia())
             const later = () => new Promise((_, no) => setTimeout(no, 1000, new Error()))
             await tell('midi', Promise.race([navigator.requestMIDIAccess(), later()]))
             await tell('full', Promise.race([document.body.requestFullscreen(), later()]))
             print()
             const link = document.createElement('a'); link.href = 'data:application/octet-stream,x'; link.download = 'x.bin'; link.click()
             report('all', 'done')
           }
           report('here', 'yes')`,
        ),
      })
      onTestFinished(site.close)
      const window = await openKioskWindow(
        policied(policies),
        () => `${site.origin}/`,
        OWN_HANG_MS,
        () => undefined,
      )
      onTestFinished(window.close)
      await expect.poll(() => reportsTo(site), WAIT).toContain('here=yes')
      const touched = () => {
        display.tap(540, 600)
        return reportsTo(site)
      }
      await expect.poll(touched, { ...WAIT, interval: 1_000 }).toContain('mousedown=0')
      await expect.poll(() => reportsTo(site), WAIT).toContain('all=done')
      const said = reportsTo(site).filter((line) => !/^(here|mousedown|all)=/.test(line))
      expect(said).toEqual([
        'geolocation=yes denied',
        'notifications=yes denied',
        'camera=yes denied',
        'microphone=yes denied',
        'clipboard-read=yes denied',
        'local-fonts=yes denied',
        'window-management=yes denied',
        'idle-detection=yes denied',
        'position=no Error',
        // No camera is here that it could be denied.
        expect.stringMatching(/^camera-stream=no Not(Allowed|Found)Error$/),
        'screen=no NotAllowedError',
        expect.stringMatching(/^midi=no (NotAllowed|Security)Error$/),
        'full=no Error',
      ])
      expect(display.windows().filter(({ width }) => width > 250)).toHaveLength(1)
    })

    it('keeps a page of others from what is inside, since its proxy does', { timeout: SLOW_MS }, async () => {
      const heard: string[] = []
      const inside: Server = createServer((socket) => void socket.once('data', (data) => heard.push(String(data))))
      await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve))
      onTestFinished(() => void inside.close())
      const { port } = inside.address() as AddressInfo
      const site = await openSite({ '/': reachingPage(port, port) })
      onTestFinished(site.close)
      const visit = await openVisit(site, '/', { settings: policied(policies) })
      onTestFinished(visit.close)
      await expect.poll(() => reportsTo(site), { timeout: 60_000 }).toContainEqual(expect.stringMatching(/^tried=/))
      expect(heard).toEqual([])
    })
  },
)

function isRenderer(pid: number): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')
}
