import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { findElectron } from './electron.ts'

const folder = mkdtempSync(join(tmpdir(), 'sportello-electron-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('finds Electron where it is said to be, if a program lies there', () => {
  expect(findElectron(join(folder, 'nowhere'))).toBeUndefined()
  const [data, program] = ['data', 'program'].map((name) => join(folder, name)) as [string, string]
  for (const [each, mode] of [
    [data, 0o644],
    [program, 0o755],
  ] as const) {
    mkdirSync(each)
    writeFileSync(join(each, 'electron'), '', { mode })
  }
  expect(findElectron(data)).toBeUndefined()
  expect(findElectron(program)).toBe(join(program, 'electron'))
})
