import type { DebtPosition } from '../../../main/domain/debt-position.ts'
import { noticeNumberCheckDigits } from '../../../main/domain/notice-number.ts'

const GIVEN = ['Anna', 'Bruno', 'Chiara', 'Davide', 'Elena', 'Nicolò', 'Sofia', 'Tommaso']
const FAMILY = ['Bianchi', 'Colombo', "D'Angelo", 'Esposito', 'Ferrari', 'Perišić', 'Romano']

/** The notice number of a position's only option, by its count; larger counts have larger numbers. */
export function noticeNumberOf(count: number): string {
  const first16 = `3079${String(count).padStart(12, '0')}`
  return first16 + noticeNumberCheckDigits(first16)
}

/**
 * The position of a count, with one option and one transfer, as most of a town's are: some 700 bytes as JSON, in the order of fields
 * that the centre has. Larger counts have larger keys.
 */
export function positionAt(count: number): DebtPosition {
  const noticeNumber = noticeNumberOf(count)
  const amountCents = 1_000 + (count % 90_000)
  return {
    iupd: `tari-2026-${String(count).padStart(9, '0')}`,
    status: 'VALID',
    debtor: {
      kind: 'person',
      fiscalCode: `RSSMRA80A01H${String(count % 1000).padStart(3, '0')}U`,
      name: `${GIVEN[count % GIVEN.length]} ${FAMILY[count % FAMILY.length]}`,
      address: {
        street: 'Via del Ponte Vecchio',
        civicNumber: String(1 + (count % 200)),
        postalCode: '34100',
        city: 'Pontelume',
        province: 'TS',
        country: 'IT',
      },
    },
    officeName: 'Ufficio Tributi',
    switchToExpired: false,
    options: [
      {
        noticeNumber,
        iuv: noticeNumber.slice(1),
        amountCents,
        description: `TARI 2026, saldo, utenza ${count}`,
        dueDate: '2099-03-31T21:59:59.000Z',
        isInstalment: false,
        status: 'PO_UNPAID',
        transfers: [
          {
            id: '1',
            amountCents,
            remittanceInformation: `TARI 2026, saldo, utenza ${count}`,
            category: '9/0101101IM/',
            creditor: '80000019994',
            iban: 'IT60X0542811101000000123456',
          },
        ],
      },
    ],
  }
}

/** Positions by the thousand, in the order of their keys: never all in memory. */
export function* positionsInChunks(rows: number, atOnce: number): Generator<readonly DebtPosition[]> {
  for (let from = 0; from < rows; from += atOnce) {
    yield Array.from({ length: Math.min(atOnce, rows - from) }, (_, index) => positionAt(from + index))
  }
}
