import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { guards } from './prove.ts'

const source = (file: string) => readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8')

describe('a guard', () => {
  it.each(guards)('$name stands in its file once, and can be taken out of it', ({ file, guard, without }) => {
    expect(source(file).split(guard)).toHaveLength(2)
    expect(without).not.toBe(guard)
  })

  it('has a name of its own', () => {
    const names = guards.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })
})
