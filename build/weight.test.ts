import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { buildRenderer } from './renderer.ts'
import { FIRST_SCREEN_KB, weighPages } from './weight.ts'

test('the scripts of the first screen are as light as was promised', async () => {
  await buildRenderer()
  const { firstScreenKb, allKb } = weighPages()
  console.log(
    `Scripts: first screen ${firstScreenKb.toFixed(1)} kB of at most ${FIRST_SCREEN_KB}, all ${allKb.toFixed(1)} kB`,
  )
  expect(firstScreenKb).toBeGreaterThan(10)
  expect(firstScreenKb).toBeLessThanOrEqual(FIRST_SCREEN_KB)
})

test('what a script imports outright is weighed with it, what it fetches later is not', () => {
  const pages = mkdtempSync(join(tmpdir(), 'sportello-weight-'))
  try {
    mkdirSync(join(pages, 'assets'))
    // Random letters, which hardly compress: 10 kB of text are 7.5 kB of chance.
    const load = () => `/*${randomBytes(7_500).toString('base64')}*/`
    const write = (name: string, script: string) => writeFileSync(join(pages, 'assets', name), script)
    writeFileSync(join(pages, 'index.html'), '<script type="module" src="/assets/index-1.js"></script>')
    write('index-1.js', `import{a as b}from"./near-1.js";const c=()=>import("./far-1.js");${load()}`)
    write('near-1.js', `import"./deep-1.js";export const a=1;${load()}`)
    write('deep-1.js', load())
    write('far-1.js', load())
    const { firstScreenKb, allKb } = weighPages(pages)
    expect(firstScreenKb / allKb).toBeCloseTo(3 / 4, 1)
    expect(firstScreenKb).toBeGreaterThan(22)
  } finally {
    rmSync(pages, { recursive: true, force: true })
  }
})
