import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KEPT_ENVIRONMENT, launcher, NODE_FLAGS } from '../../build/package/launch.ts'
import { listeningOf } from '../fixtures/listening.ts'
import { livePid } from '../sandbox/processes.ts'

const START = fileURLToPath(new URL('../sandbox/start.ts', import.meta.url))
const READY_MS = 90_000

/** What somebody could put into the environment of the service, to get into the kiosk or to change what it does. */
const HOSTILE = {
  NODE_OPTIONS: '--inspect=127.0.0.1:0 --require=/tmp/evil.cjs',
  NODE_EXTRA_CA_CERTS: '/tmp/evil.pem',
  NODE_TLS_REJECT_UNAUTHORIZED: '0',
  NODE_V8_COVERAGE: '/tmp/coverage',
  NODE_REDIRECT_WARNINGS: '/tmp/warnings',
  SSLKEYLOGFILE: '/tmp/keys',
  LD_PRELOAD: '/tmp/evil.so',
  LD_LIBRARY_PATH: '/tmp',
  HTTPS_PROXY: 'http://127.0.0.1:1',
  ELECTRON_RUN_AS_NODE: '1',
  CHROMIUM_FLAGS: '--remote-debugging-port=9222',
  PYTHONPATH: '/tmp',
}

/** A kiosk of the sandbox, started with the flags and the environment of the package. */
describe('a kiosk that was started as the package does', () => {
  let data: string
  let child: ChildProcess
  let pid: number

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'sportello-launch-'))
    const script = join(data, 'launch')
    writeFileSync(script, launcher('Starts a sandbox.', [process.execPath, ...NODE_FLAGS, START]), { mode: 0o755 })
    child = spawn(script, ['--no-window', '--data', data], {
      env: { ...process.env, ...HOSTILE },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text))
    for (let waitedMs = 0; waitedMs < READY_MS && !output.includes('"ready":true'); waitedMs += 100) await delay(100)
    expect(output).toContain('"ready":true')
    pid = livePid(data, 'kiosk') ?? NaN
  })
  afterAll(async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await gone
    rmSync(data, { recursive: true, force: true })
  })

  it('opens no inspector by SIGUSR1, and goes on', async () => {
    const before = listeningOf([pid])
    expect(before).not.toEqual([])
    expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')).toEqual(expect.arrayContaining([...NODE_FLAGS]))
    process.kill(pid, 'SIGUSR1')
    await delay(1_500)
    expect(listeningOf([pid])).toEqual(before)
    expect(livePid(data, 'kiosk')).toBe(pid)
  })

  it('takes nothing from its environment that is not on the list', () => {
    const names = readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .flatMap((line) => line.split('=')[0] ?? [])
      .filter((name) => name !== '')
    // What the parent of the sandbox adds: the channel between the two, and the code of the kiosk.
    const added = ['NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE', 'SPORTELLO_ENROLMENT_CODE']
    expect(names.filter((name) => !['PATH', ...KEPT_ENVIRONMENT].includes(name) && !added.includes(name))).toEqual([])
    expect(Object.keys(HOSTILE).filter((name) => KEPT_ENVIRONMENT.includes(name))).toEqual([])
  })
})

describe('a Node that was started otherwise', () => {
  it.each([
    ['without the flags', [] as readonly string[], {}],
    ['with NODE_OPTIONS', NODE_FLAGS, { NODE_OPTIONS: '--inspect=127.0.0.1:0' }],
  ])('%s opens one: the tests above see it where it is', async (_what, flags, environment) => {
    const child = spawn(process.execPath, [...flags, '-e', 'setInterval(() => {}, 1000); console.log(1)'], {
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    try {
      await new Promise((resolve) => child.stdout.once('data', resolve))
      if (flags.length === 0) child.kill('SIGUSR1')
      await expect.poll(() => listeningOf([child.pid ?? 0]).length, { timeout: 10_000 }).toBe(1)
    } finally {
      child.kill('SIGKILL')
    }
  })
})
