import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { writeSettings } from '../../db/central/stores/settings.ts'
import {
  MINUTE_MS,
  newKiosk,
  olderReceiptOf,
  receiptOf,
  startPaymentBench,
  type PaymentBench,
} from '../../tests/payments/payment-bench.ts'
import { describeOnEngines } from '../../tests/sync/engines.ts'
import { numberOf, optionOf, positionOf, take } from '../../tests/sync/sample-positions.ts'
import { findReceipt } from './find-receipt.ts'
import { mailReceipt } from './mail-receipt.ts'

const DEBTOR = 'RSSMRA80A01H501U'
const PAYER = 'BSCMTT83A12L719R'

describeOnEngines('looking a receipt up', (db) => {
  let bench: PaymentBench
  beforeEach(async () => {
    bench = await startPaymentBench(db())
  })

  const receipt = (count = 1) =>
    receiptOf(bench.creditor, count, {
      payer: { kind: 'person', fiscalCode: PAYER, name: 'Matteo Boschi' },
      feeCents: 150,
    })
  const find = (code: string, taxCode: string, kioskId = bench.kioskId) =>
    findReceipt(db(), bench.creditor, kioskId, { code, taxCode }, bench.now())

  test('shows the payer all of it, and the debtor neither who paid nor the fee', async () => {
    await bench.take(receipt())
    expect(await find(numberOf(1), PAYER)).toEqual({ found: true, receipt: receipt(), copy: 'payer' })
    expect(await find(numberOf(1), DEBTOR)).toEqual({
      found: true,
      receipt: receiptOf(bench.creditor, 1),
      copy: 'debtor',
    })
  })

  test('gives who is both the copy of the payer', async () => {
    const both = receiptOf(bench.creditor, 1, { payer: { kind: 'person', fiscalCode: DEBTOR, name: 'Mario Rossi' } })
    await bench.take(both)
    expect(await find(numberOf(1), DEBTOR)).toEqual({ found: true, receipt: both, copy: 'payer' })
  })

  test.each([`  ${DEBTOR.toLowerCase()} `, 'RSS MRA 80A01 H501U'])('takes the tax code as "%s"', async (taxCode) => {
    await bench.take(receipt())
    expect(await find(numberOf(1), taxCode)).toMatchObject({ found: true, copy: 'debtor' })
  })

  test('finds by notice number and by IUV, in capitals or not, also the older kind by its number', async () => {
    await bench.take({ ...receipt(1), iuv: 'RFab1' })
    await bench.take(olderReceiptOf(bench.creditor, 2))
    await take(db(), bench.creditor, positionOf('b', [optionOf(2)]))
    for (const code of [numberOf(1), 'RFAB1', 'rfab1', numberOf(2), optionOf(2).iuv]) {
      expect(await find(code, DEBTOR), code).toMatchObject({ found: true })
    }
  })

  test('says the same of every wrong pair, and counts it', async () => {
    const other = await startPaymentBench(db())
    await bench.take(receipt())
    await bench.take(
      receiptOf(bench.creditor, 2, { debtor: { kind: 'person', fiscalCode: 'ANONIMO', name: 'Anonimo' } }),
    )
    await other.take(receiptOf(other.creditor, 3))
    const wrong: readonly (readonly [string, string])[] = [
      [numberOf(1), 'MRTMTT91D08F205J'],
      [numberOf(9), DEBTOR],
      [numberOf(9), 'MRTMTT91D08F205J'],
      [numberOf(2), 'ANONIMO'],
      [numberOf(2), ' anonimo'],
      [numberOf(3), DEBTOR],
      [numberOf(1), ' '],
      ['%', DEBTOR],
    ]
    for (const [code, taxCode] of wrong)
      expect(await find(code, taxCode), `${code} ${taxCode}`).toEqual({ found: false })
    expect(await bench.refusals()).toEqual({ 'receipt-pair': wrong.length })
  })

  test('is over for a kiosk with too many wrong pairs within the hour, and for no other', async () => {
    await db()
      .transaction()
      .execute((trx) => writeSettings(trx, bench.creditor, { unknownCodesPerHour: 3 }))
    await bench.take(receipt())
    for (let wrong = 0; wrong < 2; wrong += 1) await find(numberOf(9), DEBTOR)
    expect(await find(numberOf(1), DEBTOR)).toMatchObject({ found: true })
    await find(numberOf(9), DEBTOR)
    expect(await find(numberOf(1), DEBTOR)).toEqual({ found: false })
    expect(await find(numberOf(1), DEBTOR, await newKiosk(db(), bench.creditor))).toMatchObject({ found: true })
    bench.pass(59 * MINUTE_MS)
    expect(await find(numberOf(1), DEBTOR)).toEqual({ found: false })
    bench.pass(MINUTE_MS)
    expect(await find(numberOf(1), DEBTOR)).toMatchObject({ found: true })
    await find(numberOf(9), DEBTOR)
    expect(await find(numberOf(1), DEBTOR)).toMatchObject({ found: true })
  })

  test('has it mailed in the same copy, once for each request, and to nobody with a wrong pair', async () => {
    await bench.take(receipt())
    const requestId = randomUUID()
    const mail = (taxCode: string) =>
      mailReceipt({ ...bench.ports, db: db(), creditor: bench.creditor }, bench.kioskId, {
        code: numberOf(1),
        taxCode,
        requestId,
        email: 'a@b.example',
        language: 'fr',
      })
    expect(await mail('MRTMTT91D08F205J')).toEqual({ result: 'not-found' })
    expect(await bench.mails()).toEqual([])
    expect([await mail(DEBTOR), await mail(DEBTOR)]).toEqual([{ result: 'queued' }, { result: 'queued' }])
    expect(await bench.mails()).toEqual([
      {
        effectId: `receipt-for-${requestId}`,
        payload: { receiptId: 'receipt-1', to: 'a@b.example', language: 'fr', copy: 'debtor' },
      },
    ])
  })
})
