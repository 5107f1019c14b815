import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  assistanceStart,
  AssistanceState,
  stepAssistance,
  type AssistanceEvent,
  type FoundTicket,
  type TicketDraft,
} from './assistance.ts'

const SEED = 20261123
const noticeNumber = '302000100000009421'
const context = { screen: 'notice.fault.unreachable', noticeNumber }
const withoutContext: TicketDraft = {
  reason: 'printing',
  text: 'Il foglio è bianco',
  answerBy: 'email',
  email: 'a@b.example',
  phone: '',
  givenName: '',
  familyName: 'Rossi',
}
const draft: TicketDraft = { ...withoutContext, context }
const ticket: FoundTicket = {
  number: '12-345',
  state: 'answered',
  reason: 'printing',
  text: 'Il foglio è bianco',
  openedAt: '2026-11-23T08:00:00.000Z',
  replies: [{ at: '2026-11-23T09:00:00.000Z', text: 'Ora funziona.' }],
}
const key = { number: '12-345', code: '7K3MPX0A2B' }
const empty = assistanceStart().draft

const states: { readonly [Name in AssistanceState['name']]: Extract<AssistanceState, { name: Name }> } = {
  reason: { name: 'reason', draft },
  unavailable: { name: 'unavailable', why: 'enough', draft },
  text: { name: 'text', draft },
  answer: { name: 'answer', draft },
  email: { name: 'email', draft },
  phone: { name: 'phone', draft: { ...draft, answerBy: 'phone' } },
  name: { name: 'name', draft },
  summary: { name: 'summary', draft },
  sending: { name: 'sending', draft },
  sent: { name: 'sent', ...key, answerBy: 'email', maskedEmail: 'a***@b.example' },
  slip: { name: 'slip', ...key, draft },
  searching: { name: 'searching', ...key, draft, lookUpId: 'ours' },
  found: { name: 'found', ticket, draft },
  fault: { name: 'fault', ...key, draft, fault: 'not-found' },
}

const events = {
  typed: { name: 'typed', typed: { text: 'Altro' } },
  'reason-chosen': { name: 'reason-chosen', reason: 'other' },
  'reason-chosen, without numbers': { name: 'reason-chosen', reason: 'other', hindrance: 'no-numbers' },
  'text-given': { name: 'text-given', text: 'Altro' },
  'email chosen': { name: 'answer-chosen', by: 'email' },
  'phone chosen': { name: 'answer-chosen', by: 'phone' },
  'number chosen': { name: 'answer-chosen', by: 'number' },
  'email-given': { name: 'email-given', email: 'c@d.example' },
  'phone-given': { name: 'phone-given', phone: '0123456789' },
  'name-given': { name: 'name-given', givenName: 'Ada', familyName: '' },
  'notice-scanned': { name: 'notice-scanned', noticeNumber: '302000100000009999' },
  'notice-scanned, which is none': { name: 'notice-scanned', noticeNumber: '30200' },
  'fault-met': { name: 'fault-met', faultId: '0190a0b0' },
  'fault-met, which is none of ours': { name: 'fault-met', faultId: 'Zanobi è qui' },
  'context-removed': { name: 'context-removed' },
  'sending-began': { name: 'sending-began' },
  sent: { name: 'sent', ...key, answerBy: 'phone' },
  'not-sent': { name: 'not-sent' },
  'no-numbers': { name: 'no-numbers' },
  'slip-asked': { name: 'slip-asked' },
  'slip-typed': { name: 'slip-typed', number: '1', code: 'X' },
  'search-began': { name: 'search-began', ...key, lookUpId: 'new' },
  found: { name: 'found', lookUpId: 'ours', ticket },
  'found, of another look-up': { name: 'found', lookUpId: 'old', ticket },
  failed: { name: 'failed', lookUpId: 'ours', fault: 'unreachable' },
  'failed, of another look-up': { name: 'failed', lookUpId: 'old', fault: 'unreachable' },
  back: { name: 'back' },
} as const satisfies Record<string, AssistanceEvent>

type Steps = Partial<Record<keyof typeof events, AssistanceState>>
const searching = (of: TicketDraft): AssistanceState => ({ name: 'searching', ...key, draft: of, lookUpId: 'new' })

/** What every state has in which somebody writes. */
function writing(name: 'reason' | 'text' | 'answer' | 'email' | 'phone' | 'name' | 'summary'): Steps {
  const of = states[name]
  return {
    typed: { name, draft: { ...of.draft, text: 'Altro' } },
    'notice-scanned': { name, draft: { ...of.draft, context: { ...context, noticeNumber: '302000100000009999' } } },
    'fault-met': { name, draft: { ...of.draft, context: { ...context, faultId: '0190a0b0' } } },
    'search-began': searching(of.draft),
  }
}

/** All that has a meaning in each state and where it leads, whole; every other event has none. */
const steps: Record<AssistanceState['name'], Steps> = {
  reason: {
    ...writing('reason'),
    'reason-chosen': { name: 'text', draft: { ...draft, reason: 'other' } },
    'reason-chosen, without numbers': { name: 'unavailable', why: 'no-numbers', draft: { ...draft, reason: 'other' } },
    'slip-asked': { name: 'slip', number: '', code: '', draft },
  },
  unavailable: {
    'slip-asked': { name: 'slip', number: '', code: '', draft },
    'search-began': searching(draft),
    back: { name: 'reason', draft },
  },
  text: {
    ...writing('text'),
    'text-given': { name: 'answer', draft: { ...draft, text: 'Altro' } },
    back: { name: 'reason', draft },
  },
  answer: {
    ...writing('answer'),
    'email chosen': { name: 'email', draft },
    'phone chosen': { name: 'phone', draft: { ...draft, answerBy: 'phone' } },
    'number chosen': { name: 'name', draft: { ...draft, answerBy: 'number' } },
    back: { name: 'text', draft },
  },
  email: {
    ...writing('email'),
    'email-given': { name: 'name', draft: { ...draft, email: 'c@d.example' } },
    back: { name: 'answer', draft },
  },
  phone: {
    ...writing('phone'),
    'phone-given': { name: 'name', draft: { ...draft, answerBy: 'phone', phone: '0123456789' } },
    back: { name: 'answer', draft: { ...draft, answerBy: 'phone' } },
  },
  name: {
    ...writing('name'),
    'name-given': { name: 'summary', draft: { ...draft, givenName: 'Ada', familyName: '' } },
    back: { name: 'email', draft },
  },
  summary: {
    ...writing('summary'),
    'context-removed': { name: 'summary', draft: withoutContext },
    'sending-began': { name: 'sending', draft },
    back: { name: 'name', draft },
  },
  sending: {
    sent: { name: 'sent', ...key, answerBy: 'phone' },
    'not-sent': { name: 'summary', draft },
    'no-numbers': { name: 'unavailable', why: 'no-numbers', draft },
  },
  sent: { 'search-began': searching(empty) },
  slip: {
    'slip-typed': { name: 'slip', number: '1', code: 'X', draft },
    'search-began': searching(draft),
    back: { name: 'reason', draft },
  },
  searching: {
    found: { name: 'found', ticket, draft },
    failed: { name: 'fault', ...key, draft, fault: 'unreachable' },
    back: { name: 'slip', ...key, draft },
  },
  found: { 'search-began': searching(draft), back: { name: 'slip', number: '', code: '', draft } },
  fault: { 'search-began': searching(draft), back: { name: 'slip', ...key, draft } },
}

describe.each(Object.keys(states) as AssistanceState['name'][])('from %s', (from) => {
  test.each(Object.keys(events) as (keyof typeof events)[])('%s leads where it should, or nowhere', (event) => {
    const next = stepAssistance(states[from], events[event])
    expect(next).toStrictEqual(steps[from][event])
    if (next !== undefined) expect(AssistanceState.parse(next)).toEqual(next)
  })
})

test('back from the names leads to what was asked before them', () => {
  const back = (answerBy: TicketDraft['answerBy']) =>
    stepAssistance({ name: 'name', draft: { ...draft, answerBy } }, { name: 'back' })?.name
  expect([back('email'), back('phone'), back('number')]).toEqual(['email', 'phone', 'answer'])
})

test('a notice that is scanned on a request from nowhere says from where it comes now', () => {
  const { draft: scanned } = stepAssistance(
    { name: 'text', draft: empty },
    events['notice-scanned'],
  ) as typeof states.text
  expect(scanned.context).toEqual({ screen: 'assistance.text', noticeNumber: '302000100000009999' })
})

/** What a person may do, and in any order. */
const anyEvent = fc.constantFrom<AssistanceEvent>(...Object.values(events))

describe('in whatever order things happen', () => {
  test('a request is made only from what was confirmed, once for each time that it was begun', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (happened) => {
        let state: AssistanceState = assistanceStart(context)
        let begun = 0
        let made = 0
        for (const event of happened) {
          const next = stepAssistance(state, event)
          if (next === undefined) continue
          expect(AssistanceState.safeParse(next).success).toBe(true)
          if (next.name === 'sending') {
            expect(state.name).toBe('summary')
            begun += 1
          }
          if (event.name === 'sent') made += 1
          expect(made).toBeLessThanOrEqual(begun)
          state = next
        }
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  test('what was taken away as context does not come back by itself, and nothing typed is lost by going back', () => {
    const harmless = anyEvent.filter(
      ({ name }) => !['typed', 'text-given', 'notice-scanned', 'fault-met', 'sent'].includes(name),
    )
    fc.assert(
      fc.property(fc.array(harmless, { maxLength: 60 }), (happened) => {
        let state: AssistanceState = { name: 'summary', draft }
        let isTaken = false
        for (const event of happened) {
          const next = stepAssistance(state, event)
          if (next === undefined) continue
          isTaken ||= event.name === 'context-removed'
          if (!('draft' in next)) throw new Error(`Nothing is written in ${next.name}`)
          expect(next.draft.text).toBe(draft.text)
          expect(next.draft.context).toEqual(isTaken ? undefined : context)
          state = next
        }
      }),
      { seed: SEED, numRuns: 300 },
    )
  })
})
