import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { feedAfter } from '../../db/central/stores/feed.ts'
import { forgetEmails } from '../../db/central/stores/attempt-ends.ts'
import { takePositions } from '../../db/central/stores/positions.ts'
import type { PositionStatus } from '../../main/domain/debt-position.ts'
import {
  MINUTE_MS,
  olderReceiptOf,
  receiptOf,
  startPaymentBench,
  type PaymentBench,
} from '../../tests/payments/payment-bench.ts'
import { describeOnEngines } from '../../tests/sync/engines.ts'
import { incoming, numberOf, optionOf, positionOf, take } from '../../tests/sync/sample-positions.ts'
import { untilSomebodyWaits } from '../../tests/sync/waiting-queries.ts'
import { takeReturn } from './take-return.ts'

describeOnEngines('a receipt', (db, { engine }) => {
  let bench: PaymentBench
  let creditor: string
  beforeEach(async () => {
    bench = await startPaymentBench(db())
    creditor = bench.creditor
  })

  const receiptsKept = async () => {
    const rows = await db()
      .selectFrom('payment_receipt')
      .select('receipt_id')
      .where('creditor', '=', creditor)
      .execute()
    return rows.map(({ receipt_id: id }) => id).toSorted()
  }
  const feedLength = async () => (await feedAfter(db(), creditor, 0, 100)).at(-1)?.position ?? 0
  const stateOf = async (attemptId: string) => {
    const { state, reason } = await bench.attempt(attemptId)
    return reason === null ? state : `${state} ${reason}`
  }
  const comeBack = (reference: string, outcome: 'ok' | 'waiting' | 'cancelled' | 'error') =>
    takeReturn(db(), creditor, outcome, reference, bench.now())

  describe('makes a notice paid', () => {
    test('by its number, without any attempt, and tells the kiosks', async () => {
      await take(db(), creditor, positionOf('a', [optionOf(1)]), positionOf('b', [optionOf(2)]))
      const before = await feedLength()
      expect(await bench.take(receiptOf(creditor, 1))).toBe('taken')
      expect(await bench.statuses('a')).toEqual(['PAID', 'PO_PAID'])
      expect(await bench.statuses('b')).toEqual(['VALID', 'PO_UNPAID'])
      expect(await feedAfter(db(), creditor, before, 100)).toEqual([
        { thing: 'position', id: 'a', position: before + 1, isHeld: false },
      ])
      expect([await bench.tasks(), await bench.mails()]).toEqual([[], []])
    })

    test('by its IUV, in capitals or not, when it has no number or one that we do not know', async () => {
      await take(
        db(),
        creditor,
        positionOf('a', [optionOf(1, { iuv: 'RFab1' })]),
        positionOf('b', [optionOf(2, { iuv: 'RFab2' })]),
      )
      expect(await bench.take(olderReceiptOf(creditor, 1, { iuv: 'rfAB1' }))).toBe('taken')
      await bench.take(receiptOf(creditor, 2, { iuv: 'RFAB2', noticeNumber: numberOf(77) }))
      expect(await bench.statuses('a')).toEqual(['PAID', 'PO_PAID'])
      expect(await bench.statuses('b')).toEqual(['PAID', 'PO_PAID'])
      expect(await bench.tasks()).toEqual([])
    })

    test('and its position by instalments, in part and then in whole', async () => {
      const rates = [optionOf(2, { isInstalment: true }), optionOf(3, { isInstalment: true })]
      await take(db(), creditor, positionOf('a', [optionOf(1), ...rates]))
      await bench.take(receiptOf(creditor, 2))
      expect(await bench.statuses('a')).toEqual(['PARTIALLY_PAID', 'PO_UNPAID', 'PO_PAID', 'PO_UNPAID'])
      await bench.take(receiptOf(creditor, 3))
      expect(await bench.statuses('a')).toEqual(['PAID', 'PO_UNPAID', 'PO_PAID', 'PO_PAID'])
    })
  })

  describe('and an import', () => {
    test('that still says unpaid does not take the payment back', async () => {
      const position = positionOf('a', [optionOf(1)])
      await take(db(), creditor, position)
      await bench.take(receiptOf(creditor, 1))
      const again = { ...position, officeName: 'Tributi' }
      expect(await take(db(), creditor, again)).toEqual([{ result: 'changed' }])
      expect(await bench.statuses('a')).toEqual(['PAID', 'PO_PAID'])
      expect(await take(db(), creditor, again)).toEqual([{ result: 'unchanged' }])
    })

    test('that comes after it finds its notice paid', async () => {
      await bench.take(receiptOf(creditor, 2))
      const rates = [optionOf(2, { isInstalment: true }), optionOf(3, { isInstalment: true })]
      expect(await take(db(), creditor, positionOf('a', rates), positionOf('b', [optionOf(1)]))).toEqual([
        { result: 'added' },
        { result: 'added' },
      ])
      expect(await bench.statuses('a')).toEqual(['PARTIALLY_PAID', 'PO_PAID', 'PO_UNPAID'])
      expect(await bench.statuses('b')).toEqual(['VALID', 'PO_UNPAID'])
    })

    // PGlite has one connection: nobody can be between two others.
    if (engine === 'PostgreSQL') {
      test('that is not committed yet is waited for: neither misses the other', async () => {
        const hasTaken = Promise.withResolvers<undefined>()
        const mayCommit = Promise.withResolvers<undefined>()
        const importing = db()
          .transaction()
          .execute(async (trx) => {
            await takePositions(trx, creditor, [incoming(positionOf('a', [optionOf(1)]))], bench.now())
            hasTaken.resolve(undefined)
            await mayCommit.promise
          })
        await hasTaken.promise
        const taking = bench.take(receiptOf(creditor, 1))
        await untilSomebodyWaits(db())
        mayCommit.resolve(undefined)
        await importing
        expect(await taking).toBe('taken')
        expect(await bench.statuses('a')).toEqual(['PAID', 'PO_PAID'])
        expect(await bench.tasks()).toEqual([])
      })
    }

    test('that says more than paid is believed', async () => {
      await bench.take(receiptOf(creditor, 1))
      await take(db(), creditor, positionOf('a', [optionOf(1, { status: 'PO_REPORTED' })], { status: 'REPORTED' }))
      expect(await bench.statuses('a')).toEqual(['REPORTED', 'PO_REPORTED'])
    })

    test('of another municipality have nothing to do with each other', async () => {
      const other = await startPaymentBench(db())
      await bench.take(receiptOf(creditor, 1))
      await take(db(), other.creditor, positionOf('a', [optionOf(1)]))
      expect(await other.statuses('a')).toEqual(['VALID', 'PO_UNPAID'])
    })
  })

  test('that comes again is kept once: nothing moves, and there is no second mail', async () => {
    await take(db(), creditor, positionOf('a', [optionOf(1)]))
    const { attemptId } = await bench.open(1, { email: 'a@b.example' })
    const receipt = receiptOf(creditor, 1, { paymentNote: attemptId })
    expect(await bench.take(receipt)).toBe('taken')
    const before = [await feedLength(), await bench.attempt(attemptId), await bench.statuses('a')]
    bench.pass(MINUTE_MS)
    expect(await bench.take(receipt)).toBe('duplicate')
    expect(await bench.take({ ...receipt, amountCents: 5 })).toBe('duplicate')
    expect([await feedLength(), await bench.attempt(attemptId), await bench.statuses('a')]).toEqual(before)
    expect(await receiptsKept()).toEqual(['receipt-1'])
    expect([(await bench.mails()).length, await bench.tasks()]).toEqual([1, []])
  })

  test('of another creditor is refused and counted, and nothing moves', async () => {
    await take(db(), creditor, positionOf('a', [optionOf(1)]))
    const { attemptId } = await bench.open(1, { email: 'a@b.example' })
    const before = await feedLength()
    expect(await bench.take(receiptOf('99999999999', 1, { paymentNote: attemptId }))).toBe('foreign')
    expect(await receiptsKept()).toEqual([])
    expect(await bench.statuses('a')).toEqual(['VALID', 'PO_UNPAID'])
    expect(await stateOf(attemptId)).toBe('at-checkout')
    expect([await feedLength(), await bench.tasks(), await bench.mails()]).toEqual([before, [], []])
    expect(await bench.refusals()).toEqual({ 'receipt-foreign': 1 })
  })

  describe('and the attempt that it names', () => {
    beforeEach(() => take(db(), creditor, positionOf('a', [optionOf(1)]), positionOf('b', [optionOf(2)])))

    test('which is paid by it, with one mail, and its address forgotten', async () => {
      const { attemptId } = await bench.open(1, { email: 'a@b.example', language: 'sl' })
      await bench.take(receiptOf(creditor, 1, { paymentNote: attemptId }))
      expect(await bench.attempt(attemptId)).toMatchObject({ state: 'paid', email: null, checkout_address: null })
      expect(await bench.mails()).toEqual([
        {
          effectId: `receipt-of-${attemptId}`,
          payload: { receiptId: 'receipt-1', to: 'a@b.example', language: 'sl', copy: 'payer' },
        },
      ])
    })

    test('who gave no address gets no mail', async () => {
      const { attemptId } = await bench.open(1)
      await bench.take(receiptOf(creditor, 1, { paymentNote: attemptId }))
      expect([await stateOf(attemptId), await bench.mails()]).toEqual(['paid', []])
    })

    test.each(['ok', 'waiting', 'cancelled', 'error', 'nothing'] as const)(
      'is paid also after the word %s, and then no word for hours',
      async (word) => {
        const { attemptId, reference } = await bench.open(1, { email: 'a@b.example' })
        if (word !== 'nothing') await comeBack(reference, word)
        bench.pass(3 * 60 * MINUTE_MS)
        await bench.open(2)
        const ended = word === 'cancelled' || word === 'error' ? 'not-paid' : 'unknown'
        expect((await stateOf(attemptId)).split(' ')[0]).toBe(ended)
        await bench.take(receiptOf(creditor, 1, { paymentNote: attemptId }))
        expect([await stateOf(attemptId), (await bench.mails()).length]).toEqual(['paid', 1])
      },
    )

    test('is paid though another one has the notice by now, which ends', async () => {
      const first = await bench.open(1, { email: 'a@b.example' })
      await comeBack(first.reference, 'cancelled')
      const second = await bench.open(1, { email: 'c@d.example' })
      expect(await stateOf(second.attemptId)).toBe('at-checkout')
      await bench.take(receiptOf(creditor, 1, { paymentNote: first.attemptId }))
      expect(await stateOf(first.attemptId)).toBe('paid')
      expect(await stateOf(second.attemptId)).toBe('not-paid elsewhere')
      expect(await bench.mails()).toMatchObject([{ payload: { to: 'a@b.example' } }])
    })

    test.each([
      ['names none', () => undefined],
      ['names one that is not there', () => randomUUID()],
      ['names the attempt over another notice', (foreign: string) => foreign],
    ])(
      'that %s ends the one over its notice as paid elsewhere, without a mail or a word of who paid',
      async (_, note) => {
        const mine = await bench.open(1, { email: 'a@b.example' })
        const foreign = await bench.open(2, { email: 'c@d.example' })
        const paymentNote = note(foreign.attemptId)
        await bench.take(receiptOf(creditor, 1, paymentNote === undefined ? {} : { paymentNote }))
        expect(await stateOf(mine.attemptId)).toBe('not-paid elsewhere')
        expect(await stateOf(foreign.attemptId)).toBe('at-checkout')
        expect(await bench.mails()).toEqual([])
        const linked = await db()
          .selectFrom('payment_receipt')
          .select('attempt_id')
          .where('creditor', '=', creditor)
          .execute()
        expect(linked).toEqual([{ attempt_id: null }])
      },
    )

    test('has no mail when its address was forgotten', async () => {
      const { attemptId } = await bench.open(1, { email: 'a@b.example' })
      bench.pass(60 * MINUTE_MS)
      await bench.open(2)
      await forgetEmails(db(), creditor, bench.now())
      await bench.take(receiptOf(creditor, 1, { paymentNote: attemptId }))
      expect([await stateOf(attemptId), await bench.mails()]).toEqual(['paid', []])
    })
  })

  describe('that surprises us is kept, and becomes a task:', () => {
    const facts = (count: number) => ({
      receiptId: `receipt-${count}`,
      iuv: optionOf(count).iuv,
      noticeNumber: numberOf(count),
    })

    test('another amount', async () => {
      await take(db(), creditor, positionOf('a', [optionOf(1)]))
      await bench.take(receiptOf(creditor, 1, { amountCents: 990 }))
      expect(await bench.statuses('a')).toEqual(['PAID', 'PO_PAID'])
      expect(await bench.tasks()).toEqual([
        { kind: 'receipt-amount', facts: { ...facts(1), askedCents: 1001, paidCents: 990 } },
      ])
    })

    test('a notice that we do not know', async () => {
      await bench.take(receiptOf(creditor, 1))
      expect(await receiptsKept()).toEqual(['receipt-1'])
      expect(await bench.tasks()).toEqual([{ kind: 'receipt-unknown-notice', facts: { ...facts(1), paidCents: 1001 } }])
    })

    test('the second receipt of a notice', async () => {
      await take(db(), creditor, positionOf('a', [optionOf(1)]))
      await bench.take(receiptOf(creditor, 1))
      await bench.take(receiptOf(creditor, 1, { receiptId: 'receipt-1-again' }))
      expect(await receiptsKept()).toEqual(['receipt-1', 'receipt-1-again'])
      expect(await bench.tasks()).toEqual([
        { kind: 'receipt-again', facts: { ...facts(1), receiptId: 'receipt-1-again' } },
      ])
    })

    test.each<[PositionStatus, string]>([
      ['INVALID', 'revoked'],
      ['EXPIRED', 'expired'],
      ['DRAFT', 'draft'],
    ])('a notice that is %s', async (status, why) => {
      await take(db(), creditor, positionOf('a', [optionOf(1)], { status }))
      await bench.take(receiptOf(creditor, 1))
      expect(await bench.statuses('a')).toEqual(['PAID', 'PO_PAID'])
      expect(await bench.tasks()).toEqual([{ kind: 'receipt-not-payable', facts: { ...facts(1), why } }])
    })

    test.each(['whole first', 'instalment first'])('both plans of one position (%s)', async (order) => {
      await take(db(), creditor, positionOf('a', [optionOf(1), optionOf(2, { isInstalment: true })]))
      const [first, second] = order === 'whole first' ? ([1, 2] as const) : ([2, 1] as const)
      await bench.take(receiptOf(creditor, first))
      await bench.take(receiptOf(creditor, second))
      expect(await bench.tasks()).toEqual([
        { kind: 'receipt-not-payable', facts: { ...facts(second), why: 'other-plan' } },
      ])
    })

    test('but not the receipt of a payment that the file told us of', async () => {
      await take(
        db(),
        creditor,
        positionOf('a', [optionOf(1, { status: 'PO_PAID' })], { status: 'PAID' }),
        positionOf('b', [optionOf(2)], { status: 'PAID' }),
      )
      await bench.take(receiptOf(creditor, 1))
      await bench.take(receiptOf(creditor, 2))
      expect(await bench.tasks()).toEqual([])
    })

    test('but not one that was paid before the term was over and comes after it', async () => {
      const dueDate = '2026-11-30T22:59:59.000Z'
      await take(db(), creditor, positionOf('a', [optionOf(1, { dueDate })], { switchToExpired: true }))
      bench.pass(30 * 24 * 60 * MINUTE_MS)
      await bench.take(receiptOf(creditor, 1))
      expect(await bench.tasks()).toEqual([])
    })
  })
})
