import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { FolderInUse, lockFolder } from '../../db/lock.ts'
import { readKioskConfig } from '../../main/config.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The sources of the kiosk, without their tests. */
const sources = ['main', 'db', 'preload', 'renderer']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((name) => /\.(ts|svelte)$/.test(name) && !/\.test\.ts$/.test(name))
const sourcesWith = (pattern: RegExp) => sources.filter((name) => pattern.test(readFileSync(join(ROOT, name), 'utf8')))

test('only the Chromium shell starts a program, without a command line of the system’s; printing speaks to the printer itself', () => {
  expect(sourcesWith(/child_process|worker_threads.*execArgv|process\.binding/)).toEqual([
    'main/shell/chromium/launch.ts',
  ])
  expect(readFileSync(join(ROOT, 'main/shell/chromium/launch.ts'), 'utf8')).not.toMatch(/shell:|exec\(|execSync/)
  expect(sourcesWith(/\bwindow\.print\(|webContents\.print|\.printToPDF/)).toEqual([])
})

test.for([0o640, 0o604, 0o644, 0o660, 0o777])(
  'a key that others may read is refused: mode %o',
  (mode, { onTestFinished }) => {
    const folder = mkdtempSync(join(tmpdir(), 'sportello-key-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const config = {
      data: 'data',
      central: 'https://centro.example',
      printer: 'ipp://stampante:631/ipp/print',
      databaseKeyFile: 'db.key',
    }
    writeFileSync(join(folder, 'kiosk.json'), JSON.stringify(config))
    writeFileSync(join(folder, 'db.key'), 'ab'.repeat(32), { mode: 0o600 })
    const read = () => readKioskConfig(join(folder, 'kiosk.json'))
    expect(Buffer.from(read().databaseKey).toString('hex')).toBe('ab'.repeat(32))
    chmodSync(join(folder, 'db.key'), mode)
    expect(read).toThrow('others may read the database key')
  },
)

test('a kiosk’s data is its owner’s alone', ({ onTestFinished }) => {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-lock-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const data = join(folder, 'data')
  lockFolder(data).release()
  expect((statSync(data).mode & 0o777).toString(8)).toBe('700')
})

test('a second kiosk on the same data does not start', ({ onTestFinished }) => {
  const data = mkdtempSync(join(tmpdir(), 'sportello-lock-'))
  onTestFinished(() => rmSync(data, { recursive: true }))
  const lock = lockFolder(data)
  const second = () => {
    const script = `import('${ROOT}db/lock.ts').then(({ lockFolder }) => lockFolder(${JSON.stringify(data)})).then(() => process.exit(0), ({ name }) => { console.log(name); process.exit(3) })`
    const { status, stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })
    return [status, stdout.trim()]
  }
  expect(second()).toEqual([3, FolderInUse.name])
  lock.release()
  expect(second()).toEqual([0, ''])
})
