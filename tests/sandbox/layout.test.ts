import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { portNames, readSandbox, sandboxCreditor, sandboxPaths, writeSandbox, type SandboxFile } from './layout.ts'

let data: string

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'sportello-layout-'))
})

afterEach(() => rmSync(data, { recursive: true }))

test('a sandbox is read as it was written', () => {
  const ports = Object.fromEntries(portNames.map((name, index) => [name, index + 1]))
  const sandbox = { creditor: '80000019994', ...ports } as SandboxFile
  writeSandbox(data, sandbox)
  expect(readSandbox(data)).toEqual(sandbox)
  expect(sandboxCreditor(data)).toBe('80000019994')
})

test('one of an earlier version has a creditor, and no ports until it is started again', () => {
  writeFileSync(sandboxPaths(data).file, JSON.stringify({ creditor: '80000019994', centralPort: 1, kioskPort: 2 }))
  expect(readSandbox(data)).toBeUndefined()
  expect(sandboxCreditor(data)).toBe('80000019994')
})

test('a folder without one has neither', () => {
  expect(readSandbox(data)).toBeUndefined()
  expect(sandboxCreditor(data)).toBeUndefined()
})
