import * as z from 'zod'

/** A receipt as the screen of somebody who knows its code and a tax code of it shows it. */
export const ReceiptSummary = z.strictObject({
  noticeNumber: z.string().optional(),
  iuv: z.string(),
  creditorName: z.string(),
  creditorCode: z.string(),
  subject: z.string(),
  amountCents: z.int().positive(),
  /** On the payer's copy only. */
  feeCents: z.int().nonnegative().optional(),
  /** An instant, or a bare day. */
  paidAt: z.string(),
  pspName: z.string(),
  maskedDebtor: z.strictObject({ name: z.string(), fiscalCode: z.string() }),
  /** What the notice asked for, where that was another amount. */
  askedCents: z.int().positive().optional(),
  /** It is of a payment on the board of who has signed in. */
  isOwn: z.literal(true).optional(),
})
/** A receipt as a screen shows it. */
export type ReceiptSummary = z.infer<typeof ReceiptSummary>

/** Why there is no receipt to show. `not-found` says nothing of which half of the pair was wrong, or whether the notice exists. */
export const ReceiptFault = z.enum(['not-found', 'too-many-attempts', 'unreachable'])
/** Why there is no receipt to show. */
export type ReceiptFault = z.infer<typeof ReceiptFault>

/**
 * Where somebody stands who looks for a receipt: `entry` of the two codes, `searching`, `found`, `mailed`, or a `fault`. Who takes it along on the
 * phone: `linking`, the centre makes an address; `link`, its QR code, which works once; `no-link`, the centre does not answer.
 */
export const ReceiptState = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('entry'), code: z.string(), taxCode: z.string() }),
  z.strictObject({ name: z.literal('searching'), code: z.string(), taxCode: z.string(), lookUpId: z.string() }),
  z.strictObject({ name: z.literal('found'), receipt: ReceiptSummary, email: z.string() }),
  z.strictObject({ name: z.literal('mailed'), receipt: ReceiptSummary, maskedEmail: z.string() }),
  z.strictObject({ name: z.literal('linking'), receipt: ReceiptSummary }),
  z.strictObject({
    name: z.literal('link'),
    receipt: ReceiptSummary,
    /** The QR code row by row, `1` for a dark module. */
    qrRows: z.array(z.string().regex(/^[01]+$/)),
    /** Until when the address can be used, an ISO instant. */
    expiresAt: z.string(),
  }),
  z.strictObject({ name: z.literal('no-link'), receipt: ReceiptSummary }),
  z.strictObject({ name: z.literal('fault'), fault: ReceiptFault, code: z.string(), taxCode: z.string() }),
])
/** Where somebody stands who looks for a receipt. */
export type ReceiptState = z.infer<typeof ReceiptState>

/** What can happen to the search for a receipt. */
export type ReceiptEvent =
  | { readonly name: 'typed'; readonly code: string; readonly taxCode: string }
  | { readonly name: 'scanned'; readonly code: string }
  | { readonly name: 'scanned'; readonly taxCode: string }
  | { readonly name: 'email-typed'; readonly email: string }
  | { readonly name: 'search-began'; readonly code: string; readonly taxCode: string; readonly lookUpId: string }
  | { readonly name: 'found'; readonly lookUpId: string; readonly receipt: ReceiptSummary; readonly email: string }
  | { readonly name: 'failed'; readonly lookUpId: string; readonly fault: ReceiptFault }
  | { readonly name: 'mail-queued'; readonly maskedEmail: string }
  | { readonly name: 'link-asked' }
  | { readonly name: 'linked'; readonly qrRows: readonly string[]; readonly expiresAt: string }
  | { readonly name: 'not-linked' }
  | { readonly name: 'back'; readonly email: string }

/** Where the flow begins. */
export const receiptStart: ReceiptState = { name: 'entry', code: '', taxCode: '' }

/**
 * The next state of a search for a receipt; undefined when the event has no meaning here: a second tap, or an answer that comes
 * after the person went on.
 */
export function stepReceipt(state: ReceiptState, event: ReceiptEvent): ReceiptState | undefined {
  switch (event.name) {
    case 'typed':
      return state.name === 'entry' ? { name: 'entry', code: event.code, taxCode: event.taxCode } : undefined
    case 'scanned':
      return scannedInto(state, event)
    case 'email-typed':
      return state.name === 'found' ? { ...state, email: event.email } : undefined
    case 'search-began': {
      const { code, taxCode, lookUpId } = event
      return state.name === 'entry' || state.name === 'fault'
        ? { name: 'searching', code, taxCode, lookUpId }
        : undefined
    }
    case 'found':
      return answers(state, event) ? { name: 'found', receipt: event.receipt, email: event.email } : undefined
    case 'failed':
      return answers(state, event)
        ? { name: 'fault', fault: event.fault, code: state.code, taxCode: state.taxCode }
        : undefined
    case 'mail-queued':
      return state.name === 'found'
        ? { name: 'mailed', receipt: state.receipt, maskedEmail: event.maskedEmail }
        : undefined
    case 'link-asked':
      return state.name === 'found' || state.name === 'mailed' || state.name === 'link' || state.name === 'no-link'
        ? { name: 'linking', receipt: state.receipt }
        : undefined
    case 'linked': {
      const { qrRows, expiresAt } = event
      return state.name === 'linking'
        ? { name: 'link', receipt: state.receipt, qrRows: [...qrRows], expiresAt }
        : undefined
    }
    case 'not-linked':
      return state.name === 'linking' ? { name: 'no-link', receipt: state.receipt } : undefined
    case 'back':
      return backFrom(state, event.email)
  }
}

/** Back from each state; undefined where back means leaving the flow. `email`: where the person's receipts go. */
function backFrom(state: ReceiptState, email: string): ReceiptState | undefined {
  switch (state.name) {
    case 'entry':
      return undefined
    case 'searching':
    case 'fault':
      return { name: 'entry', code: state.code, taxCode: state.taxCode }
    case 'found':
      return receiptStart
    case 'mailed':
    case 'linking':
    case 'link':
    case 'no-link':
      return { name: 'found', receipt: state.receipt, email }
  }
}

/** A code that is scanned goes into its field; once a receipt is there, a code begins the next search, and a tax code is of no use. */
function scannedInto(
  state: ReceiptState,
  scanned: { readonly code: string } | { readonly taxCode: string },
): ReceiptState | undefined {
  switch (state.name) {
    case 'entry':
    case 'fault':
      return 'code' in scanned
        ? { name: 'entry', code: scanned.code, taxCode: state.taxCode }
        : { name: 'entry', code: state.code, taxCode: scanned.taxCode }
    case 'searching':
      return undefined
    case 'found':
    case 'mailed':
    case 'linking':
    case 'link':
    case 'no-link':
      return 'code' in scanned ? { name: 'entry', code: scanned.code, taxCode: '' } : undefined
  }
}

type Searching = Extract<ReceiptState, { name: 'searching' }>

function answers(state: ReceiptState, event: { readonly lookUpId: string }): state is Searching {
  return state.name === 'searching' && state.lookUpId === event.lookUpId
}
