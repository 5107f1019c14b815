import type { Municipality } from '../../../central/contract/settings.ts'
import { romeDate } from '../../../main/domain/calendar.ts'
import type { CaseName } from './cases.ts'
import { caseNames, sampleCases } from './cases.ts'
import { sampleCrest } from './crest.ts'
import type { GpdPosition } from './gpd-records.ts'
import { creditor, gpdRecord, sampleNoticeNumber } from './gpd-records.ts'

/** The sample municipality: an invented town, in the form of `--creditor FILE`. */
export const sampleMunicipality: Municipality = {
  creditor: creditor.fiscalCode,
  settings: {
    idleSeconds: 90,
    privacyContact: 'dpo@comune.pontelume.example',
    privacyAddress: 'https://www.comune.pontelume.example/privacy/sportello',
    accessibilityAddress: 'https://form.agid.gov.it/view/comune-pontelume-sportello',
    accessibilityFeedbackAddress: 'https://www.comune.pontelume.example/accessibilita/segnala',
    name: creditor.name,
    sector: 'Servizi al cittadino',
    info: 'www.comune.pontelume.example · urp@comune.pontelume.example · 099 000 0000',
    cbill: 'PLUM1',
    postalAccount: '1000000017',
    postalAuthorisation: 'AUT. DB/0000/SMA 00000 DEL 01/01/2026',
    takesPaymentsOnSite: true,
    takesPaymentsInApp: false,
    officeName: 'Sportello del Cittadino',
    officeAddress: 'Piazza del Mulino 1, 99010 Pontelume (PL)',
    officeHours: 'Da lunedì a venerdì 8:30-12:30, giovedì anche 15:00-17:30',
    officePhone: '099 000 0000',
    officeEmail: 'urp@comune.pontelume.example',
    accent: '#0066CC',
    theme: 'light',
    crest: sampleCrest,
    cachePositions: 'open',
    guestPrint: 'open',
    registration: 'on',
    paysHere: true,
    printsPerVisit: 10,
    unknownCodesPerVisit: 10,
    unknownCodesPerHour: 60,
  },
}

/**
 * The debts of the sample town in the form that `sportello import` takes. Due dates are counted from `todayIso` (a day or a date-time),
 * so that each position keeps its standing whenever the sandbox is started; the same day gives the same data, and numbers never change.
 */
export function samplePositions(todayIso: string): { readonly paymentPositions: readonly GpdPosition[] } {
  const today = romeDate(todayIso)
  return { paymentPositions: sampleCases.map((sample, index) => gpdRecord(sample, index, today)) }
}

/** A plan's notice of the sample: which case, and which option (0 the whole, 1 the first instalment …). */
const planOptions = {
  whole: ['plan', 0],
  instalment: ['plan', 1],
  lastInstalment: ['plan', 3],
  wholeOfBegunPlan: ['begunPlan', 0],
  paidInstalment: ['begunPlan', 1],
  overdueInstalment: ['begunPlan', 2],
  paidWhole: ['settledPlan', 0],
  instalmentOfSettledPlan: ['settledPlan', 1],
} as const satisfies Record<string, readonly [CaseName, number]>

/** The name of a notice of the sample that stands for a kind. */
export type SampleNotice = Exclude<CaseName, 'plan' | 'begunPlan' | 'settledPlan'> | keyof typeof planOptions

function noticeNumberOf(name: CaseName, option: number): string {
  const index = caseNames.indexOf(name)
  const sample = sampleCases[index]
  if (sample === undefined) throw new Error(`The sample has no case ${name}`)
  return sampleNoticeNumber(sample, index, option)
}

/** The notice numbers of the sample's interesting cases, by name, on every day the same. */
export const sampleNotices = Object.fromEntries([
  ...caseNames.filter((name) => !/plan$/i.test(name)).map((name) => [name, noticeNumberOf(name, 0)]),
  ...Object.entries(planOptions).map(([name, [plan, option]]) => [name, noticeNumberOf(plan, option)]),
]) as Readonly<Record<SampleNotice, string>>
