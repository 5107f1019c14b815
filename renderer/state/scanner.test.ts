import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SILENCE_MS } from './scan-collector.ts'
import { listenForScans } from './scanner.ts'

const QR = 'PAGOPA|002|301000000000123468|01199250158|23450'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('HTMLInputElement', Set)
  vi.stubGlobal('HTMLTextAreaElement', Set)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A page without a field, its scans, and keys that are pressed every 5 ms, whenever they arrive. */
function pageOf() {
  const scans: string[] = []
  const page = Object.assign(new EventTarget(), { document: { activeElement: null } }) as unknown as Window
  listenForScans(page, { onScan: (text) => scans.push(text), onTyped: () => undefined })
  let pressedAt = 0
  const press = (keys: Iterable<string>) => {
    for (const key of keys) {
      const event = Object.assign(new Event('keydown'), { key, repeat: false })
      Object.defineProperty(event, 'timeStamp', { value: (pressedAt += 5) })
      page.dispatchEvent(event)
    }
  }
  return { scans, press }
}

test('a scan whose keys a busy machine delivers late is one scan', () => {
  const { scans, press } = pageOf()
  press(QR.slice(0, 20))
  vi.advanceTimersByTime(SILENCE_MS - 1)
  press(QR.slice(20))
  press(['Enter'])
  expect(scans).toEqual([QR])
})

test('a scan without a last key ends by itself', () => {
  const { scans, press } = pageOf()
  press(QR)
  expect(scans).toEqual([])
  vi.advanceTimersByTime(SILENCE_MS)
  expect(scans).toEqual([QR])
})
