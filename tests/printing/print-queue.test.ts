import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { printerFaults, printTitle, type PrintId, type PrintState } from '../../main/domain/print-job.ts'
import { ippOperation } from '../../main/printing/ipp-codes.ts'
import type { PrintQueue } from '../../main/printing/print-queue.ts'
import { newPrintId, pdfOf, someNotice, startPrintBench, type PrintBench, type Watch } from './bench.ts'

let bench: PrintBench
let queue: PrintQueue
/** Everything the queue did, in order; questions are left out. */
let acts: string[]

const noteActs: Watch = async ({ call, when }) => {
  if (!call.startsWith('ask')) acts.push(`${when} ${call}`)
  await Promise.resolve()
}

beforeEach(async () => {
  acts = []
  bench = await startPrintBench()
  queue = await bench.startQueue(noteActs)
})

afterEach(async () => {
  await queue.close()
  await bench.close()
})

async function print(id: PrintId, pageCount = 1): Promise<PrintState> {
  return (await queue.print(id, someNotice, pdfOf(pageCount))).state
}

/** Turns the event loop until the queue has told something that fits. */
async function untilTold(id: PrintId, name: PrintState['name'], waitingFor?: string): Promise<void> {
  const isTold = () =>
    bench.told.some(({ job, ...told }) => job.id === id && job.state.name === name && told.waitingFor === waitingFor)
  await until(isTold, `told ${name} ${waitingFor ?? ''}`)
}

async function until(isTrue: () => boolean, what: string): Promise<void> {
  for (let turn = 0; !isTrue(); turn += 1) {
    if (turn > 20_000) throw new Error(`never ${what}`)
    await setImmediate()
  }
}

describe('a print without trouble', () => {
  test('is committed before each act, and sent when the sheet is out', async () => {
    const id = newPrintId()
    expect(await print(id)).toEqual({ name: 'sent' })
    expect(bench.sheetsOf(id)).toEqual([1])
    expect(acts).toEqual([
      'before commit queued',
      'after commit queued',
      'before commit submitting',
      'after commit submitting',
      'before submit',
      'after submit',
      'before commit submitted',
      'after commit submitted',
      'before commit sent',
      'after commit sent',
    ])
    expect(bench.told.map(({ job }) => job.state.name)).toEqual(['queued', 'submitting', 'submitted', 'sent'])
    expect(bench.store.jobs.get(id)).toEqual({
      id,
      subject: someNotice,
      printer: 'ingresso',
      madeAt: '2026-11-23T00:00:00.000Z',
      state: { name: 'sent' },
    })
  })

  test('several come out one after the other, each submitted when the one before is out', async () => {
    const ids = [newPrintId(), newPrintId(), newPrintId()]
    expect(await Promise.all(ids.map(async (id) => await print(id)))).toEqual(ids.map(() => ({ name: 'sent' })))
    expect(bench.device.sheets().map(({ title }) => title)).toEqual(ids.map(printTitle))
    const turns = acts.filter((act) => act === 'before submit' || act === 'after commit sent')
    expect(turns).toEqual(ids.flatMap(() => ['before submit', 'after commit sent']))
  })
})

describe('a fault before submitting', () => {
  test.each(printerFaults)('%s fails the print and leaves nothing in the printer', async (fault) => {
    await bench.device.simulate(fault)
    const id = newPrintId()
    expect(await print(id)).toEqual({ name: 'failed', reason: fault })
    expect(acts).not.toContain('before submit')
    await bench.device.simulate('ready')
    await bench.device.settled()
    expect(bench.device.sheets()).toEqual([])
    expect(await print(newPrintId())).toEqual({ name: 'sent' })
  })
})

describe('a fault after submitting', () => {
  /** Lets the printer fall into a state right before the document arrives. */
  async function printInto(state: 'paper-out' | 'paper-jam', id: PrintId): Promise<PrintState> {
    await queue.close()
    queue = await bench.startQueue(async ({ call, when }) => {
      if (call === 'submit' && when === 'before') await bench.device.simulate(state)
    })
    return await print(id)
  }

  test.each(['paper-out', 'paper-jam'] as const)(
    '%s is told upward, and the sheet comes when it is mended',
    async (fault) => {
      const id = newPrintId()
      const settled = printInto(fault, id)
      await untilTold(id, 'submitted', fault)
      expect(bench.store.jobs.get(id)?.state.name).toBe('submitted')
      await bench.device.simulate('ready')
      expect(await settled).toEqual({ name: 'sent' })
      expect(bench.sheetsOf(id)).toEqual([1])
      expect(bench.told.at(-1)).toMatchObject({ job: { state: { name: 'sent' } }, waitingFor: undefined })
    },
  )

  test('cancelled by a person it has failed, and no sheet comes when paper does', async () => {
    const id = newPrintId()
    const settled = printInto('paper-out', id)
    await untilTold(id, 'submitted', 'paper-out')
    expect((await queue.cancel(id))?.state).toEqual({ name: 'failed', reason: 'cancelled' })
    expect(await settled).toEqual({ name: 'failed', reason: 'cancelled' })
    await bench.device.simulate('ready')
    await bench.device.settled()
    expect(bench.sheetsOf(id)).toEqual([])
  })

  test('cancelled after its sheet it is sent', async () => {
    const id = newPrintId()
    const settled = printInto('paper-out', id)
    await untilTold(id, 'submitted', 'paper-out')
    bench.device.misbehaveOnce(ippOperation.cancelJob, 'hang-up')
    await bench.device.simulate('offline')
    await bench.device.settled()
    const cancelled = queue.cancel(id)
    await bench.device.simulate('ready')
    expect((await cancelled)?.state).toEqual({ name: 'sent' })
    expect(await settled).toEqual({ name: 'sent' })
  })

  test('a cancellation that is lost on the way is asked again', async () => {
    const id = newPrintId()
    void printInto('paper-out', id)
    await untilTold(id, 'submitted', 'paper-out')
    bench.device.misbehaveOnce(ippOperation.cancelJob, 'hang-up')
    expect((await queue.cancel(id))?.state).toEqual({ name: 'failed', reason: 'cancelled' })
  })

  test('what waits behind a print that is held up fails at once, and so does what comes after', async () => {
    const first = newPrintId()
    const settled = printInto('paper-out', first)
    await untilTold(first, 'submitting')
    const behind = print(newPrintId())
    expect(await behind).toEqual({ name: 'failed', reason: 'paper-out' })
    expect(await print(newPrintId())).toEqual({ name: 'failed', reason: 'paper-out' })
    await bench.device.simulate('ready')
    expect(await settled).toEqual({ name: 'sent' })
    expect(bench.device.sheets().map(({ title }) => title)).toEqual([printTitle(first)])
  })

  test('a printer that forgot the job makes it unknown, whoever has its number now', async () => {
    const id = newPrintId()
    const settled = printInto('paper-out', id)
    await untilTold(id, 'submitted', 'paper-out')
    bench.device.powerCycle()
    await bench.printer.submit('altrui', pdfOf())
    await bench.device.simulate('ready')
    expect(await settled).toEqual({ name: 'unknown', doubt: 'forgotten' })
    expect(bench.sheetsOf(id)).toEqual([])
  })

  test('a printer that does not come back makes it unknown in the end, and says offline until then', async () => {
    const id = newPrintId()
    const settled = printInto('paper-out', id)
    await untilTold(id, 'submitted', 'paper-out')
    await bench.device.simulate('offline')
    await untilTold(id, 'submitted', 'offline')
    expect(await settled).toEqual({ name: 'unknown', doubt: 'unreachable' })
  })
})

describe('an answer that is lost', () => {
  test.each(['lose-answer', 'garble-answer'] as const)(
    '%s: the job is found by its title and followed',
    async (kind) => {
      bench.device.misbehaveOnce(ippOperation.printJob, kind)
      const id = newPrintId()
      expect(await print(id)).toEqual({ name: 'sent' })
      expect(bench.sheetsOf(id)).toEqual([1])
      expect(acts.filter((act) => act === 'before submit')).toHaveLength(1)
    },
  )

  test('hang-up: a job that the printer does not show is unknown, and never submitted again', async () => {
    bench.device.misbehaveOnce(ippOperation.printJob, 'hang-up')
    expect(await print(newPrintId())).toEqual({ name: 'unknown', doubt: 'not-found' })
    expect(acts.filter((act) => act === 'before submit')).toHaveLength(1)
  })

  test('a printer that vanishes with the document is asked for a while, then the print is unknown', async () => {
    await queue.close()
    queue = await bench.startQueue(async ({ call, when }) => {
      if (call === 'submit' && when === 'before') bench.device.misbehaveOnce(ippOperation.printJob, 'lose-answer')
      if (call === 'submit' && when === 'after') await bench.device.simulate('offline')
    })
    const id = newPrintId()
    expect(await print(id)).toEqual({ name: 'unknown', doubt: 'unreachable' })
    expect(bench.told).toContainEqual(expect.objectContaining({ waitingFor: 'offline' }))
  })

  test('a print cancelled in doubt is cancelled once it is found', async () => {
    const id = newPrintId()
    await queue.close()
    queue = await bench.startQueue(async ({ call, when }) => {
      if (call !== 'submit') return
      if (when === 'before') {
        await bench.device.simulate('paper-out')
        bench.device.misbehaveOnce(ippOperation.printJob, 'lose-answer')
      } else {
        void queue.cancel(id)
      }
    })
    expect(await print(id)).toEqual({ name: 'failed', reason: 'cancelled' })
  })
})

describe('a submission that surely failed', () => {
  test.each([
    ['offline', 'ECONNREFUSED'],
    ['not-accepting', 'IPP 0x0506'],
  ] as const)('%s between the question and the document', async (state, detail) => {
    await queue.close()
    queue = await bench.startQueue(async ({ call, when }) => {
      if (call === 'submit' && when === 'before') await bench.device.simulate(state)
    })
    expect(await print(newPrintId())).toEqual({ name: 'failed', reason: state, detail })
  })

  test('a document that the printer gives up has failed', async () => {
    const job = await queue.print(newPrintId(), someNotice, Buffer.from('GIF89a'))
    expect(job.state).toEqual({ name: 'failed', reason: 'aborted' })
  })

  test('one that ended after a sheet is unknown', async () => {
    await bench.device.simulate('ready', 1)
    const id = newPrintId()
    const settled = print(id, 3)
    await untilTold(id, 'submitted', 'paper-out')
    await queue.cancel(id)
    expect(await settled).toEqual({ name: 'unknown', doubt: 'partly-printed' })
    expect(bench.sheetsOf(id)).toEqual([1])
  })
})

describe('cancelling', () => {
  test('before its turn, nothing of it reaches the printer', async () => {
    const [first, second] = [newPrintId(), newPrintId()]
    const firstSettled = print(first)
    const secondSettled = print(second)
    await untilTold(second, 'queued')
    expect((await queue.cancel(second))?.state).toEqual({ name: 'failed', reason: 'cancelled' })
    expect(await firstSettled).toEqual({ name: 'sent' })
    expect(await secondSettled).toEqual({ name: 'failed', reason: 'cancelled' })
    expect(bench.device.sheets().map(({ title }) => title)).toEqual([printTitle(first)])
  })

  test('while the printer is asked whether it can, nothing is submitted', async () => {
    const id = newPrintId()
    await queue.close()
    queue = await bench.startQueue(async (point) => {
      await noteActs(point)
      if (point.call === 'ask status' && point.when === 'after') void queue.cancel(id)
    })
    expect(await print(id)).toEqual({ name: 'failed', reason: 'cancelled' })
    expect(acts).not.toContain('before submit')
  })

  test('while it is being recorded, nothing of it reaches the printer', async () => {
    const id = newPrintId()
    const settled = print(id)
    expect((await queue.cancel(id))?.state).toEqual({ name: 'failed', reason: 'cancelled' })
    expect(await settled).toEqual({ name: 'failed', reason: 'cancelled' })
    expect(acts).not.toContain('before submit')
  })

  test('while it is being recorded behind another, it does not wait for its turn to fail', async () => {
    const [first, second] = [newPrintId(), newPrintId()]
    const firstSettled = print(first)
    await untilTold(first, 'queued')
    void print(second)
    await queue.cancel(second)
    expect(bench.told.some(({ job }) => job.id === first && job.state.name === 'sent')).toBe(false)
    expect(await firstSettled).toEqual({ name: 'sent' })
  })

  test('of what is not under way there is nothing to cancel', async () => {
    const id = newPrintId()
    expect(await queue.cancel(id)).toBeUndefined()
    await print(id)
    expect(await queue.cancel(id)).toBeUndefined()
  })
})

describe('a store that fails', () => {
  test.each(['queued', 'submitting'] as const)(
    'at %s: nothing is submitted, and the next print is served',
    async (name) => {
      await queue.close()
      let mayFail = true
      queue = await bench.startQueue(async (point) => {
        await noteActs(point)
        if (mayFail && point.call === `commit ${name}` && point.when === 'before') throw new Error('disk full')
      })
      await expect(print(newPrintId())).rejects.toThrow('disk full')
      expect(acts).not.toContain('before submit')
      mayFail = false
      const next = newPrintId()
      expect(await print(next)).toEqual({ name: 'sent' })
      expect(bench.device.sheets().map(({ title }) => title)).toEqual([printTitle(next)])
    },
  )

  test('an id that was printed before is not printed again', async () => {
    const id = newPrintId()
    await print(id)
    await expect(print(id)).rejects.toThrow()
    expect(bench.sheetsOf(id)).toEqual([1])
  })
})

describe('closing', () => {
  test('leaves what waits for paper recorded, and the next start sees it through', async () => {
    const id = newPrintId()
    await bench.device.simulate('ready', 1)
    const settled = print(id, 2)
    await untilTold(id, 'submitted', 'paper-out')
    await queue.close()
    expect((await settled).name).toBe('submitted')
    queue = await bench.startQueue()
    await bench.device.simulate('ready')
    await queue.idle()
    expect(bench.store.jobs.get(id)?.state).toEqual({ name: 'sent' })
    expect(bench.sheetsOf(id)).toEqual([1, 2])
  })

  test('while the document is on its way, the print stays in doubt for the next start', async () => {
    const id = newPrintId()
    bench.device.misbehaveOnce(ippOperation.printJob, 'stay-silent')
    const settled = print(id)
    await until(() => bench.sheetsOf(id).length === 1, 'printed')
    await queue.close()
    expect((await settled).name).toBe('submitting')
    queue = await bench.startQueue()
    await queue.idle()
    expect(bench.store.jobs.get(id)?.state).toEqual({ name: 'sent' })
    expect(bench.sheetsOf(id)).toEqual([1])
  })
})

test('what the printer already has is not failed for standing behind a print that is held up', async () => {
  await queue.close()
  await bench.device.simulate('paper-out')
  const ids = [newPrintId(), newPrintId()]
  for (const [index, id] of ids.entries()) {
    await bench.printer.submit(printTitle(id), pdfOf())
    const state = { name: 'submitted', printerJobId: index + 1 } as const
    await bench.store.insert({ id, subject: someNotice, printer: 'ingresso', madeAt: '', state })
  }
  queue = await bench.startQueue()
  await untilTold(ids[0] ?? newPrintId(), 'submitted', 'paper-out')
  await bench.device.simulate('ready')
  await queue.idle()
  expect(ids.map((id) => bench.store.jobs.get(id)?.state)).toEqual([{ name: 'sent' }, { name: 'sent' }])
})

test('prints of another printer are left to its own queue', async () => {
  const id = newPrintId()
  await bench.store.insert({ id, subject: someNotice, printer: 'sportello-2', madeAt: '', state: { name: 'queued' } })
  await queue.close()
  queue = await bench.startQueue()
  await queue.idle()
  expect(bench.store.jobs.get(id)?.state).toEqual({ name: 'queued' })
})
