import fc from 'fast-check'
import type { NoticeDocument, NoticePayment, NoticePayments } from '../../main/documents/notice/notice.ts'
import { NOTICE_LIMITS } from '../../main/documents/notice/notice-content.ts'
import { languages } from '../../main/domain/visit.ts'
import { digits, maybe, textUpTo } from './any-text.ts'

/** One payment, its number by chance. */
const anyPayment: fc.Arbitrary<NoticePayment> = fc
  .record({
    noticeNumber: digits(18),
    amountCents: fc.oneof(
      fc.constantFrom(1, 9_999_999_999, 10_000_000_000, 99_999_999_999),
      fc.integer({ min: 1, max: 99_999_999_999 }),
    ),
    dueDate: maybe(fc.constantFrom('2026-12-31', '2027-01-01', '2028-08-28')),
  })
  .map(({ dueDate, ...rest }) => ({ ...rest, ...(dueDate !== undefined && { dueDate }) }))

/** Every way to pay: one payment, up to thirteen instalments with and without a whole one, a fine. */
const anyPayments: fc.Arbitrary<NoticePayments> = fc.oneof(
  fc.record({ kind: fc.constant('single' as const), payment: anyPayment }),
  fc.record({ kind: fc.constant('fine' as const), discounted: anyPayment, reduced: anyPayment }),
  fc
    .record({ whole: maybe(anyPayment), instalments: fc.array(anyPayment, { minLength: 2, maxLength: 13 }) })
    .map(({ whole, instalments }) => ({
      kind: 'instalments' as const,
      ...(whole !== undefined && { whole }),
      instalments,
    })),
)

/** Notices of every layout, in every language and pair of languages, their texts of any length up to their limits. */
export const anyNotice: fc.Arbitrary<NoticeDocument> = fc
  .record({
    creditor: fc.record(
      {
        fiscalCode: digits(11),
        name: textUpTo(NOTICE_LIMITS.creditorName),
        sector: textUpTo(NOTICE_LIMITS.sector),
        info: textUpTo(NOTICE_LIMITS.info),
        cbill: fc.string({
          unit: fc.constantFrom(...Array.from('ABCW0123')),
          minLength: 5,
          maxLength: NOTICE_LIMITS.code,
        }),
        physicalChannel: textUpTo(NOTICE_LIMITS.physicalChannel),
        hasWebsite: fc.boolean(),
        hasApp: fc.boolean(),
        postal: fc.record({
          account: fc.stringMatching(/^[0-9]{1,12}$/),
          holder: textUpTo(NOTICE_LIMITS.holder),
          authorisation: textUpTo(NOTICE_LIMITS.authorisation),
        }),
      },
      { requiredKeys: ['fiscalCode', 'name', 'hasWebsite', 'hasApp'] },
    ),
    debtor: fc.record(
      {
        fiscalCode: fc.constantFrom('FFFCST83A15L113V', '00000000000', 'ANONIMO'),
        name: textUpTo(NOTICE_LIMITS.debtorName),
        address: fc
          .tuple(textUpTo(NOTICE_LIMITS.address), fc.constantFrom(' ', '\n'))
          .map(([text, blank]) => text.replace(/ /g, blank)),
      },
      { requiredKeys: ['name'] },
    ),
    subject: textUpTo(NOTICE_LIMITS.subject),
    payments: anyPayments,
    language: fc.constantFrom(...languages),
    second: maybe(fc.record({ language: fc.constantFrom(...languages), isEqual: fc.boolean() })),
    freshAsOf: maybe(fc.constant('23:59')),
  })
  .map(({ freshAsOf, second, ...rest }) => ({
    ...rest,
    ...(second !== undefined && { second }),
    ...(freshAsOf !== undefined && { freshAsOf }),
    producedAt: '2026-11-23T15:00:00Z',
  }))
