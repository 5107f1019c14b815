import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { bundleApp } from '../../build/bundle.ts'

const CONFIG = '/nowhere/kiosk.json'
const isRoot = process.getuid?.() === 0
let app: string

beforeAll(async () => {
  app = await bundleApp()
})

/** Runs the packed program to its end. */
function run(...args: readonly string[]) {
  return spawnSync(process.execPath, [join(app, 'node.js'), ...args], { encoding: 'utf8' })
}

it('tells how it is called', () => {
  const { status, stdout } = run('--help')
  expect(status).toBe(0)
  for (const option of ['--config FILE', '--enrol CODE', '--no-window', '/etc/sportello/kiosk.json'])
    expect(stdout).toContain(option)
})

it('refuses an option that it does not know', () => {
  const { status, stderr } = run('--data', '/nowhere')
  expect(status).toBe(2)
  expect(stderr).toContain('--data')
})

it('refuses to run as root', (context) => {
  if (!isRoot) context.skip('the tests do not run as root')
  const { status, stderr } = run('--config', CONFIG)
  expect(status).toBe(2)
  expect(stderr).toContain('does not run as root')
})
