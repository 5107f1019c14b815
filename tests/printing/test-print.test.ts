import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testPrint, type TestPrint } from '../../main/printing/test-print.ts'
import { renderTestPage } from '../../main/documents/test-page/test-page.ts'
import { ippOperation } from '../../main/printing/ipp-codes.ts'
import { fonts } from '../documents/sample-notices.ts'
import { startPrintBench, type PrintBench } from './bench.ts'

let bench: PrintBench
beforeEach(async () => {
  bench = await startPrintBench()
})
afterEach(async () => await bench.close())

/** Prints a test page; nobody waits any more once the signal aborts. */
function print(
  signal = new AbortController().signal,
  beforeLook = () => Promise.resolve(),
  printer = bench.printer,
): Promise<TestPrint> {
  let titles = 0
  return testPrint(
    { name: 'Atrio', printer },
    {
      draw: (name) => renderTestPage({ printer: name, language: 'it', producedAt: '2026-11-30T03:00:00Z' }, fonts),
      newTitle: () => `test ${++titles}`,
      sleep: async () => {
        await beforeLook()
        await setImmediate()
      },
    },
    signal,
  )
}

test('a test page comes out, and that is said only then', async () => {
  expect(await print()).toEqual({ printer: 'Atrio', isPrinted: true })
  expect(bench.device.sheets()).toMatchObject([{ title: 'test 1', sheet: 1, of: 1 }])
})

test.each(['paper-out', 'door-open', 'offline'] as const)(
  'a printer that is %s is named, and gets nothing',
  async (fault) => {
    await bench.device.simulate(fault)
    expect(await print()).toEqual({ printer: 'Atrio', isPrinted: false, why: fault })
    await bench.device.simulate('ready')
    await bench.device.settled()
    expect(bench.device.sheets()).toEqual([])
  },
)

test('where the paper runs out on the way, nobody waits for ever, and no sheet comes later', async () => {
  const { printer } = bench
  const patience = new AbortController()
  let looks = 0
  const emptied = {
    ...printer,
    submit: async (...document: Parameters<typeof printer.submit>) => {
      await bench.device.simulate('paper-out')
      return printer.submit(...document)
    },
  }
  const look = () => {
    if (++looks === 3) patience.abort()
    return Promise.resolve()
  }
  expect(await print(patience.signal, look, emptied)).toMatchObject({
    isPrinted: false,
    why: 'not out in time: paper-out',
  })
  await bench.device.simulate('ready')
  await bench.device.settled()
  expect(bench.device.sheets()).toEqual([])
})

test('a printer whose answer is lost is said to be in doubt', async () => {
  bench.device.misbehaveOnce(ippOperation.printJob, 'lose-answer')
  expect(await print()).toMatchObject({ isPrinted: false, why: expect.stringContaining('in doubt') as string })
})
