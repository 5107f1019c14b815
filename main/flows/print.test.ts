import { describe, expect, test } from 'vitest'
import { foundNotice, noticeNumberOf, openGuestVisit, type GuestVisit } from '../../tests/fixtures/guest-visit.ts'
import type { PrintJob, PrintState } from '../domain/print-job.ts'

const CODE = noticeNumberOf(1_234)

/** A visit that stands before a notice, at a kiosk with two printers. */
async function openNotice(settings: Readonly<Record<string, unknown>> = {}): Promise<GuestVisit> {
  const kiosk = openGuestVisit(settings)
  kiosk.visit.setPrinters([
    { name: 'Sinistra', condition: 'ready' },
    { name: 'Destra', condition: 'ready' },
  ])
  await kiosk.call('visit.open', { tile: 'notice' })
  void kiosk.call('notice.find', { code: CODE, isSure: true })
  await kiosk.settle()
  kiosk.lookUps.at(-1)?.resolve(foundNotice(CODE, 'Mario Rossi'))
  await kiosk.settle()
  return kiosk
}

/** Lets the newest drawing be done, so that its print begins. */
async function draw(kiosk: GuestVisit): Promise<void> {
  kiosk.drawings.at(-1)?.resolve(new Uint8Array(1))
  await kiosk.settle()
}

/** Ends the newest print. */
async function end(kiosk: GuestVisit, state: PrintState): Promise<void> {
  const print = kiosk.prints.at(-1)
  print?.resolve({ state } as PrintJob)
  await kiosk.settle()
}

async function print(kiosk: GuestVisit, act: string, state: PrintState): Promise<void> {
  expect(await kiosk.call(act)).toMatchObject({ ok: true })
  await draw(kiosk)
  await end(kiosk, state)
}

const stageOf = ({ visit }: GuestVisit) => visit.screen().print
const sent = { name: 'sent' } as const
const failed = (reason: 'paper-out' | 'cancelled') => ({ name: 'failed', reason }) as const
const unknown = { name: 'unknown', doubt: 'forgotten' } as const

/** Tells the flow that the printer keeps the newest sheet back. */
function hold(kiosk: GuestVisit, waitingFor: 'paper-jam' | 'offline'): string {
  const id = kiosk.prints.at(-1)?.asked.id ?? ''
  kiosk.printFlow.onPrint({ job: { id } as PrintJob, waitingFor })
  return id
}

describe('where a paper goes', () => {
  test('to the first printer that takes it, whether that is ready or not', async () => {
    const kiosk = await openNotice()
    kiosk.visit.setPrinters([
      { name: 'Scontrini', documents: ['receipt'], condition: 'ready' },
      { name: 'Atrio', condition: 'offline' },
    ])
    await print(kiosk, 'notice.print', failed('paper-out'))
    expect(kiosk.prints.map(({ asked }) => asked.printer)).toEqual(['Atrio'])
    expect(stageOf(kiosk)).toMatchObject({ name: 'trouble', printer: 'Atrio' })
  })
})

describe('a sheet that came out badly', () => {
  test('is printed once more, on the same printer, and once only', async () => {
    const kiosk = await openNotice()
    await print(kiosk, 'notice.print', sent)
    await print(kiosk, 'print.reprint', sent)
    expect(stageOf(kiosk)).toMatchObject({ name: 'printed', isReprint: true })
    expect(await kiosk.call('print.reprint')).toMatchObject({ refusal: 'not-now' })
    expect(kiosk.prints.map(({ asked }) => asked.printer)).toEqual(['Sinistra', 'Sinistra'])
  })

  test('is not repeated when it never came out, or when nobody knows', async () => {
    for (const state of [failed('paper-out'), unknown]) {
      const kiosk = await openNotice()
      await print(kiosk, 'notice.print', state)
      expect(await kiosk.call('print.reprint')).toMatchObject({ refusal: 'not-now' })
      expect(kiosk.prints).toHaveLength(1)
    }
  })

  test('has its repetition tried again where that gave no sheet', async () => {
    const kiosk = await openNotice()
    await print(kiosk, 'notice.print', sent)
    await print(kiosk, 'print.reprint', failed('paper-out'))
    await print(kiosk, 'print.again', sent)
    expect(stageOf(kiosk)).toMatchObject({ name: 'printed', isReprint: true })
  })
})

describe('the prints of a visit', () => {
  test('have an end, said kindly; what gave no sheet and what is repeated does not count', async () => {
    const kiosk = await openNotice({ printsPerVisit: 2 })
    await print(kiosk, 'notice.print', failed('paper-out'))
    await print(kiosk, 'print.again', unknown)
    await print(kiosk, 'print.again', sent)
    await print(kiosk, 'print.reprint', sent)
    await kiosk.call('print.close')
    await print(kiosk, 'notice.print', sent)
    await kiosk.call('print.close')
    const before = kiosk.drawings.length
    expect(await kiosk.call('notice.print')).toMatchObject({ ok: true })
    expect(stageOf(kiosk)).toMatchObject({ name: 'quota', document: 'notice', limit: 2 })
    expect(kiosk.drawings).toHaveLength(before)
    await kiosk.call('print.close')
    expect(stageOf(kiosk)).toBeNull()
  })

  test('are counted anew for the next person', async () => {
    const kiosk = await openNotice({ printsPerVisit: 1 })
    await print(kiosk, 'notice.print', sent)
    kiosk.visit.end()
    await kiosk.call('visit.open', { tile: 'notice' })
    void kiosk.call('notice.find', { code: CODE, isSure: true })
    await kiosk.settle()
    kiosk.lookUps.at(-1)?.resolve(foundNotice(CODE, 'Mario Rossi'))
    await kiosk.settle()
    await print(kiosk, 'notice.print', sent)
    expect(stageOf(kiosk)?.name).toBe('printed')
  })
})

describe('the other printer', () => {
  test('gets what the first one surely gave no sheet of', async () => {
    const kiosk = await openNotice()
    await print(kiosk, 'notice.print', failed('paper-out'))
    await print(kiosk, 'print.elsewhere', sent)
    expect(stageOf(kiosk)).toMatchObject({ name: 'printed', printer: 'Destra' })
  })

  test('gets what the first one holds, once that has given it up; until then the screen stays', async () => {
    const kiosk = await openNotice()
    await kiosk.call('notice.print')
    await draw(kiosk)
    const id = hold(kiosk, 'paper-jam')
    await kiosk.call('print.elsewhere')
    expect([kiosk.cancelled, kiosk.drawings.length]).toEqual([[id], 1])
    expect(stageOf(kiosk)).toMatchObject({ name: 'printing', printer: 'Sinistra', waitingFor: 'paper-jam' })
    await end(kiosk, failed('cancelled'))
    expect(stageOf(kiosk)).toMatchObject({ name: 'printing', printer: 'Destra' })
    await draw(kiosk)
    await end(kiosk, sent)
    expect(stageOf(kiosk)).toMatchObject({ name: 'printed', printer: 'Destra' })
  })

  test.each([
    ['sent', sent, { name: 'printed', printer: 'Sinistra' }],
    ['in doubt', unknown, { name: 'trouble', trouble: 'unknown', printer: 'Sinistra' }],
  ] as const)('gets nothing where the first one then says %s', async (_, state, stage) => {
    const kiosk = await openNotice()
    await kiosk.call('notice.print')
    await draw(kiosk)
    hold(kiosk, 'paper-jam')
    await kiosk.call('print.elsewhere')
    await end(kiosk, state)
    expect(stageOf(kiosk)).toMatchObject(stage)
    expect(kiosk.drawings).toHaveLength(1)
  })

  test('gets nothing after the visit', async () => {
    const kiosk = await openNotice()
    await kiosk.call('notice.print')
    await draw(kiosk)
    hold(kiosk, 'paper-jam')
    await kiosk.call('print.elsewhere')
    kiosk.visit.end()
    await end(kiosk, failed('cancelled'))
    expect([stageOf(kiosk), kiosk.drawings.length]).toEqual([null, 1])
  })

  test('is asked for in vain while none is ready, while the sheet is being made, and after it', async () => {
    const kiosk = await openNotice()
    const refused = { refusal: 'not-now' }
    expect(await kiosk.call('print.elsewhere')).toMatchObject(refused)
    await kiosk.call('notice.print')
    expect(await kiosk.call('print.elsewhere')).toMatchObject(refused)
    await draw(kiosk)
    await end(kiosk, sent)
    expect(await kiosk.call('print.elsewhere')).toMatchObject(refused)
    await print(kiosk, 'print.reprint', failed('paper-out'))
    kiosk.visit.setPrinters([{ name: 'Sinistra', condition: 'paper-out' }])
    expect(await kiosk.call('print.elsewhere')).toMatchObject(refused)
  })
})

describe('a printer that does not answer while it has the document', () => {
  test('is left at once: in doubt, cancelled in the background, and never printed again by itself', async () => {
    const kiosk = await openNotice()
    await kiosk.call('notice.print')
    await draw(kiosk)
    const id = hold(kiosk, 'offline')
    expect(await kiosk.call('print.cancel')).toMatchObject({ ok: true })
    expect(stageOf(kiosk)).toMatchObject({ name: 'trouble', trouble: 'unknown' })
    expect(kiosk.cancelled).toEqual([id])
    await end(kiosk, failed('cancelled'))
    kiosk.printFlow.onLook([{ name: 'Sinistra', condition: 'ready' }])
    expect(stageOf(kiosk)).toMatchObject({ name: 'trouble', trouble: 'unknown' })
    expect(kiosk.drawings).toHaveLength(1)
  })

  test('is left for the other printer when the person asks for that', async () => {
    const kiosk = await openNotice()
    await kiosk.call('notice.print')
    await draw(kiosk)
    const id = hold(kiosk, 'offline')
    await kiosk.call('print.elsewhere')
    expect(kiosk.cancelled).toEqual([id])
    await draw(kiosk)
    await end(kiosk, sent)
    expect(stageOf(kiosk)).toMatchObject({ name: 'printed', printer: 'Destra' })
  })
})

test('a fault that goes away takes its screen along, and prints nothing', async () => {
  const kiosk = await openNotice()
  await print(kiosk, 'notice.print', failed('paper-out'))
  const look = (condition: 'ready' | 'door-open') =>
    kiosk.printFlow.onLook([
      { name: 'Sinistra', condition },
      { name: 'Destra', condition: 'ready' },
    ])
  look('door-open')
  expect(stageOf(kiosk)).toMatchObject({ name: 'trouble', trouble: 'door-open' })
  look('ready')
  expect(stageOf(kiosk)).toMatchObject({ name: 'mended' })
  expect(kiosk.prints).toHaveLength(1)
  await print(kiosk, 'print.again', sent)
  expect(stageOf(kiosk)?.name).toBe('printed')
})
