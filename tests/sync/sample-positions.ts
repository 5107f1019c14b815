import type { CachedNotice } from '../../db/kiosk/stores/cache.ts'
import { createHash } from 'node:crypto'
import type { Central } from '../../db/central/open.ts'
import { takePositions, type IncomingPosition, type TakenPosition } from '../../db/central/stores/positions.ts'
import type { DebtPosition, PaymentOption } from '../../main/domain/debt-position.ts'

/** The moment at which tests of the centre take place, unless they say otherwise. */
export const NOW = '2026-11-23T09:00:00.000Z'

/** A notice number of the tests, by its count. */
export const numberOf = (count: number): string => `3${String(count).padStart(17, '0')}`

/** An option with the notice number and the IUV of its count. */
export function optionOf(count: number, other: Partial<PaymentOption> = {}): PaymentOption {
  return {
    noticeNumber: numberOf(count),
    iuv: numberOf(count).slice(1),
    amountCents: 1000 + count,
    description: `Avviso ${count}`,
    dueDate: '2026-12-31T22:59:59.000Z',
    isInstalment: false,
    status: 'PO_UNPAID',
    transfers: [],
    ...other,
  }
}

/** A position that can be paid, with these options. */
export function positionOf(
  iupd: string,
  options: readonly PaymentOption[],
  other: Partial<DebtPosition> = {},
): DebtPosition {
  return {
    iupd,
    status: 'VALID',
    debtor: { kind: 'person', fiscalCode: 'RSSMRA80A01H501U', name: 'Mario Rossi' },
    switchToExpired: false,
    options,
    ...other,
  }
}

/** What an importer hands over: the position and the digest of its content. */
export function incoming(position: DebtPosition): IncomingPosition {
  return { position, contentHash: createHash('sha256').update(JSON.stringify(position)).digest('hex') }
}

/** Takes positions in, in one transaction. */
export function take(
  db: Central,
  creditor: string,
  ...positions: readonly DebtPosition[]
): Promise<readonly TakenPosition[]> {
  return db.transaction().execute((trx) => takePositions(trx, creditor, positions.map(incoming), NOW))
}

/** The outcomes alone. */
export async function results(taken: Promise<readonly TakenPosition[]>): Promise<readonly TakenPosition['result'][]> {
  return (await taken).map(({ result }) => result)
}

/** A record of an import file in the form of GPD v1, with one option; `other` and `option` replace or add fields. */
export function gpdRecord(
  count: number,
  other: Readonly<Record<string, unknown>> = {},
  option: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    iupd: `record-${count}`,
    type: 'F',
    fiscalCode: 'RSSMRA80A01H501U',
    fullName: 'Mario Rossi',
    companyName: 'Comune di Esempio',
    paymentOption: [gpdOption(count, option)],
    ...other,
  }
}

/** An option of such a record. */
export function gpdOption(
  count: number,
  other: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    nav: numberOf(count),
    iuv: numberOf(count).slice(1),
    amount: 1000 + count,
    description: `Avviso ${count}`,
    isPartialPayment: false,
    dueDate: '2026-12-31T22:59:59Z',
    ...other,
  }
}

/** The position of a notice that was found in the cache of a kiosk. */
export function positionOfCached(found: CachedNotice | undefined): DebtPosition | undefined {
  return found && (JSON.parse(found.body) as DebtPosition)
}
