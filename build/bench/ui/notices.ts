import { askCentral } from '../../../central/cli.ts'
import { noticeNumberCheckDigits } from '../../../main/domain/notice-number.ts'
import { sandboxPaths } from '../../../tests/sandbox/layout.ts'

/** One import at a time: central takes each in one go. */
const AT_ONCE = 500

/** Imports so many payable positions through central, with right check digits; returns what gives out their numbers, each once. */
export async function importNotices(data: string, count: number): Promise<() => string> {
  const numbers = Array.from({ length: count }, (_, index) => {
    const first16 = `3079${String(index).padStart(12, '0')}`
    return first16 + noticeNumberCheckDigits(first16)
  })
  for (let at = 0; at < count; at += AT_ONCE) {
    const paymentPositions = numbers.slice(at, at + AT_ONCE).map(positionOf)
    await askCentral(sandboxPaths(data).central, 'import', { paymentPositions })
  }
  let next = 0
  return () => {
    const number = numbers[next++]
    if (number === undefined) throw new Error('The benchmark has used up its notices')
    return number
  }
}

function positionOf(nav: string, index: number) {
  const amount = 1_000 + (index % 9_000)
  return {
    iupd: `bench-${nav}`,
    type: 'F',
    fiscalCode: 'RSSMRA80A01H501U',
    fullName: 'Mario Rossi',
    companyName: 'Comune di Pontelume',
    switchToExpired: false,
    status: 'VALID',
    paymentOption: [
      {
        nav,
        iuv: nav.slice(1),
        amount,
        description: 'TARI, saldo',
        isPartialPayment: false,
        dueDate: '2099-03-31T21:59:59Z',
        transfer: [
          {
            idTransfer: '1',
            amount,
            remittanceInformation: 'TARI',
            category: '9/0101101IM/',
            iban: 'IT60X0542811101000000123456',
          },
        ],
      },
    ],
  }
}
