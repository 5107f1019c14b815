import type { Debugger } from 'electron'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchPage } from '../../main/shell/electron/page-watch.ts'
import { createScript } from '../contract/electron-fake.ts'

const HANG_MS = 1_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A page that answers as told, and a watch on it. */
function watched(answer: () => Promise<unknown>) {
  const script = createScript()
  script.allowCalls('debugger.sendCommand', 'Runtime.evaluate', { expression: '0' })
  const onLost = vi.fn()
  const devTools: Debugger = script.object('debugger', { sendCommand: answer })
  return { script, onLost, stop: watchPage(devTools, HANG_MS, onLost) }
}

test.each([
  ['answers', () => Promise.resolve({})],
  ['changes its document', () => Promise.reject(new Error('Inspected target navigated or closed'))],
])('a page that %s is not lost', async (_what, answer) => {
  const { script, onLost, stop } = watched(answer)
  await vi.advanceTimersByTimeAsync(5 * HANG_MS)
  expect(script.callsOf('debugger.sendCommand')).toHaveLength(5)
  expect(onLost).not.toHaveBeenCalled()
  stop()
})

test('a page that answers nothing is lost, and nothing is told after the end', async () => {
  const { onLost, stop } = watched(() => new Promise(() => undefined))
  await vi.advanceTimersByTimeAsync(HANG_MS)
  expect(onLost).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(HANG_MS)
  expect(onLost).toHaveBeenCalledOnce()
  stop()
  await vi.advanceTimersByTimeAsync(5 * HANG_MS)
  expect(onLost).toHaveBeenCalledOnce()
})
