import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { printerFaults } from '../../main/domain/print-job.ts'
import { ippOperation } from '../../main/printing/ipp-codes.ts'
import { ippPrinter } from '../../main/printing/ipp-printer.ts'
import { pdfOf, startPrintBench, type PrintBench } from './bench.ts'

let bench: PrintBench

beforeEach(async () => {
  bench = await startPrintBench()
})

afterEach(async () => await bench.close())

/** Submits while the printer has no paper, so that the job stays; returns its id. */
async function submitHeldUp(title: string, pageCount = 1): Promise<number> {
  await bench.device.simulate('paper-out')
  const outcome = await bench.printer.submit(title, pdfOf(pageCount))
  if (outcome.name !== 'accepted') throw new Error(outcome.name)
  return outcome.printerJobId
}

async function drain(): Promise<void> {
  await bench.device.simulate('ready')
  await bench.device.settled()
}

describe('status', () => {
  test('a printer in order is ready, with little paper it says so', async () => {
    expect(await bench.printer.status()).toEqual({ name: 'ready', runningLow: [] })
    await bench.device.simulate('ready', 5)
    expect(await bench.printer.status()).toEqual({ name: 'ready', runningLow: ['paper'] })
  })

  test.each(printerFaults)('%s is told, idle and with a job waiting', async (fault) => {
    await bench.device.simulate(fault)
    expect(await bench.printer.status()).toEqual({ name: 'fault', fault })
    await submitHeldUp('avviso')
    await bench.device.simulate(fault)
    expect(await bench.printer.status()).toEqual({ name: 'fault', fault })
  })

  test('an answer that makes no sense is no printer to count on', async () => {
    bench.device.misbehaveOnce(ippOperation.getPrinterAttributes, 'garble-answer')
    expect(await bench.printer.status()).toEqual({ name: 'fault', fault: 'offline' })
    expect(await bench.printer.status()).toEqual({ name: 'ready', runningLow: [] })
  })
})

describe('submit', () => {
  test('an accepted document comes out whole, on one A4 sheet a page', async () => {
    const outcome = await bench.printer.submit('avviso', pdfOf(2))
    expect(outcome).toEqual({ name: 'accepted', printerJobId: 1 })
    await bench.device.settled()
    expect(bench.device.sheets()).toMatchObject([
      { title: 'avviso', sheet: 1, of: 2, media: 'iso_a4_210x297mm' },
      { title: 'avviso', sheet: 2, of: 2, media: 'iso_a4_210x297mm' },
    ])
    expect(await bench.printer.job(1, 'avviso')).toEqual({ name: 'completed' })
  })

  test.each([
    ['offline', { name: 'not-taken', reason: 'offline', detail: 'ECONNREFUSED' }],
    ['not-accepting', { name: 'not-taken', reason: 'not-accepting', detail: 'IPP 0x0506' }],
  ] as const)('a printer that is %s has surely taken nothing', async (state, outcome) => {
    await bench.device.simulate(state)
    expect(await bench.printer.submit('avviso', pdfOf())).toEqual(outcome)
    await drain()
    expect(bench.device.sheets()).toEqual([])
  })

  test.each([
    ['lose-answer', 1],
    ['garble-answer', 1],
    ['hang-up', 0],
  ] as const)('with %s the submission is in doubt, and only the title tells', async (misbehaviour, sheetCount) => {
    bench.device.misbehaveOnce(ippOperation.printJob, misbehaviour)
    expect(await bench.printer.submit('avviso', pdfOf())).toMatchObject({ name: 'in-doubt' })
    await bench.device.settled()
    expect(bench.device.sheets()).toHaveLength(sheetCount)
    const found = await bench.printer.findByTitle('avviso')
    expect(found).toEqual(sheetCount === 1 ? { name: 'found', printerJobId: 1 } : { name: 'not-found' })
  })

  test('a printer that stays silent is waited for no longer than the time-out', async () => {
    const hasty = ippPrinter({ address: { url: bench.device.url }, timeoutMs: 60 })
    bench.device.misbehaveOnce(ippOperation.printJob, 'stay-silent')
    const outcome = await hasty.submit('avviso', pdfOf())
    expect(outcome).toEqual({ name: 'in-doubt', detail: 'no answer within 60 ms' })
  })
})

describe('job', () => {
  test.each([
    ['paper-out', { name: 'held-up', fault: 'paper-out' }],
    ['paper-jam', { name: 'held-up', fault: 'paper-jam' }],
    ['door-open', { name: 'held-up', fault: 'door-open' }],
    ['toner-empty', { name: 'held-up', fault: 'toner-empty' }],
    ['stopped', { name: 'held-up', fault: 'stopped' }],
    ['offline', { name: 'unreachable' }],
  ] as const)('with %s a job is waiting, and goes on by itself', async (fault, status) => {
    const jobId = await submitHeldUp('avviso')
    await bench.device.simulate(fault)
    expect(await bench.printer.job(jobId, 'avviso')).toEqual(status)
    await drain()
    expect(await bench.printer.job(jobId, 'avviso')).toEqual({ name: 'completed' })
  })

  test('a cancelled job has failed, one of which a sheet came out is in doubt', async () => {
    const early = await submitHeldUp('prima')
    await bench.printer.cancel(early, 'prima')
    expect(await bench.printer.job(early, 'prima')).toEqual({ name: 'failed', reason: 'cancelled' })
    const late = await submitHeldUp('dopo', 3)
    await bench.device.simulate('ready', 1)
    await bench.device.settled()
    await bench.printer.cancel(late, 'dopo')
    expect(await bench.printer.job(late, 'dopo')).toEqual({ name: 'in-doubt', doubt: 'partly-printed' })
  })

  test('what the printer can not read has failed', async () => {
    const outcome = await bench.printer.submit('avviso', Buffer.from('GIF89a'))
    expect(outcome).toMatchObject({ name: 'accepted' })
    expect(await bench.printer.job(1, 'avviso')).toEqual({ name: 'failed', reason: 'aborted' })
  })

  test("after the printer was switched off, another person's job of the same number is not taken for this one", async () => {
    const jobId = await submitHeldUp('mio')
    bench.device.powerCycle()
    const otherId = await submitHeldUp('altrui')
    expect(otherId).toBe(jobId)
    expect(await bench.printer.job(jobId, 'mio')).toEqual({ name: 'in-doubt', doubt: 'forgotten' })
    expect(await bench.printer.cancel(jobId, 'mio')).toEqual({ name: 'asked' })
    await drain()
    expect(bench.device.sheets().map(({ title }) => title)).toEqual(['altrui'])
    expect(await bench.printer.job(jobId, 'mio')).toEqual({ name: 'in-doubt', doubt: 'forgotten' })
  })

  test('a job is found under another number by its title', async () => {
    await submitHeldUp('altrui')
    const jobId = await submitHeldUp('mio')
    expect(await bench.printer.job(jobId - 1, 'mio')).toEqual({ name: 'held-up', fault: 'paper-out' })
    expect(await bench.printer.findByTitle('mio')).toEqual({ name: 'found', printerJobId: jobId })
    await drain()
    expect(await bench.printer.findByTitle('mio')).toEqual({ name: 'found', printerJobId: jobId })
    expect(await bench.printer.findByTitle('sconosciuto')).toEqual({ name: 'not-found' })
    await bench.device.simulate('offline')
    expect(await bench.printer.findByTitle('mio')).toEqual({ name: 'unreachable' })
  })
})
