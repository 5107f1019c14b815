import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleApp } from '../../build/bundle.ts'
import { makePackage } from '../../build/package.ts'
import { KEPT_ENVIRONMENT } from '../../build/package/launch.ts'
import { buildRenderer } from '../../build/renderer.ts'
import { chromiumPath } from '../fixtures/browser.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { startDisplay, type Display } from '../fixtures/display.ts'
import { canShowOutside, NO_OUTSIDE } from '../fixtures/outside-stage.ts'
import { writeChromiumWithDoor } from '../fixtures/window-door.ts'
import { sampleNotices } from '../sandbox/municipality/municipality.ts'
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import {
  deployedConfig,
  newCode,
  payNoticeInWindow,
  printNotice,
  startDeployed,
  type DeployedKiosk,
} from './deployed-kiosk.ts'
import { endVisit, openNotice } from '../e2e/notice-journey.ts'
import { noMachine, startMachine, USER, type Machine } from './machine.ts'

const SLOW_MS = 120_000
const noneHere = noMachine()

/** What is written on a machine besides by the package: the records of dpkg and of its triggers, and what the kiosk's user keeps. */
const OTHERS =
  /^\/(var\/(lib\/dpkg|log)\/|usr\/share\/icons\/hicolor\/icon-theme\.cache$|usr\/bin\/chromium$|home\/kiosk\/)/

let data: string
let display: Display
let sandbox: Sandbox

describeWhere(canShowOutside, NO_OUTSIDE, 'the kiosk as it is packed', () => {
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'sportello-packed-'))
    display = await startDisplay(1080, 1920)
    await display.manageWindows()
    const today = new Date().toISOString()
    sandbox = await startSandbox({ data, hasWindow: false, today, beforeKiosk: buildRenderer() })
  }, SLOW_MS)
  afterAll(async () => {
    await sandbox.close()
    await display.close()
    rmSync(data, { recursive: true, force: true })
  })

  describe('bundled, on plain Node', () => {
    let folder: string
    let kiosk: DeployedKiosk

    beforeAll(async () => {
      // Short: Chromium makes a socket below its profile, and the path of a socket has 108 bytes.
      folder = mkdtempSync(join(tmpdir(), 'spb-'))
      const [app, node, temp, bin, config, key] = ['app', 'node', 't', 'bin', 'kiosk.json', 'db.key'].map((name) =>
        join(folder, name),
      ) as [string, string, string, string, string, string]
      // Out of the project's folder: what it needs must come with it.
      cpSync(await bundleApp(), app, { recursive: true })
      cpSync(process.execPath, node)
      for (const each of [temp, bin]) mkdirSync(each)
      writeChromiumWithDoor(join(bin, 'chromium'), chromiumPath ?? 'chromium')
      writeFileSync(config, deployedConfig(data, join(temp, 'data'), key))
      writeFileSync(key, randomBytes(32).toString('hex'), { mode: 0o600 })
      // A deployed kiosk refuses root: then it is nobody's.
      const uid = process.getuid?.() === 0 ? 65_534 : undefined
      if (uid !== undefined) for (const each of [folder, temp, key]) chownSync(each, uid, uid)
      kiosk = await startDeployed({
        command: [node, join(app, 'node.js'), '--config', config, '--enrol', await newCode(data, 'Sportello 2')],
        env: { HOME: temp, TMPDIR: temp, DISPLAY: display.name, PATH: `${bin}${delimiter}/usr/bin:/bin` },
        temp,
        ...(uid !== undefined && { uid }),
      })
    }, SLOW_MS)
    afterAll(async () => {
      await kiosk.close()
      rmSync(folder, { recursive: true, force: true })
    })

    it('finds a notice and prints it', { timeout: SLOW_MS }, () => printNotice(kiosk, data, sampleNotices.unpaid))

    it('pays a notice', { timeout: SLOW_MS }, () => payNoticeInWindow(kiosk, data, sampleNotices.dueToday))
  })

  describeWhere(noneHere === undefined, noneHere ?? '', 'installed, with the project out of reach', () => {
    let machine: Machine
    let isStub: boolean
    let kiosk: DeployedKiosk
    let before: readonly string[]

    beforeAll(async () => {
      const packed = await makePackage()
      isStub = packed.isStub
      machine = await startMachine()
      before = machine.changes()
      cpSync(packed.deb, machine.seen('/tmp/sportello.deb'))
      machine.run('dpkg', '--install', '/tmp/sportello.deb')
      machine.run('mv', '/usr/bin/chromium', '/usr/bin/chromium.debian')
      writeChromiumWithDoor(machine.seen('/usr/bin/chromium'), '/usr/bin/chromium.debian')
      const [folder, key] = [`/home/${USER}/data`, `/home/${USER}/db.key`]
      writeFileSync(machine.seen('/etc/sportello/kiosk.json'), deployedConfig(data, folder, key))
      writeFileSync(machine.seen(key), randomBytes(32).toString('hex'), { mode: 0o600 })
      machine.run('chown', USER, key)
      kiosk = await startDeployed({
        command: [...machine.asUser('/usr/bin/sportello-chromium'), '--enrol', await newCode(data, 'Sportello 3')],
        env: {
          ...process.env,
          LANG: 'it_IT.UTF-8',
          HOME: `/home/${USER}`,
          TMPDIR: '/tmp',
          DISPLAY: display.name,
          NODE_OPTIONS: '--inspect=127.0.0.1:0',
          LD_LIBRARY_PATH: '/nowhere',
        },
        temp: machine.seen('/tmp'),
      })
    }, SLOW_MS)
    afterAll(async () => {
      await kiosk.close()
      await machine.close()
    })

    it('serves the journey from a notice to the paper', { timeout: SLOW_MS }, () =>
      printNotice(kiosk, data, sampleNotices.overdue),
    )

    it('pays a notice, under the policy that it installs', { timeout: SLOW_MS }, () =>
      payNoticeInWindow(kiosk, data, sampleNotices.company),
    )

    it('runs on the Node that it brought, out of the project', () => {
      expect(readlinkSync(`/proc/${kiosk.pid}/exe`)).toBe('/opt/sportello-chromium/node')
      expect(() => accessSync(machine.seen(import.meta.filename), constants.R_OK)).toThrow('ENOENT')
    })

    it('is passed nothing of the environment but what is named', () => {
      const names = readFileSync(`/proc/${kiosk.pid}/environ`, 'utf8')
        .split('\0')
        .map((each) => each.split('=')[0])
      const isNamed = (name: string | undefined) => ['PATH', '', ...KEPT_ENVIRONMENT].includes(name ?? '')
      expect(names.filter((name) => !isNamed(name))).toEqual([])
      expect(names).toEqual(expect.arrayContaining(['PATH', 'HOME', 'LANG', 'TMPDIR', 'DISPLAY']))
    })

    it('opens no inspector, told by the environment or by a signal', async () => {
      process.kill(kiosk.pid, 'SIGUSR1')
      const page = await kiosk.page()
      await openNotice(page)
      await endVisit(page)
      expect(kiosk.output()).not.toContain('Debugger listening')
    })

    it('can write no file of its own', () => {
      const files = machine
        .run('dpkg', '--listfiles', 'sportello')
        .split('\n')
        .filter((file) => /^\/(opt|etc|usr).*sportello/.test(file))
      expect(files.length).toBeGreaterThan(100)
      const [program, ...args] = machine.asUser('find')
      const { stdout, stderr } = spawnSync(
        program,
        [...args, ...files, '-maxdepth', '0', '(', '-writable', '-o', '!', '-user', 'root', ')'],
        { encoding: 'utf8' },
      )
      expect([stdout, stderr]).toEqual(['', ''])
    })

    it('says why it does not start, and ends with the code for it', () => {
      const start = (name: string, ...args: readonly string[]) => {
        const [program, ...rest] = machine.asUser(`/usr/bin/${name}`)
        return spawnSync(program, [...rest, ...args], { encoding: 'utf8' })
      }
      const unread = start('sportello-chromium', '--config', '/nowhere/kiosk.json')
      expect([unread.status, unread.stderr]).toEqual([2, '/nowhere/kiosk.json: cannot be read\n'])
      expect(start('sportello-chromium').status).toBe(3)
      if (isStub) expect(start('sportello').stderr).toContain('made without Electron: start sportello-chromium')
    })

    it('has units that systemd understands', (context) => {
      if (spawnSync('which', ['systemd-analyze']).status !== 0) context.skip('there is no systemd on this machine')
      const units = ['', '-chromium', '-openbox'].map((name) => `/usr/lib/systemd/user/sportello${name}.service`)
      const [program, ...args] = machine.asUser('systemd-analyze')
      const { stderr } = spawnSync(program, [...args, '--user', 'verify', ...units], {
        env: { PATH: process.env['PATH'], HOME: `/home/${USER}`, XDG_RUNTIME_DIR: '/tmp' },
        encoding: 'utf8',
      })
      // Systemd before 254 knows no growing waits, and leaves them out.
      expect(stderr.split('\n').filter((line) => !/^$|Unknown key 'Restart(Steps|MaxDelaySec)'/.test(line))).toEqual([])
    })

    it('leaves nothing behind when it is removed', async () => {
      await kiosk.close()
      machine.run('mv', '/usr/bin/chromium.debian', '/usr/bin/chromium')
      machine.run('rm', '/etc/sportello/kiosk.json')
      machine.run('dpkg', '--remove', 'sportello')
      const left = new Set(machine.changes())
      for (const each of before) left.delete(each)
      expect([...left].filter((path) => !OTHERS.test(path))).toEqual([])
    })
  })
})
