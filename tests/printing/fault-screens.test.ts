import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { printerFaults } from '../../main/domain/print-job.ts'
import { ippOperation } from '../../main/printing/ipp-codes.ts'
import { configuredPrinter } from '../../main/printing/printers.ts'
import { startLiveKiosk, type LiveKiosk } from '../fixtures/live-kiosk.ts'
import { startSandboxPrinter, type SandboxPrinter, type SandboxPrinterState } from '../sandbox/printer.ts'
import { faultClock, isFaultScreen, isFirst, isStage, openNotice } from './fault-clock.ts'

let folder: string
let device: SandboxPrinter
let spare: SandboxPrinter
let kiosk: LiveKiosk
/** What the first printer falls into right after it was handed a document, before its first sheet. */
let afterSubmit: SandboxPrinterState | undefined

const clock = faultClock(() => kiosk.screen)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-faults-'))
  const printouts = join(folder, 'printouts')
  device = await startSandboxPrinter({ printouts, pageMs: 300 })
  spare = await startSandboxPrinter({ printouts, pageMs: 300 })
  const first = configuredPrinter({ name: 'Sinistra', address: device.url })
  const { submit } = first.printer
  const printer = {
    ...first.printer,
    submit: async (...document: Parameters<typeof submit>) => {
      const outcome = await submit(...document)
      if (afterSubmit !== undefined) await device.simulate(afterSubmit)
      return outcome
    },
  }
  kiosk = await startLiveKiosk([{ ...first, printer }, configuredPrinter({ name: 'Destra', address: spare.url })])
}, 180_000)

afterAll(async () => {
  await kiosk.close()
  await device.close()
  await spare.close()
  rmSync(folder, { recursive: true, force: true })
  console.log(clock.table())
})

beforeEach(async () => {
  afterSubmit = undefined
  await device.simulate('ready')
  await spare.simulate('ready')
  await kiosk.screen.until(({ printers }) => printers.every(({ condition }) => condition === 'ready'))
})

const mend = () => device.simulate('ready')

describe.each(printerFaults)('a printer that is %s', (fault) => {
  test('is said on the screen while nobody prints, and no more when it is mended', async () => {
    await kiosk.screen.call('visit.end', {})
    await clock.time(fault, 'idle', () => device.simulate(fault), isFirst(fault))
    expect(kiosk.screen.screen().printers[1]?.condition).toBe('ready')
    await clock.time(fault, 'idle, mended', mend, isFirst('ready'))
  })

  test('has its screen when a print is wanted, which goes by itself; nothing is printed until it is asked for', async () => {
    await openNotice(kiosk.screen)
    await device.simulate(fault)
    const before = device.sheets().length
    await clock.time(
      fault,
      'print wanted',
      () => kiosk.screen.call('notice.print', {}),
      isFaultScreen('trouble', fault),
    )
    await clock.time(fault, 'wanted, mended', mend, isStage('mended'))
    await device.settled()
    expect(device.sheets()).toHaveLength(before)
    await kiosk.screen.call('print.again', {})
    await kiosk.screen.until(isStage('printed'))
    expect(device.sheets()).toHaveLength(before + 1)
  })
})

// A printer that takes no further jobs prints those it has.
describe.each(printerFaults.filter((fault) => fault !== 'not-accepting'))('a printer with a job, and %s', (fault) => {
  test('has its screen, which goes by itself, and then the sheet comes', async () => {
    await openNotice(kiosk.screen)
    const before = device.sheets().length
    afterSubmit = fault
    await clock.time(fault, 'job held', () => kiosk.screen.call('notice.print', {}), isFaultScreen('printing', fault))
    // Without its network a printer goes on with what it has.
    if (fault !== 'offline') expect(device.sheets()).toHaveLength(before)
    await clock.time(
      fault,
      'held, mended',
      mend,
      ({ print }) => print?.name === 'printed' || (print?.name === 'printing' && print.waitingFor === undefined),
    )
    await kiosk.screen.until(isStage('printed'))
    expect(device.sheets()).toHaveLength(before + 1)
  })
})

test('one fault after another: the screen follows', async () => {
  await openNotice(kiosk.screen)
  await device.simulate('stopped')
  await kiosk.screen.call('notice.print', {})
  for (const fault of printerFaults)
    await clock.time(fault, 'after another', () => device.simulate(fault), isFaultScreen('trouble', fault))
})

test('a printer that takes the question and never answers is offline, and comes back', async () => {
  const silence = () => device.misbehaveOnce(ippOperation.getPrinterAttributes, 'stay-silent')
  await clock.time('silent', 'idle', silence, isFirst('offline'))
  await clock.time('silent', 'idle, mended', () => undefined, isFirst('ready'))
})

describe('the other printer', () => {
  test('takes over what was not submitted', async () => {
    await openNotice(kiosk.screen)
    await device.simulate('paper-out')
    const before = [device.sheets().length, spare.sheets().length] as const
    await kiosk.screen.call('notice.print', {})
    await kiosk.screen.until(isFaultScreen('trouble', 'paper-out'))
    expect(await kiosk.screen.call('print.elsewhere', {})).toMatchObject({ ok: true })
    const { print } = await kiosk.screen.until(isStage('printed'))
    expect(print).toMatchObject({ printer: 'Destra' })
    expect([device.sheets().length, spare.sheets().length]).toEqual([before[0], before[1] + 1])
  })

  test('takes over what the first one holds: one sheet, and none from the first when it is mended', async () => {
    await openNotice(kiosk.screen)
    afterSubmit = 'paper-jam'
    const before = [device.sheets().length, spare.sheets().length] as const
    await kiosk.screen.call('notice.print', {})
    await kiosk.screen.until(isFaultScreen('printing', 'paper-jam'))
    expect(await kiosk.screen.call('print.elsewhere', {})).toMatchObject({ ok: true })
    await kiosk.screen.until(isStage('printed'))
    await mend()
    await device.settled()
    expect([device.sheets().length, spare.sheets().length]).toEqual([before[0], before[1] + 1])
  })

  test('is not offered while it is out of order itself', async () => {
    await openNotice(kiosk.screen)
    await device.simulate('paper-out')
    await spare.simulate('door-open')
    await kiosk.screen.call('notice.print', {})
    await kiosk.screen.until(isFaultScreen('trouble', 'paper-out'))
    await kiosk.screen.until(({ printers }) => printers[1]?.condition === 'door-open')
    expect(await kiosk.screen.call('print.elsewhere', {})).toEqual({ ok: false, refusal: 'not-now' })
  })
})

test('nothing of all this was a fault of the kiosk', () => {
  expect(kiosk.logged.filter((event) => event.endsWith('.failed') || event.endsWith('.fault'))).toEqual([])
})
