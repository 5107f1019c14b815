import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const SPORTELLO = new URL('sportello.ts', import.meta.url).pathname

/** What stands in the place of Electron's binary: it says what it was started with, and ends when it is told. */
const STAND_IN = `#!${process.execPath}
const { existsSync } = require('node:fs')
const files = process.argv.slice(2).filter((each) => each.startsWith('/'))
process.on('SIGTERM', () => process.exit(7))
setInterval(() => undefined, 1000)
process.send({ ready: true, args: process.argv.slice(2), are: files.map((file) => existsSync(file)), code: process.env.SPORTELLO_ENROLMENT_CODE })
`

it('starts the kiosk of a sandbox in Electron where its binary is, and ends with it', { timeout: 60_000 }, async () => {
  const data = mkdtempSync(join(tmpdir(), 'sportello-run-'))
  onTestFinished(() => rmSync(data, { recursive: true }))
  const electron = join(data, 'dist')
  mkdirSync(electron)
  writeFileSync(join(electron, 'electron'), STAND_IN, { mode: 0o755 })
  const kiosk = fork(SPORTELLO, ['kiosk', '--data', data, '--enrol', 'ABCD-EFGH'], {
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: electron },
  })
  const [said] = (await once(kiosk, 'message')) as [
    { readonly args: readonly string[]; readonly are: readonly boolean[]; readonly code: string },
  ]
  const args = said.args.filter((each) => each !== '--no-sandbox')
  expect(said.args.includes('--no-sandbox')).toBe(process.getuid?.() === 0)
  expect(args).toEqual([
    expect.stringMatching(/\/electron\.js$/),
    'kiosk',
    '--data',
    data,
    '--app',
    expect.stringMatching(/\/app$/),
  ])
  expect(said.are).toEqual([true, true, true])
  expect(said.code).toBe('ABCD-EFGH')
  kiosk.kill('SIGTERM')
  const [code] = (await once(kiosk, 'exit')) as [number]
  expect(code).toBe(7)
})
