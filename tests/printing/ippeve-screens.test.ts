import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PrinterFault } from '../../main/domain/print-job.ts'
import { configuredPrinter } from '../../main/printing/printers.ts'
import { describeWhere } from '../fixtures/describe-where.ts'
import { startLiveKiosk, type LiveKiosk } from '../fixtures/live-kiosk.ts'
import { missingForCups, startPrivateCups, type PrivateCups } from './cupsd.ts'
import { faultClock, isFaultScreen, isFirst, isStage, openNotice } from './fault-clock.ts'
import { startIppEve, type IppEvePrinter } from './ippeve.ts'

const missing = missingForCups()
const started = missing === undefined ? await startIppEve() : `there is no ${missing} on this machine`
const reason = typeof started === 'string' ? started : ''
/** CUPS first looks for the printer by SNMP, in vain, for some four seconds a job; then the printer takes its time. */
const TEST_MS = 90_000

describeWhere(typeof started !== 'string', reason, 'ippeveprinter behind CUPS', () => {
  const device = started as IppEvePrinter
  let cups: PrivateCups
  let kiosk: LiveKiosk
  /** What happens right after the queue has taken a document. */
  let afterSubmit: (() => Promise<void>) | undefined
  const clock = faultClock(() => kiosk.screen)

  beforeAll(async () => {
    cups = await startPrivateCups()
    await device.setPaper(true)
    await device.setToner(true)
    const spooler = await cups.addQueue('coda', device.url, 'everywhere')
    const one = configuredPrinter({ name: 'Sportello', address: device.url, spooler })
    const { submit } = one.printer
    const printer = {
      ...one.printer,
      submit: async (...document: Parameters<typeof submit>) => {
        const outcome = await submit(...document)
        await afterSubmit?.()
        return outcome
      },
    }
    kiosk = await startLiveKiosk([{ ...one, printer }])
    await kiosk.screen.until(isFirst('ready'))
  }, 180_000)

  afterAll(async () => {
    await kiosk.close()
    await cups.close()
    await device.close()
    console.log(clock.table())
  })

  const states: readonly {
    readonly fault: PrinterFault
    readonly breakIt: () => Promise<void>
    readonly mendIt: () => Promise<void>
  }[] = [
    { fault: 'paper-out', breakIt: () => device.setPaper(false), mendIt: () => device.setPaper(true) },
    { fault: 'toner-empty', breakIt: () => device.setToner(false), mendIt: () => device.setToner(true) },
    { fault: 'offline', breakIt: () => device.switchOff(), mendIt: () => device.switchOn() },
    {
      fault: 'not-accepting',
      breakIt: () => cups.setAccepting('coda', false),
      mendIt: () => cups.setAccepting('coda', true),
    },
    { fault: 'stopped', breakIt: () => cups.setRunning('coda', false), mendIt: () => cups.setRunning('coda', true) },
  ]

  describe.each(states)('$fault', ({ fault, breakIt, mendIt }) => {
    test('is said on the screen while nobody prints, and no more when it is mended', async () => {
      await kiosk.screen.call('visit.end', {})
      await clock.time(fault, 'idle', breakIt, isFirst(fault))
      await clock.time(fault, 'idle, mended', mendIt, isFirst('ready'))
    })

    test('has its screen when a print is wanted, which goes by itself', async () => {
      await openNotice(kiosk.screen)
      await breakIt()
      await clock.time(
        fault,
        'print wanted',
        () => kiosk.screen.call('notice.print', {}),
        isFaultScreen('trouble', fault),
      )
      await clock.time(fault, 'wanted, mended', mendIt, isStage('mended'))
    })
  })

  test(
    'paper-out under a job has its screen, which goes by itself, and then the sheet comes',
    async () => {
      await openNotice(kiosk.screen)
      const before = device.documentCount()
      afterSubmit = () => device.setPaper(false)
      const held = isFaultScreen('printing', 'paper-out')
      await clock.time('paper-out', 'job held', () => kiosk.screen.call('notice.print', {}), held)
      afterSubmit = undefined
      const isGone = ({ print }: Parameters<typeof held>[0]) =>
        print?.name === 'printing' && print.waitingFor === undefined
      await clock.time('paper-out', 'held, mended', () => device.setPaper(true), isGone)
      const { print } = await kiosk.screen.until((screen) => isStage('printed')(screen) || isStage('trouble')(screen))
      expect(print, cups.errorLog().slice(-2_000)).toMatchObject({ name: 'printed' })
      expect(device.documentCount()).toBe(before + 1)
    },
    TEST_MS,
  )
})
