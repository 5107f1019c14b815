import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PrintId, PrintJob, PrintState } from '../../main/domain/print-job.ts'
import type { KioskPrinter } from '../../main/domain/print-routes.ts'
import { startPrinters, type Printers } from '../../main/printing/printers.ts'
import { memoryPrintStore, newPrintId, pdfOf, someNotice, startPrintBench, type PrintBench } from './bench.ts'

let left: PrintBench
let right: PrintBench
let printers: Printers | undefined

beforeEach(async () => {
  left = await startPrintBench()
  right = await startPrintBench()
})

afterEach(async () => {
  await printers?.close()
  await left.close()
  await right.close()
})

/** Starts both printers on one store; a watch goes on with each turn that `look` gives it. */
async function start(store = memoryPrintStore()) {
  let clockMs = 0
  const looks: (readonly KioskPrinter[])[] = []
  const faults: unknown[] = []
  printers = await startPrinters({
    printers: [
      { name: 'Sinistra', printer: left.printer },
      { name: 'Destra', documents: ['receipt'], printer: right.printer },
    ],
    store,
    now: () => clockMs,
    sleep: async (durationMs) => {
      clockMs += durationMs
      await setImmediate()
    },
    onChange: () => undefined,
    onLook: (seen) => looks.push(seen),
    onFault: (error) => faults.push(error),
  })
  const untilSeen = async (conditions: readonly string[]) => {
    for (let turn = 0; turn < 20_000; turn += 1) {
      if (String(looks.at(-1)?.map(({ condition }) => condition)) === String(conditions)) return
      await setImmediate()
    }
    throw new Error(`never seen ${String(conditions)}`)
  }
  return { printers, store, looks, faults, untilSeen }
}

describe('two printers', () => {
  test('are looked at all the time, each by itself, and told in the order of the configuration', async () => {
    const { looks, untilSeen } = await start()
    expect(looks[0]).toEqual([
      { name: 'Sinistra', condition: 'ready' },
      { name: 'Destra', documents: ['receipt'], condition: 'ready' },
    ])
    await right.device.simulate('door-open')
    await untilSeen(['ready', 'door-open'])
    await left.device.simulate('offline')
    await untilSeen(['offline', 'door-open'])
    await right.device.simulate('ready')
    await untilSeen(['offline', 'ready'])
  })

  test('have a queue each: one that is held up keeps nothing back from the other', async () => {
    const { printers, store, faults } = await start()
    await left.device.simulate('paper-out')
    const [held, free] = [newPrintId(), newPrintId()]
    expect((await printers.print('Sinistra', held, someNotice, pdfOf())).state).toEqual({
      name: 'failed',
      reason: 'paper-out',
    })
    expect((await printers.print('Destra', free, someNotice, pdfOf())).state).toEqual({ name: 'sent' })
    expect([left.device.sheets().length, right.device.sheets().length]).toEqual([0, 1])
    expect(store.jobs.get(free)?.printer).toBe('Destra')
    expect(faults).toEqual([])
  })

  test('cancel a print wherever it is', async () => {
    const { printers } = await start()
    const id = newPrintId()
    const print = printers.print('Destra', id, someNotice, pdfOf())
    expect((await printers.cancel(id))?.state).toEqual({ name: 'failed', reason: 'cancelled' })
    expect((await print).state).toEqual({ name: 'failed', reason: 'cancelled' })
    expect(await printers.cancel(id)).toBeUndefined()
  })

  test('refuse a print for a printer that is none of them', async () => {
    const { printers, store } = await start()
    await expect(printers.print('Altrove', newPrintId(), someNotice, pdfOf())).rejects.toThrow('no printer')
    expect(store.jobs.size).toBe(0)
  })
})

describe('prints of a printer that is no longer configured', () => {
  test.each<[string, readonly PrintState[], PrintState]>([
    ['that waited have failed', [], { name: 'failed', reason: 'interrupted' }],
    ['that it perhaps has are unknown', [{ name: 'submitting' }], { name: 'unknown', doubt: 'unreachable' }],
    [
      'that it has are unknown',
      [{ name: 'submitting' }, { name: 'submitted', printerJobId: 4 }],
      { name: 'unknown', doubt: 'unreachable' },
    ],
  ])('%s', async (_, steps, outcome) => {
    const store = memoryPrintStore()
    const id: PrintId = newPrintId()
    const madeAt = '2026-11-23T08:00:00.000Z'
    const job: PrintJob = { id, subject: someNotice, printer: 'Vecchia', madeAt, state: { name: 'queued' } }
    await store.insert(job)
    for (const state of steps) await store.advance(id, { state, at: madeAt })
    await start(store)
    expect(store.jobs.get(id)?.state).toEqual(outcome)
    expect([left.device.sheets(), right.device.sheets()]).toEqual([[], []])
  })
})
