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
const expiresAt = '2026-11-23T08:30:00.000Z'
const maskedEmail = 'a***@b.example'

const states: { readonly [Name in ReceiptState['name']]: Extract<ReceiptState, { name: Name }> } = {
  entry: { name: 'entry', ...typed },
  searching: { name: 'searching', ...typed, lookUpId: 'ours' },
  found: { name: 'found', receipt, email: 'a@b.example' },
  mailed: { name: 'mailed', receipt, maskedEmail },
  linking: { name: 'linking', receipt },
  link: { name: 'link', receipt, qrRows: ['1'], expiresAt },
  'no-link': { name: 'no-link', receipt },
  fault: { name: 'fault', fault: 'not-found', ...typed },
}

const events = {
  typed: { name: 'typed', code: '3', taxCode: 'R' },
  'code-scanned': { name: 'scanned', code: '9' },
  'tax-code-scanned': { name: 'scanned', taxCode: 'V' },
  'email-typed': { name: 'email-typed', email: 'c@d.example' },
  'search-began': { name: 'search-began', code: '3', taxCode: 'R', lookUpId: 'new' },
  found: { name: 'found', lookUpId: 'ours', receipt, email: 'me@b.example' },
  'found, of another look-up': { name: 'found', lookUpId: 'old', receipt, email: '' },
  failed: { name: 'failed', lookUpId: 'ours', fault: 'unreachable' },
  'failed, of another look-up': { name: 'failed', lookUpId: 'old', fault: 'unreachable' },
  'mail-queued': { name: 'mail-queued', maskedEmail },
  'link-asked': { name: 'link-asked' },
  linked: { name: 'linked', qrRows: ['0', '1'], expiresAt },
  'not-linked': { name: 'not-linked' },
  back: { name: 'back', email: 'me@b.example' },
} as const satisfies Record<string, ReceiptEvent>

const searching = { name: 'searching', code: '3', taxCode: 'R', lookUpId: 'new' } as const

/** A receipt, with where the person's receipts go. */
const anew = { name: 'found', receipt, email: 'me@b.example' } as const
const scannedAnew = { name: 'entry', code: '9', taxCode: '' } as const
const linking = { name: 'linking', receipt } as const

const scannedInto = {
  'code-scanned': { name: 'entry', code: '9', taxCode: typed.taxCode },
  'tax-code-scanned': { name: 'entry', code: typed.code, taxCode: 'V' },
} as const

/** All that has a meaning in each state and where it leads, whole; every other event has none. */
const steps: Record<ReceiptState['name'], Partial<Record<keyof typeof events, ReceiptState>>> = {
  entry: { typed: { name: 'entry', code: '3', taxCode: 'R' }, ...scannedInto, 'search-began': searching },
  searching: {
    found: anew,
    failed: { name: 'fault', fault: 'unreachable', ...typed },
    back: { name: 'entry', ...typed },
  },
  found: {
    'code-scanned': scannedAnew,
    'link-asked': linking,
    'email-typed': { name: 'found', receipt, email: 'c@d.example' },
    'mail-queued': { name: 'mailed', receipt, maskedEmail },
    back: receiptStart,
  },
  mailed: { 'code-scanned': scannedAnew, 'link-asked': linking, back: anew },
  linking: {
    'code-scanned': scannedAnew,
    linked: { name: 'link', receipt, qrRows: ['0', '1'], expiresAt },
    'not-linked': { name: 'no-link', receipt },
    back: anew,
  },
  link: { 'code-scanned': scannedAnew, 'link-asked': linking, back: anew },
  'no-link': { 'code-scanned': scannedAnew, 'link-asked': linking, back: anew },
  fault: { ...scannedInto, 'search-began': searching, back: { name: 'entry', ...typed } },
}

describe.each(Object.keys(states) as ReceiptState['name'][])('from %s', (from) => {
  test.each(Object.keys(events) as (keyof typeof events)[])('%s leads where it should, or nowhere', (event) => {
    const next = stepReceipt(states[from], events[event])
    expect(next).toStrictEqual(steps[from][event])
    if (next !== undefined) expect(ReceiptState.parse(next)).toEqual(next)
  })
})
