import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import {
  foundNotice,
  noticeNumberOf,
  openedPayment,
  openGuestVisit,
  receiptOf,
  type GuestVisit,
} from '../../tests/fixtures/guest-visit.ts'

const DEBTOR = 'Zanobi Ghirlandaio'
const CODE = noticeNumberOf(7_654_321)
/** What this visit has of its person; none of it may be found after its end, whole or in part. */
const MARKERS = ['Zanobi', 'Ghirlandaio', CODE, CODE.slice(1), '7654321', 'RSSMRA80A01H501U', 'TYPED-BY-HAND']

/** Ways to where the person stands when the visit ends; each ends with something of the person on the screen or under way. */
const stations: Record<string, (kiosk: GuestVisit) => Promise<unknown>> = {
  'a code half typed': async ({ call }) => {
    await call('visit.open', { tile: 'notice' })
    await call('notice.keep-typed', { typed: 'TYPED-BY-HAND' })
  },
  'a doubtful code': async ({ call }) => {
    await call('visit.open', { tile: 'notice' })
    await call('notice.find', { code: CODE.slice(0, 16) + '00', isSure: false })
  },
  'a search under way': search,
  'a notice found': find,
  'a notice as QR code': async (kiosk) => {
    await find(kiosk)
    await kiosk.call('notice.show-qr')
  },
  'an unknown code': async (kiosk) => {
    await search(kiosk)
    kiosk.lookUps[0]?.resolve({ found: false, why: 'unknown' })
  },
  'the centre out of reach': async (kiosk) => {
    await search(kiosk)
    kiosk.lookUps[0]?.resolve({ found: false, why: 'unreachable' })
  },
  'a sheet being drawn': async (kiosk) => {
    await find(kiosk)
    await kiosk.call('notice.print')
  },
  'a sheet being printed': print,
  'a sheet held back by the printer': async (kiosk) => {
    await print(kiosk)
    kiosk.printFlow.onPrint({ job: jobOf(kiosk, 'submitted'), waitingFor: 'paper-out' })
  },
  'a sheet that is out': async (kiosk) => {
    await print(kiosk)
    kiosk.prints[0]?.resolve(jobOf(kiosk, 'sent'))
  },
  'a print of which nobody knows': async (kiosk) => {
    await print(kiosk)
    kiosk.prints[0]?.reject(new Error('store'))
  },
  'a payment that is offered': async (kiosk) => {
    await find(kiosk)
    await kiosk.call('notice.pay-here')
    await kiosk.call('pay.keep-email', { email: EMAIL })
  },
  'a notice taken to a phone': async (kiosk) => {
    await find(kiosk)
    await kiosk.call('notice.take')
    await kiosk.settle()
    const value = {
      result: 'made',
      address: 'https://centre.example/d/SECRET',
      expiresAt: '2026-11-23T08:10:00.000Z',
      amountCents: 1,
    } as const
    kiosk.central.makePaperLink[0]?.resolve({ ok: true, value })
  },
  'a notice being mailed': async (kiosk) => {
    await find(kiosk)
    await kiosk.call('notice.take')
    await kiosk.call('take.by-mail')
    await kiosk.call('take.keep-email', { email: EMAIL })
    void kiosk.call('take.mail', { email: EMAIL })
    await kiosk.settle()
  },
  'an outside page': payOutside,
  'a payment that was made': async (kiosk) => {
    await payOutside(kiosk)
    kiosk.central.followPayment[0]?.resolve({
      ok: true,
      value: { found: true, stamp: '1', view: { name: 'paid', receipt: receiptOf(CODE, DEBTOR) } },
    })
  },
  'a receipt found': async (kiosk) => {
    await kiosk.call('visit.open', { tile: 'receipt' })
    void kiosk.call('receipt.find', { code: CODE, taxCode: 'RSSMRA80A01H501U' })
    await kiosk.settle()
    const receipt = receiptOf(CODE, DEBTOR)
    kiosk.central.findReceipt[0]?.resolve({ ok: true, value: { found: true, receipt, copy: 'payer' } })
  },
  'a request for assistance half written': writeRequest,
  'a request for assistance being made': async (kiosk) => {
    await writeRequest(kiosk)
    await kiosk.call('assistance.give-text', { text: `${DEBTOR}, TYPED-BY-HAND` })
    await kiosk.call('assistance.choose-answer', { by: 'email' })
    await kiosk.call('assistance.give-email', { email: EMAIL })
    await kiosk.call('assistance.give-name', { givenName: 'Zanobi', familyName: 'Ghirlandaio' })
    void kiosk.call('assistance.send')
    await kiosk.settle()
  },
  'a request for assistance read again': async (kiosk) => {
    await kiosk.call('visit.open', { tile: 'assistance' })
    await kiosk.call('assistance.ask-slip')
    void kiosk.call('assistance.find', { number: '12-345', code: '7K3MPX0A2B' })
    await kiosk.settle()
    const openedAt = '2026-11-23T08:00:00.000Z'
    const value = { found: true, state: 'open', reason: 'other', text: DEBTOR, openedAt, replies: [] } as const
    kiosk.central.findTicket[0]?.resolve({ ok: true, value: { ...value, replies: [] } })
  },
}

/** On the fault of a notice, with something typed into a request about it. */
async function writeRequest(kiosk: GuestVisit): Promise<void> {
  await search(kiosk)
  kiosk.lookUps[0]?.resolve({ found: false, why: 'unreachable' })
  await kiosk.settle()
  await kiosk.call('assistance.begin')
  await kiosk.call('assistance.choose-reason', { reason: 'other' })
  await kiosk.call('assistance.keep-typed', { text: 'TYPED-BY-HAND' })
}

const EMAIL = 'TYPED-BY-HAND@posta.example'

async function payOutside(kiosk: GuestVisit): Promise<void> {
  await find(kiosk)
  await kiosk.call('notice.pay-here')
  await kiosk.call('pay.keep-email', { email: EMAIL })
  await kiosk.call('pay.go', { email: EMAIL })
  await kiosk.settle()
  kiosk.central.openPayment[0]?.resolve(openedPayment)
  await kiosk.settle()
}

async function search({ call, settle }: GuestVisit): Promise<void> {
  await call('visit.open', { tile: 'notice' })
  void call('notice.find', { code: CODE, isSure: true })
  await settle()
}

async function find(kiosk: GuestVisit): Promise<void> {
  await search(kiosk)
  kiosk.lookUps[0]?.resolve(foundNotice(CODE, DEBTOR))
  await kiosk.settle()
}

async function print(kiosk: GuestVisit): Promise<void> {
  await find(kiosk)
  await kiosk.call('notice.print')
  kiosk.drawings[0]?.resolve(new Uint8Array(1))
  await kiosk.settle()
}

function jobOf({ prints }: GuestVisit, state: 'sent' | 'submitted') {
  const id = prints[0]?.asked.id as never
  const subject = { document: 'notice', noticeNumber: CODE } as const
  const at = '2026-11-23T08:00:00Z'
  return {
    id,
    subject,
    printer: 'default',
    madeAt: at,
    state: state === 'sent' ? { name: state } : { name: state, printerJobId: 1 },
  }
}

/** What a page that is still open may try; nothing is left that it could have. */
const GONE = [
  'notice.print',
  'notice.show-qr',
  'notice.take',
  'take.by-phone',
  'take.by-mail',
  'take.back',
  'notice.back',
  'print.cancel',
  'print.again',
  'pay.print-receipt',
  'pay.reopen',
  'pay.cancel',
  'receipt.print',
  'assistance.back',
  'assistance.send',
  'assistance.print',
]

/** Markers that are somewhere in a value: walked member by member, keys included. */
function markersIn(value: unknown): string[] {
  const texts: string[] = []
  const walk = (each: unknown): void => {
    if (typeof each === 'string') texts.push(each)
    else if (typeof each === 'object' && each !== null) {
      for (const [key, member] of Object.entries(each)) {
        texts.push(key)
        walk(member)
      }
    }
  }
  walk(value)
  return MARKERS.filter((marker) => texts.some((text) => text.includes(marker)))
}

describe.each(Object.entries(stations))('after a visit that ended at %s', (_where, goThere) => {
  test('nothing of it is on the screen, and nothing of it can be had', async () => {
    const kiosk = openGuestVisit()
    const before = kiosk.visit.screen()
    await goThere(kiosk)
    await kiosk.settle()
    expect(markersIn(kiosk.screens)).not.toEqual([])
    await kiosk.call('visit.end')
    const { revision } = kiosk.visit.screen()
    expect(kiosk.visit.screen()).toEqual({ ...before, revision })
    expect(markersIn(await kiosk.call('screen.current'))).toEqual([])
    expect(kiosk.pages.every(({ isClosed }) => isClosed)).toBe(true)
    for (const act of GONE) {
      expect(await kiosk.call(act), act).toEqual({ ok: false, refusal: 'not-now' })
    }
    // Even where a screen stands that would allow it, main no longer has a notice to print or to show.
    const { notice } = summaryOfAnother
    kiosk.visit.show({ flow: 'notice', state: { name: 'summary', notice } })
    expect(await kiosk.call('notice.print')).toEqual({ ok: false, refusal: 'not-now' })
    expect(await kiosk.call('notice.show-qr')).toEqual({ ok: false, refusal: 'not-now' })
    expect(markersIn(kiosk.visit.screen())).toEqual([])
  })

  test('what comes too late reaches neither the home screen nor the next person', async () => {
    const kiosk = openGuestVisit()
    await goThere(kiosk)
    await kiosk.settle()
    await kiosk.call('visit.end')
    const [printsBefore, screensBefore] = [kiosk.prints.length, kiosk.screens.length]
    await kiosk.call('visit.open', { tile: 'notice' })
    const ofNext = kiosk.lookUps.length
    void kiosk.call('notice.find', { code: noticeNumberOf(2), isSure: true })
    await kiosk.settle()
    const next = kiosk.visit.screen()
    for (const lookUp of kiosk.lookUps.slice(0, ofNext)) lookUp.resolve(foundNotice(CODE, DEBTOR))
    for (const drawing of kiosk.drawings) drawing.resolve(new Uint8Array(1))
    for (const ticket of kiosk.tickets) ticket.resolve('12-1')
    if (kiosk.prints.length > 0) {
      kiosk.printFlow.onPrint({ job: jobOf(kiosk, 'submitted'), waitingFor: 'paper-jam' })
      kiosk.prints[0]?.resolve(jobOf(kiosk, 'sent'))
    }
    await kiosk.settle()
    expect(kiosk.visit.screen()).toBe(next)
    expect(kiosk.prints).toHaveLength(printsBefore)
    kiosk.lookUps[ofNext]?.resolve(foundNotice(noticeNumberOf(2), 'Ada Next'))
    await kiosk.settle()
    expect(kiosk.visit.screen().scene.state.name).toBe('summary')
    await kiosk.call('notice.print')
    expect(kiosk.drawings.at(-1)?.asked).toEqual({ noticeNumber: noticeNumberOf(2) })
    expect(markersIn(kiosk.screens.slice(screensBefore))).toEqual([])
  })
})

const summaryOfAnother = {
  name: 'summary',
  notice: {
    noticeNumber: noticeNumberOf(1),
    iuv: noticeNumberOf(1).slice(1),
    creditorName: 'Comune di Prova',
    creditorCode: '01234567890',
    subject: 'IMU',
    amountCents: 1,
    dueDate: '2026-12-16',
    isOverdue: false,
    maskedDebtor: { name: 'A', fiscalCode: 'B' },
  },
} as const

test.each(['a sheet being printed', 'a sheet held back by the printer'])(
  'at the end of a visit %s is called back, so that it does not come out before nobody',
  async (where) => {
    const kiosk = openGuestVisit()
    await stations[where]?.(kiosk)
    await kiosk.call('visit.end')
    expect(kiosk.cancelled).toEqual([kiosk.prints[0]?.asked.id])
  },
)

test('at the end of a visit a sheet that is still being drawn is not printed at all', async () => {
  const kiosk = openGuestVisit()
  await stations['a sheet being drawn']?.(kiosk)
  await kiosk.call('visit.end')
  kiosk.drawings[0]?.resolve(new Uint8Array(1))
  await kiosk.settle()
  expect(kiosk.prints).toEqual([])
  expect(kiosk.faults).toEqual([])
})

test('the next person has all attempts at an unknown code again', async () => {
  const kiosk = openGuestVisit({ unknownCodesPerVisit: 1 })
  const tryUnknown = async (serial: number) => {
    void kiosk.call('notice.find', { code: noticeNumberOf(serial), isSure: true })
    await kiosk.settle()
    kiosk.lookUps.at(-1)?.resolve({ found: false, why: 'unknown' })
    await kiosk.settle()
    return kiosk.visit.screen().scene.state
  }
  await kiosk.call('visit.open', { tile: 'notice' })
  expect(await tryUnknown(1)).toMatchObject({ fault: { kind: 'unknown-code' } })
  expect(await tryUnknown(2)).toMatchObject({ fault: { kind: 'too-many-attempts' } })
  await kiosk.call('visit.end')
  await kiosk.call('visit.open', { tile: 'notice' })
  expect(await tryUnknown(3)).toMatchObject({ fault: { kind: 'unknown-code' } })
})

test('an unknown code of a person who has gone is not counted against the next one', async () => {
  const kiosk = openGuestVisit({ unknownCodesPerVisit: 1 })
  await search(kiosk)
  await kiosk.call('visit.end')
  await kiosk.call('visit.open', { tile: 'notice' })
  kiosk.lookUps[0]?.resolve({ found: false, why: 'unknown' })
  await kiosk.settle()
  void kiosk.call('notice.find', { code: noticeNumberOf(2), isSure: true })
  await kiosk.settle()
  expect(kiosk.visit.screen().scene.state).toMatchObject({ name: 'searching' })
})

test('what main found for a visit is not held in memory after its end', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const kiosk = openGuestVisit()
  await search(kiosk)
  // In a function of its own, so that no variable of this test holds it.
  const found = (() => {
    const result = foundNotice(CODE, DEBTOR)
    kiosk.lookUps[0]?.resolve(result)
    return new WeakRef(result.position)
  })()
  kiosk.lookUps.splice(0)
  await kiosk.settle()
  collect()
  expect(found.deref()?.debtor.name).toBe(DEBTOR)
  await kiosk.settle()
  await kiosk.call('visit.end')
  await kiosk.settle()
  collect()
  expect(found.deref()).toBeUndefined()
})
