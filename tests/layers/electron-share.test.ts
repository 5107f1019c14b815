import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = new URL('../..', import.meta.url).pathname
const linesOf = (pattern: string) =>
  globSync(pattern, { cwd: ROOT })
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => readFileSync(join(ROOT, file), 'utf8').split('\n'))

/** All of main that knows Electron. */
const SHELL = 'main/{shell/electron/*,start-electron,transport/electron-ipc}.ts'

test('what knows Electron is less than a tenth of main', () => {
  const [shell, main] = [linesOf(SHELL).length, linesOf('main/**/*.ts').length]
  expect(shell).toBeGreaterThan(500)
  expect(shell / main).toBeLessThan(0.1)
})

test('what knows Electron takes nothing as any, nor past the type checker', () => {
  const code = linesOf(SHELL).filter((line) => !/^\s*(\/\/|\/?\*)/.test(line))
  expect(code.filter((line) => /\bany\b|as unknown as|@ts-|eslint-disable/.test(line))).toEqual([])
})
