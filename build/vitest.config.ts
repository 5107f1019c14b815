import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './longest-first.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  root,
  test: {
    include: ['{main,db,central,preload,renderer,build,tests}/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'build/out/**'],
    globalSetup: ['tests/fixtures/postgres-server.ts'],
    maxWorkers: 2,
    testTimeout: 40_000,
    hookTimeout: 120_000,
    sequence: { hooks: 'list', sequencer: LongestFirst },
  },
})
