import { createHash } from 'node:crypto'
import { addDays, romeDate } from '../../../main/domain/calendar.ts'
import { iuvOf, noticeNumberCheckDigits } from '../../../main/domain/notice-number.ts'
import { italianIban } from './account.ts'
import type { SampleCase } from './cases.ts'
import type { Debtor } from './people.ts'
import { inventedCompanyCode } from './people.ts'
import { services } from './services.ts'

/** A position as GPD v1 writes it (`PaymentPositionModel`, with the read-only fields that a file may carry). Date-times are UTC. */
export type GpdPosition = Debtor & {
  readonly iupd: string
  readonly companyName: string
  readonly officeName: string
  readonly switchToExpired: boolean
  readonly payStandIn: boolean
  readonly status: 'DRAFT' | 'PUBLISHED' | 'VALID' | 'EXPIRED' | 'INVALID' | 'PARTIALLY_PAID' | 'PAID' | 'REPORTED'
  readonly validityDate?: string
  readonly paymentDate?: string
  readonly paymentOption: readonly GpdOption[]
}

/** One way to pay it (`PaymentOptionModel`); `amount` is in cents. */
export type GpdOption = {
  readonly nav: string
  readonly iuv: string
  readonly amount: number
  readonly description: string
  readonly isPartialPayment: boolean
  readonly dueDate: string
  readonly status: 'PO_UNPAID' | 'PO_PAID' | 'PO_REPORTED'
  readonly transfer: readonly GpdTransfer[]
}

/** One share of it (`TransferModel`). */
export type GpdTransfer = {
  readonly idTransfer: string
  readonly amount: number
  readonly organizationFiscalCode: string
  readonly companyName: string
  readonly remittanceInformation: string
  readonly category: string
  readonly iban?: string
  readonly postalIban?: string
  readonly stamp?: { readonly hashDocument: string; readonly stampType: string; readonly provincialResidence: string }
}

/** The sample municipality, and the province that gets its share of the waste tax. ABI and CAB 99999 name no bank. */
export const creditor = {
  fiscalCode: inventedCompanyCode('8000001'),
  name: 'Comune di Pontelume',
  iban: italianIban('99999', '99999', '000000001001'),
  postalIban: italianIban('07601', '99999', '000000001001'),
} as const
const province = {
  fiscalCode: inventedCompanyCode('8000002'),
  name: 'Provincia di Valdilume',
  iban: italianIban('99999', '99999', '000000002002'),
} as const

const AUX_AND_SEGREGATION = '307'
const STAMP_CENTS = 1_600

/** The notice number of an option of the sample: the whole is option 0, instalments count from 1. It does not depend on the day. */
export function sampleNoticeNumber(sample: SampleCase, index: number, option: number): string {
  const file = String((index + 1) * 137).padStart(7, '0')
  const first16 = `${AUX_AND_SEGREGATION}${services[sample.service].code}${file}${String(option).padStart(2, '0')}`
  return first16 + noticeNumberCheckDigits(first16)
}

/** The record of one case of the sample, as of `today` (`YYYY-MM-DD`). The whole comes first, then its instalments. */
export function gpdRecord(sample: SampleCase, index: number, today: string): GpdPosition {
  const service = services[sample.service]
  const { standing } = sample
  const status = statusOf(sample)
  const isPaid = status === 'PAID' || status === 'REPORTED'
  return {
    iupd: createHash('sha256').update(`Pontelume ${index}`).digest('hex').slice(0, 32),
    ...sample.debtor,
    companyName: creditor.name,
    officeName: service.office,
    switchToExpired: service.expires || standing === 'lapsed',
    payStandIn: true,
    status,
    ...(standing === 'announced' && { validityDate: `${addDays(today, Math.ceil(sample.dueInDays / 3))}T05:00:00Z` }),
    ...(isPaid && { paymentDate: `${addDays(today, Math.min(sample.dueInDays, 0) - 3)}T09:41:00Z` }),
    paymentOption: optionsOf(sample, index, today),
  }
}

function statusOf({ standing, paidOfPlan }: SampleCase): GpdPosition['status'] {
  if (typeof paidOfPlan === 'number') return 'PARTIALLY_PAID'
  const statuses = {
    open: 'VALID',
    lapsed: 'VALID',
    paid: 'PAID',
    reported: 'REPORTED',
    expired: 'EXPIRED',
    revoked: 'INVALID',
    announced: 'PUBLISHED',
    draft: 'DRAFT',
  } as const
  return statuses[standing]
}

function optionsOf(sample: SampleCase, index: number, today: string): readonly GpdOption[] {
  const { amountCents, dueInDays, instalmentsDueInDays = [], paidOfPlan, standing } = sample
  const isWholePaid = standing === 'paid' || standing === 'reported'
  const paidStatus = standing === 'reported' ? 'PO_REPORTED' : 'PO_PAID'
  const paidInstalments = typeof paidOfPlan === 'number' ? paidOfPlan : 0
  const count = instalmentsDueInDays.length
  const year = Number(addDays(today, dueInDays).slice(0, 4))
  const subject = services[sample.service].subject(year, 100 + index)
  const option = (place: number, amount: number, dueIn: number, isPaid: boolean): GpdOption => {
    const nav = sampleNoticeNumber(sample, index, place)
    const description = place > 0 ? `${subject} - rata ${place} di ${count}` : subject
    return {
      nav,
      iuv: iuvOf(nav),
      amount,
      description,
      isPartialPayment: place > 0,
      dueDate: endOfDay(addDays(today, dueIn)),
      status: isPaid ? paidStatus : 'PO_UNPAID',
      transfer: transfersOf(sample, amount, description),
    }
  }
  return [
    option(0, amountCents, dueInDays, isWholePaid),
    ...instalmentsDueInDays.map((due, place) => {
      const share = Math.floor(amountCents / count) + (place < amountCents % count ? 1 : 0)
      return option(place + 1, share, due, place < paidInstalments)
    }),
  ]
}

function transfersOf({ service, debtor }: SampleCase, amount: number, description: string): readonly GpdTransfer[] {
  const { category } = services[service]
  const toTown = (cents: number): GpdTransfer => ({
    idTransfer: '1',
    amount: cents,
    organizationFiscalCode: creditor.fiscalCode,
    companyName: creditor.name,
    remittanceInformation: description,
    category,
    iban: creditor.iban,
    ...(service === 'waste' && { postalIban: creditor.postalIban }),
  })
  if (service === 'waste') {
    // The province's tax on the environment is 5 % on top of the town's part.
    const provinceCents = Math.round((amount * 5) / 105)
    const toProvince: GpdTransfer = {
      idTransfer: '2',
      amount: provinceCents,
      organizationFiscalCode: province.fiscalCode,
      companyName: province.name,
      remittanceInformation: description.replace('TARI', 'TEFA'),
      category,
      iban: province.iban,
    }
    return [toTown(amount - provinceCents), toProvince]
  }
  if (service === 'certificate') {
    const stamp: GpdTransfer = {
      idTransfer: '2',
      amount: STAMP_CENTS,
      organizationFiscalCode: creditor.fiscalCode,
      companyName: creditor.name,
      remittanceInformation: 'Marca da bollo',
      category,
      stamp: {
        hashDocument: createHash('sha256').update(`${debtor.fiscalCode} certificato`).digest('base64'),
        stampType: '01',
        provincialResidence: debtor.province ?? 'PL',
      },
    }
    return [toTown(amount - STAMP_CENTS), stamp]
  }
  return [toTown(amount)]
}

// The last second of a day in Italy, whose distance from UTC changes twice a year.
function endOfDay(day: string): string {
  const inWinter = `${day}T22:59:59Z`
  return romeDate(inWinter) === day ? inWinter : `${day}T21:59:59Z`
}
