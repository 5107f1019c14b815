import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  noticeStart,
  NoticeState,
  stepNotice,
  type NoticeEvent,
  type NoticeFault,
  type NoticeSummary,
} from './notice.ts'

const notice: NoticeSummary = {
  noticeNumber: '302000100000009421',
  iuv: '02000100000009421',
  creditorName: 'Comune di Prova',
  creditorCode: '01234567890',
  subject: 'TARI 2026',
  amountCents: 12_050,
  dueDate: '2026-12-16',
  isOverdue: false,
  maskedDebtor: { name: 'M*** R***', fiscalCode: 'RSS***********1U' },
}
const other: NoticeSummary = {
  ...notice,
  noticeNumber: '302000100000009522',
  iuv: '02000100000009522',
  subject: 'IMU 2026',
}
const fault: NoticeFault = { kind: 'unknown-code', code: '302000100000009421' }
const half: NoticeFault = { kind: 'half-scan' }
const code = '302000100000009421'

const states: { readonly [Name in NoticeState['name']]: Extract<NoticeState, { name: Name }> } = {
  entry: { name: 'entry', typed: '3020' },
  doubtful: { name: 'doubtful', code },
  searching: { name: 'searching', code, lookUpId: 'ours' },
  summary: { name: 'summary', notice },
  phone: { name: 'phone', notice, qrRows: ['101'] },
  'tax-code': { name: 'tax-code', wanted: 'print', notice, typed: 'RSS', isWrong: false },
  fault: { name: 'fault', fault },
}

const events = {
  typed: { name: 'typed', typed: '30' },
  doubted: { name: 'doubted', code: '1' },
  'search-began': { name: 'search-began', code: '2', lookUpId: 'new' },
  'phone-chosen': { name: 'phone-chosen', qrRows: ['11', '00'] },
  'tax-code-asked': { name: 'tax-code-asked', wanted: 'print' },
  'tax-code-typed': { name: 'tax-code-typed', typed: 'VRD' },
  'tax-code-wrong': { name: 'tax-code-wrong' },
  'tax-code-right': { name: 'tax-code-right' },
  back: { name: 'back' },
  found: { name: 'found', lookUpId: 'ours', notice: other },
  'found, of another look-up': { name: 'found', lookUpId: 'old', notice: other },
  'fault-found': { name: 'fault-found', lookUpId: 'ours', fault: half },
  'fault-found, of another look-up': { name: 'fault-found', lookUpId: 'old', fault: half },
  'scan-failed': { name: 'scan-failed', fault: half },
} as const satisfies Record<string, NoticeEvent>

type EventKey = keyof typeof events

/** Where the same thing happens, whatever the state: a scan or a new code may come at any time but while something is under way. */
const searchFrom = { name: 'searching', code: '2', lookUpId: 'new' } as const
const scanFrom = { name: 'fault', fault: half } as const
const goOn: Pick<Partial<Record<EventKey, NoticeState>>, 'phone-chosen' | 'tax-code-asked'> = {
  'phone-chosen': { name: 'phone', notice, qrRows: ['11', '00'] },
  'tax-code-asked': { name: 'tax-code', wanted: 'print', notice, typed: '', isWrong: false },
}
const anyTime = { 'search-began': searchFrom, 'scan-failed': scanFrom } as const

/** All that has a meaning in each state and where it leads, whole; every other event has none. */
const steps: Record<NoticeState['name'], Partial<Record<EventKey, NoticeState>>> = {
  entry: { ...anyTime, typed: { name: 'entry', typed: '30' }, doubted: { name: 'doubtful', code: '1' } },
  doubtful: { ...anyTime, back: { name: 'entry', typed: code } },
  searching: {
    back: { name: 'entry', typed: code },
    found: { name: 'summary', notice: other },
    'fault-found': { name: 'fault', fault: half },
  },
  summary: { ...anyTime, ...goOn, back: noticeStart },
  phone: { ...anyTime, ...goOn, back: { name: 'summary', notice } },
  'tax-code': {
    ...anyTime,
    ...goOn,
    'tax-code-typed': { name: 'tax-code', wanted: 'print', notice, typed: 'VRD', isWrong: false },
    'tax-code-wrong': { name: 'tax-code', wanted: 'print', notice, typed: 'RSS', isWrong: true },
    'tax-code-right': { name: 'summary', notice },
    back: { name: 'summary', notice },
  },
  fault: { ...anyTime, back: { name: 'entry', typed: code } },
}

describe.each(Object.keys(states) as NoticeState['name'][])('from %s', (from) => {
  test.each(Object.keys(events) as EventKey[])('%s leads where it should, or nowhere', (event) => {
    const next = stepNotice(states[from], events[event])
    expect(next).toStrictEqual(steps[from][event])
    if (next !== undefined) expect(NoticeState.parse(next)).toEqual(next)
  })
})

test.each<[NoticeFault, NoticeState]>([
  [
    { kind: 'paid', code },
    { name: 'entry', typed: code },
  ],
  [
    { kind: 'not-yet', code, from: '2027-01-01' },
    { name: 'entry', typed: code },
  ],
  [{ kind: 'other-creditor', creditorCode: '01234567890' }, noticeStart],
  [{ kind: 'too-many-attempts' }, noticeStart],
  [half, noticeStart],
])('back from the fault %j leads to the code that was tried, where there was one', (kind, expected) => {
  expect(stepNotice({ name: 'fault', fault: kind }, { name: 'back' })).toEqual(expected)
})

test('the table has every state of the contract', () => {
  expect(Object.keys(states).toSorted()).toEqual(NoticeState.options.map((each) => each.shape.name.value).toSorted())
})

describe('whatever happens, in whatever order', () => {
  const id = fc.constantFrom('a', 'b')
  const faults = fc.constantFrom<NoticeFault>(fault, half, { kind: 'paid', code }, { kind: 'too-many-attempts' })
  /** Everything that can happen; what leads to a notice comes more often, so that walks get there. */
  const anyEvent: fc.Arbitrary<NoticeEvent> = fc.oneof(
    { weight: 1, arbitrary: fc.record({ name: fc.constant('typed'), typed: fc.string({ maxLength: 5 }) }) },
    { weight: 1, arbitrary: fc.record({ name: fc.constant('doubted'), code: id }) },
    { weight: 4, arbitrary: fc.record({ name: fc.constant('search-began'), code: id, lookUpId: id }) },
    { weight: 1, arbitrary: fc.record({ name: fc.constant('phone-chosen'), qrRows: fc.constant(['10']) }) },
    {
      weight: 2,
      arbitrary: fc.constantFrom<NoticeEvent>(
        { name: 'tax-code-asked', wanted: 'print' },
        { name: 'tax-code-wrong' },
        { name: 'tax-code-right' },
      ),
    },
    { weight: 1, arbitrary: fc.record({ name: fc.constant('back') }) },
    {
      weight: 8,
      arbitrary: fc.record({ name: fc.constant('found'), lookUpId: id, notice: fc.constantFrom(notice, other) }),
    },
    { weight: 1, arbitrary: fc.record({ name: fc.constant('fault-found'), lookUpId: id, fault: faults }) },
    { weight: 1, arbitrary: fc.record({ name: fc.constant('scan-failed'), fault: faults }) },
  )
  /** Every step of random walks: the state before, the event, and the state after (the same one where the event had no meaning). */
  const always = (holds: (before: NoticeState, event: NoticeEvent, after: NoticeState) => void) => {
    let taken = 0
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60, size: 'max' }), (walk) => {
        let state: NoticeState = noticeStart
        for (const event of walk) {
          const before = frozen(structuredClone(state))
          const next = stepNotice(before, frozen(event))
          if (next !== undefined) taken += 1
          holds(before, event, next ?? before)
          state = next ?? state
        }
      }),
      { seed: 6, numRuns: 400 },
    )
    // A walk on which nothing happens would prove nothing.
    expect(taken).toBeGreaterThan(1000)
  }

  test('each state fits the contract', () => {
    always((_before, _event, after) => {
      expect(NoticeState.safeParse(after).success).toBe(true)
    })
  })

  test('an answer is heard by the search that asked for it and by no other screen', () => {
    let heard = 0
    always((before, event, after) => {
      if ((event.name !== 'found' && event.name !== 'fault-found') || after === before) return
      heard += 1
      expect(before).toMatchObject({ name: 'searching', lookUpId: event.lookUpId })
    })
    expect(heard).toBeGreaterThan(10)
  })

  test('a notice is on the screen only after it was found, and stays the same one until another is found', () => {
    always((before, event, after) => {
      if (!('notice' in after)) return
      const shown = 'notice' in before ? before.notice : undefined
      expect(after.notice).toEqual(event.name === 'found' && after !== before ? event.notice : shown)
    })
  })
})

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) frozen(member)
    Object.freeze(value)
  }
  return value
}
