import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createLog, errorFields, logEvents, type LogEvent } from './log.ts'

function newLog() {
  const lines: string[] = []
  return { lines, log: createLog({ write: (line) => void lines.push(line) }) }
}

describe('the log', () => {
  test('writes one line of JSON with the event, its level, the time and its fields', () => {
    const { lines, log } = newLog()
    log('sync.refused', { seq: 7, refusal: 'bad-arguments' })
    log('central.connected')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { level: 50, time: expect.any(Number) as number, event: 'sync.refused', seq: 7, refusal: 'bad-arguments' },
      { level: 30, time: expect.any(Number) as number, event: 'central.connected' },
    ])
    for (const line of lines) expect(line).toMatch(/^[^\n]*\n$/)
  })

  test.each(Object.keys(logEvents) as LogEvent[])('%s writes the fields that it lists, and no other', (event) => {
    const { lines, log } = newLog()
    const listed = Object.fromEntries(logEvents[event].fields.map((field) => [field, `value of ${field}`]))
    log(event, { ...listed, noticeNumber: '302000100000009424', debtor: 'Mario Rossi' } as never)
    expect(JSON.parse(lines.join(''))).toMatchObject({ event, ...listed })
    expect(lines.join('')).not.toMatch(/Mario|302000100000009424/)
  })

  test('has no event that nobody writes', () => {
    const files = globSync('{main,build}/**/*.ts', { exclude: ['**/*.test.ts', 'main/log/log.ts'] })
    const sources = files.map((file) => readFileSync(file, 'utf8')).join('\n')
    for (const event of Object.keys(logEvents)) expect(sources, event).toContain(`'${event}'`)
  })
})

describe('of an error', () => {
  test('the class and the place are logged, never the message', () => {
    const fields = errorFields(new RangeError('the debtor is Mario Rossi\n    at Rossi (/home/mario/rossi.ts:1:1)'))
    expect(fields.error).toBe('RangeError')
    expect(fields.at).toMatch(/^log\.test\.ts:\d+$/)
    expect(JSON.stringify(fields)).not.toMatch(/debtor|rossi/i)
  })

  test('the place is ours where there is one, not that of a library', () => {
    const error = new Error('x')
    error.stack =
      'Error: x\n    at run (node:internal/x.js:1:1)\n    at a (file:///x/node_modules/pg/lib/b.js:2:2)\n    at ours (file:///x/db/open.ts:3:3)'
    expect(errorFields(error).at).toBe('open.ts:3')
    error.stack = 'Error: x\n    at a (file:///x/node_modules/pg/lib/b.js:2:2)'
    expect(errorFields(error).at).toBe('b.js:2')
    error.stack = 'Error: x'
    expect(errorFields(error).at).toBe('')
  })

  test.each(['Mario Rossi', { name: 'Mario Rossi' }, null, undefined, 7])(
    'what was thrown and is no error (%j) is named by its type',
    (thrown) => {
      expect(errorFields(thrown)).toEqual({ error: typeof thrown, at: '' })
    },
  )
})
