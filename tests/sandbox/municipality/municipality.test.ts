import { NO_SHARED } from '../../fixtures/describe-where.ts'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { Municipality } from '../../../central/contract/settings.ts'
import { readGpdPosition } from '../../../central/pagopa/gpd-position.ts'
import { addDays, romeDate } from '../../../main/domain/calendar.ts'
import type { DebtPosition, Payability } from '../../../main/domain/debt-position.ts'
import { payability } from '../../../main/domain/debt-position.ts'
import { checkNoticeNumber, iuvOf } from '../../../main/domain/notice-number.ts'
import { checkTaxCode } from '../../../main/domain/tax-code.ts'
import { ibanRemainder, italianIban } from './account.ts'
import type { SampleNotice } from './municipality.ts'
import { sampleMunicipality, sampleNotices, samplePositions } from './municipality.ts'
import { fiscalCodeOf } from './people.ts'

const TODAY = '2026-11-23'
const NOW = `${TODAY}T10:00:00Z`
const records = samplePositions(TODAY).paymentPositions
const options = records.flatMap((record) => record.paymentOption)

function positionsAt(today: string): readonly DebtPosition[] {
  return samplePositions(today).paymentPositions.map((record) => {
    const read = readGpdPosition(record, sampleMunicipality.creditor, `${today}T10:00:00Z`)
    if (!read.ok) throw new Error(read.problems.map(({ path, reason }) => `${path}: ${reason}`).join('\n'))
    return read.position
  })
}

function stateOf(noticeNumber: string, today: string): Payability {
  for (const position of positionsAt(today))
    for (const option of position.options)
      if (option.noticeNumber === noticeNumber) return payability(position, option, `${today}T10:00:00Z`)
  throw new Error(`The sample has no notice ${noticeNumber}`)
}

describe('the sample municipality', () => {
  it('has settings that a creditor file may have, with a right code', () => {
    expect(Municipality.parse(JSON.parse(JSON.stringify(sampleMunicipality)))).toEqual(sampleMunicipality)
    expect(checkTaxCode(sampleMunicipality.creditor)).toEqual({ ok: true, kind: 'company' })
  })

  it('has a crest that is only a drawing', () => {
    const { crest = '' } = sampleMunicipality.settings
    const tags = [...crest.matchAll(/<\/?([a-z]+)/g)].map(([, tag]) => tag)
    expect(new Set(tags)).toEqual(new Set(['svg', 'path', 'circle']))
    expect(crest).not.toMatch(/href|url\(|\son[a-z]+=/)
  })
})

describe('the sample positions', () => {
  it('are about fifty, and the same for the same day', () => {
    expect(records).toHaveLength(50)
    expect(samplePositions(TODAY)).toEqual(samplePositions(NOW))
    expect(JSON.stringify(samplePositions(TODAY))).toBe(JSON.stringify(samplePositions(TODAY)))
  })

  it('keep their numbers on another day, and move their dates with it', () => {
    const later = samplePositions(addDays(TODAY, 200)).paymentPositions
    const numbers = (some: typeof records): readonly string[] =>
      some.flatMap(({ iupd, paymentOption }) => [iupd, ...paymentOption.map(({ nav }) => nav)])
    expect(numbers(later)).toEqual(numbers(records))
    records.forEach((record, place) => {
      record.paymentOption.forEach((option, index) => {
        const moved = later[place]?.paymentOption[index]?.dueDate ?? ''
        expect(romeDate(moved)).toBe(addDays(romeDate(option.dueDate), 200))
      })
    })
  })

  it('end at the last second of a day in Italy, in summer and in winter', () => {
    for (const today of [TODAY, '2027-06-15'])
      for (const { dueDate } of samplePositions(today).paymentPositions.flatMap((record) => record.paymentOption)) {
        const nextSecond = new Date(Date.parse(dueDate) + 1000).toISOString()
        expect(romeDate(nextSecond)).toBe(addDays(romeDate(dueDate), 1))
      }
  })

  it('have numbers, codes and accounts that are right and their own', () => {
    const unique = (texts: readonly string[]): void => {
      expect(new Set(texts).size).toBe(texts.length)
    }
    unique(records.map(({ iupd }) => iupd))
    unique(options.map(({ nav }) => nav))
    for (const { nav, iuv } of options) {
      expect(nav).toMatch(/^307/)
      expect(checkNoticeNumber(nav)).toBe('ok')
      expect(iuv).toBe(iuvOf(nav))
    }
    for (const { iban, postalIban } of options.flatMap(({ transfer }) => transfer))
      for (const account of [iban, postalIban])
        if (account !== undefined) {
          expect(account).toMatch(/^IT[0-9]{2}[A-Z][0-9]{22}$/)
          expect(ibanRemainder(account)).toBe(1)
        }
  })

  it('name debtors whose fiscal codes are right and of their kind', () => {
    for (const { type, fiscalCode } of records)
      expect(checkTaxCode(fiscalCode)).toEqual({ ok: true, kind: type === 'F' ? 'person' : 'company' })
    expect(records.filter(({ type }) => type === 'G').length).toBeGreaterThan(0)
    expect(records.filter(({ country }) => country !== 'IT')).toHaveLength(1)
  })

  it('have transfers that add up, in order, and instalments that make the whole', () => {
    for (const { paymentOption } of records) {
      for (const { amount, transfer } of paymentOption) {
        expect(transfer.reduce((sum, each) => sum + each.amount, 0)).toBe(amount)
        expect(transfer.map(({ idTransfer }) => idTransfer)).toEqual(['1', '2'].slice(0, transfer.length))
        for (const each of transfer) {
          expect(each.amount).toBeGreaterThan(0)
          expect(each.iban === undefined).toBe(each.stamp !== undefined)
        }
      }
      const [whole, ...instalments] = paymentOption
      expect(whole?.isPartialPayment).toBe(false)
      if (instalments.length > 0) expect(instalments.reduce((sum, { amount }) => sum + amount, 0)).toBe(whole?.amount)
    }
  })

  it('have a name of exactly 70 characters with accents, one cent, and the largest amount of a notice', () => {
    const recordOf = (name: SampleNotice) =>
      records.find(({ paymentOption }) => paymentOption.some(({ nav }) => nav === sampleNotices[name]))
    const longName = recordOf('longName')?.fullName ?? ''
    expect(Array.from(longName.normalize('NFC'))).toHaveLength(70)
    expect(longName).toMatch(/[àèéìòù]/)
    expect(recordOf('oneCent')?.paymentOption[0]?.amount).toBe(1)
    expect(recordOf('largest')?.paymentOption[0]?.amount).toBe(99_999_999_999)
    expect(recordOf('company')?.type).toBe('G')
    expect(recordOf('foreign')?.country).toBe('DE')
    expect(recordOf('stamped')?.paymentOption[0]?.transfer[1]).toMatchObject({
      amount: 1600,
      stamp: { stampType: '01' },
    })
  })
})

describe('the named notices', () => {
  const onTime: Payability = { state: 'payable', isOverdue: false }
  const late: Payability = { state: 'payable', isOverdue: true }
  const states: Record<SampleNotice, Payability | 'not-yet'> = {
    unpaid: onTime,
    paid: { state: 'paid' },
    overdue: late,
    expired: { state: 'expired' },
    revoked: { state: 'revoked' },
    notYet: 'not-yet',
    longName: onTime,
    oneCent: onTime,
    largest: onTime,
    dueToday: onTime,
    lapsed: { state: 'expired' },
    draft: { state: 'draft' },
    reported: { state: 'paid' },
    company: onTime,
    foreign: onTime,
    stamped: onTime,
    whole: onTime,
    instalment: onTime,
    lastInstalment: onTime,
    wholeOfBegunPlan: { state: 'other-plan' },
    paidInstalment: { state: 'paid' },
    overdueInstalment: late,
    paidWhole: { state: 'paid' },
    instalmentOfSettledPlan: { state: 'paid' },
  }

  it('are all listed here', () => {
    expect(Object.keys(sampleNotices).sort()).toEqual(Object.keys(states).sort())
  })

  it.each(Object.keys(states) as SampleNotice[])('%s stands as its name says, today and in another season', (name) => {
    for (const today of [TODAY, '2027-03-28', '2027-07-01', '2028-02-29']) {
      const expected = states[name]
      const state = stateOf(sampleNotices[name], today)
      if (expected !== 'not-yet') expect(state).toEqual(expected)
      else {
        if (state.state !== 'not-yet') throw new Error(`${name} is ${state.state}`)
        expect(romeDate(state.from) > today).toBe(true)
      }
    }
  })

  it('are those of the README', () => {
    const readme = readFileSync(path.join(import.meta.dirname, 'README.md'), 'utf8')
    const written = [...readme.matchAll(/`(\w+)` (3[0-9]{17})/g)].map(([, name, number]) => [name, number])
    expect(written.length).toBeGreaterThan(5)
    for (const [name = '', number] of written) expect(sampleNotices[name as SampleNotice]).toBe(number)
  })
})

describe('what makes the codes', () => {
  it.each([
    [{ surname: 'Rossi', name: 'Mario', sex: 'M', born: '1980-01-01', place: 'H501' }, 'RSSMRA80A01H501U'],
    [{ surname: 'Rossi', name: 'Maria', sex: 'F', born: '1980-01-01', place: 'H501' }, 'RSSMRA80A41H501Y'],
    [{ surname: 'Fo', name: 'Al', sex: 'M', born: '1980-12-31', place: 'H501' }, /^FOXLAX80T31H501/],
    [{ surname: "D'Àia", name: 'Niccolò', sex: 'F', born: '2000-02-29', place: 'Z112' }, /^DAINCL00B69Z112/],
    [{ surname: 'Bianchi', name: 'Gianfranco', sex: 'M', born: '1970-10-05', place: 'F205' }, /^BNCGFR70R05F205/],
  ] as const)('%o has the fiscal code %s', (birth, code) => {
    expect(fiscalCodeOf(birth)).toMatch(code)
  })

  it('gives the example IBAN of Italy', () => {
    expect(italianIban('05428', '11101', '123456')).toBe('IT60X0542811101000000123456')
  })
})

const root = path.resolve(import.meta.dirname, '../../..')
const gpdFile = path.resolve(
  root,
  process.env['SPORTELLO_SHARED'] ?? '../shared',
  'reference/specs/gpd-published-v1.openapi.json',
)

describe('against the published GPD v1', () => {
  it('every record has the fields and values of its schema', (context) => {
    context.skip(!existsSync(gpdFile), NO_SHARED)
    const schemas = readSchemas()
    // A file may carry what GPD only answers: the status of an option.
    const option = schemas['PaymentOptionModel'] ?? {}
    const answered = schemas['PaymentOptionModelResponse']?.properties?.['status'] ?? {}
    const withStatus = {
      ...schemas,
      PaymentOptionModel: { ...option, properties: { ...option.properties, status: answered } },
    }
    for (const record of records)
      expect(problemsOf(record, { $ref: '#/PaymentPositionModel' }, withStatus, '')).toEqual([])
    const [first] = records
    expect(
      problemsOf({ ...first, status: 'OPEN', surname: 'x' }, { $ref: '#/PaymentPositionModel' }, withStatus, ''),
    ).toEqual(['.status: not one of the list', '.surname: unknown'])
  })
})

type Schema = {
  $ref?: string
  type?: string
  required?: string[]
  properties?: Record<string, Schema>
  items?: Schema
  enum?: unknown[]
  pattern?: string
  maxLength?: number
  minimum?: number
}

function readSchemas(): Record<string, Schema> {
  const file = z.object({ components: z.object({ schemas: z.record(z.string(), z.custom<Schema>()) }) })
  return file.parse(JSON.parse(readFileSync(gpdFile, 'utf8'))).components.schemas
}

function problemsOf(value: unknown, schema: Schema, schemas: Record<string, Schema>, at: string): string[] {
  if (schema.$ref !== undefined)
    return problemsOf(value, schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas, at)
  if (schema.enum !== undefined && !schema.enum.includes(value)) return [`${at}: not one of the list`]
  switch (schema.type) {
    case 'string': {
      const isGood =
        typeof value === 'string' &&
        value.length <= (schema.maxLength ?? Infinity) &&
        new RegExp(schema.pattern ?? '').test(value)
      return isGood ? [] : [`${at}: not such a text`]
    }
    case 'integer':
      return Number.isSafeInteger(value) && Number(value) >= (schema.minimum ?? -Infinity)
        ? []
        : [`${at}: not such a number`]
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${at}: not a boolean`]
    case 'array':
      if (!Array.isArray(value)) return [`${at}: not a list`]
      return value.flatMap((each, index) => problemsOf(each, schema.items ?? {}, schemas, `${at}[${index}]`))
    case 'object': {
      const fields = Object.entries(value as Record<string, unknown>)
      const missing = (schema.required ?? []).filter((name) => !fields.some(([field]) => field === name))
      return [
        ...missing.map((name) => `${at}.${name}: missing`),
        ...fields.flatMap(([name, field]) => {
          const known = schema.properties?.[name]
          return known === undefined ? [`${at}.${name}: unknown`] : problemsOf(field, known, schemas, `${at}.${name}`)
        }),
      ]
    }
    default:
      return [`${at}: a schema this test does not know`]
  }
}
