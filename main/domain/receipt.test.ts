import { describe, expect, test } from 'vitest'
import { receiptStart, ReceiptState, stepReceipt, type ReceiptEvent, type ReceiptSummary } from './receipt.ts'

const receipt: ReceiptSummary = {
  iuv: '02000100000009421',
  creditorName: 'Comune di Prova',
  creditorCode: '01234567890',
  subject: 'TARI 2026',
  amountCents: 12_050,
  paidAt: '2026-11-23T08:20:00.000Z',
  pspName: 'Banca di Prova',
  maskedDebtor: { name: 'M*** R***', fiscalCode: 'R*****1U' },
}
const typed = { code: '302000100000009421', taxCode: 'RSSMRA80A01H501U' }
const maskedEmail = 'a***@b.example'

const states: { readonly [Name in ReceiptState['name']]: Extract<ReceiptState, { name: Name }> } = {
  entry: { name: 'entry', ...typed },
  searching: { name: 'searching', ...typed, lookUpId: 'ours' },
  found: { name: 'found', receipt, email: 'a@b.example' },
  mailed: { name: 'mailed', receipt, maskedEmail },
  fault: { name: 'fault', fault: 'not-found', ...typed },
}

const events = {
  typed: { name: 'typed', code: '3', taxCode: 'R' },
  'code-scanned': { name: 'scanned', code: '9' },
  'tax-code-scanned': { name: 'scanned', taxCode: 'V' },
  'email-typed': { name: 'email-typed', email: 'c@d.example' },
  'search-began': { name: 'search-began', code: '3', taxCode: 'R', lookUpId: 'new' },
  found: { name: 'found', lookUpId: 'ours', receipt },
  'found, of another look-up': { name: 'found', lookUpId: 'old', receipt },
  failed: { name: 'failed', lookUpId: 'ours', fault: 'unreachable' },
  'failed, of another look-up': { name: 'failed', lookUpId: 'old', fault: 'unreachable' },
  'mail-queued': { name: 'mail-queued', maskedEmail },
  back: { name: 'back' },
} as const satisfies Record<string, ReceiptEvent>

const searching = { name: 'searching', code: '3', taxCode: 'R', lookUpId: 'new' } as const

const scannedInto = {
  'code-scanned': { name: 'entry', code: '9', taxCode: typed.taxCode },
  'tax-code-scanned': { name: 'entry', code: typed.code, taxCode: 'V' },
} as const

/** All that has a meaning in each state and where it leads, whole; every other event has none. */
const steps: Record<ReceiptState['name'], Partial<Record<keyof typeof events, ReceiptState>>> = {
  entry: { typed: { name: 'entry', code: '3', taxCode: 'R' }, ...scannedInto, 'search-began': searching },
  searching: {
    found: { name: 'found', receipt, email: '' },
    failed: { name: 'fault', fault: 'unreachable', ...typed },
    back: { name: 'entry', ...typed },
  },
  found: {
    'code-scanned': { name: 'entry', code: '9', taxCode: '' },
    'email-typed': { name: 'found', receipt, email: 'c@d.example' },
    'mail-queued': { name: 'mailed', receipt, maskedEmail },
    back: receiptStart,
  },
  mailed: { 'code-scanned': { name: 'entry', code: '9', taxCode: '' }, back: { name: 'found', receipt, email: '' } },
  fault: { ...scannedInto, 'search-began': searching, back: { name: 'entry', ...typed } },
}

describe.each(Object.keys(states) as ReceiptState['name'][])('from %s', (from) => {
  test.each(Object.keys(events) as (keyof typeof events)[])('%s leads where it should, or nowhere', (event) => {
    const next = stepReceipt(states[from], events[event])
    expect(next).toStrictEqual(steps[from][event])
    if (next !== undefined) expect(ReceiptState.parse(next)).toEqual(next)
  })
})
