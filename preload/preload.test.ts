import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('is one file that asks for nothing but Electron', () => {
  const source = readFileSync(new URL('index.ts', import.meta.url), 'utf8')
  expect(source.match(/^import .*$/gm)).toEqual(["import { contextBridge, ipcRenderer } from 'electron'"])
  expect(source).not.toMatch(/require|process|import\(/)
})
