import type { Debtor } from './people.ts'
import { company, foreigner, longNamed, people } from './people.ts'
import type { ServiceName } from './services.ts'

/**
 * How a position of the sample stands today: `open` payable, late or not · `paid` · `reported` paid and reconciled · `expired` ·
 * `lapsed` its term is over though its status still says VALID · `revoked` withdrawn · `announced` payable later · `draft`.
 */
export type Standing = 'open' | 'paid' | 'reported' | 'expired' | 'lapsed' | 'revoked' | 'announced' | 'draft'

/** One position of the sample; days are counted from today. */
export type SampleCase = {
  readonly service: ServiceName
  readonly debtor: Debtor
  readonly amountCents: number
  readonly dueInDays: number
  readonly standing: Standing
  /** Days in which the instalments are due, where the whole may be paid in instalments instead. */
  readonly instalmentsDueInDays?: readonly number[]
  /** What of the plan is paid: the whole, or so many instalments. */
  readonly paidOfPlan?: 'whole' | number
}

type Row = readonly [
  service: ServiceName,
  debtor: Debtor,
  amountCents: number,
  dueInDays: number,
  standing?: Standing,
  plan?: Pick<SampleCase, 'instalmentsDueInDays' | 'paidOfPlan'>,
]

const townsman = (place: number): Debtor => people[place % people.length] ?? company

/** The positions that tests and the README name. Their places make their numbers: add new ones at the end. */
const named = {
  unpaid: ['waste', townsman(0), 23_450, 30],
  paid: ['canteen', townsman(1), 6_840, -12, 'paid'],
  overdue: ['graveLamps', townsman(6), 2_150, -45],
  expired: ['fine', townsman(3), 4_200, -20, 'expired'],
  revoked: ['publicGround', townsman(11), 18_700, 14, 'revoked'],
  notYet: ['waste', townsman(2), 31_890, 75, 'announced'],
  longName: ['waste', longNamed, 41_205, 30],
  oneCent: ['gym', townsman(13), 1, 10],
  largest: ['building', company, 99_999_999_999, 90],
  plan: ['waste', townsman(4), 36_000, 40, 'open', { instalmentsDueInDays: [40, 100, 160] }],
  begunPlan: ['waste', townsman(7), 29_999, -60, 'open', { instalmentsDueInDays: [-60, -5, 55], paidOfPlan: 1 }],
  settledPlan: ['waste', townsman(9), 27_500, 20, 'paid', { instalmentsDueInDays: [20, 80, 140], paidOfPlan: 'whole' }],
  dueToday: ['schoolBus', townsman(12), 14_500, 0],
  lapsed: ['identityCard', townsman(5), 2_221, -3, 'lapsed'],
  draft: ['building', townsman(19), 512_300, 60, 'draft'],
  reported: ['nursery', townsman(8), 38_000, -70, 'reported'],
  company: ['publicGround', company, 124_860, 25],
  foreign: ['fine', foreigner, 8_700, 21],
  stamped: ['certificate', townsman(16), 1_652, 15],
} as const satisfies Record<string, Row>

const others: readonly Row[] = [
  ['canteen', townsman(2), 7_215, 8],
  ['canteen', townsman(4), 5_130, -40, 'paid'],
  ['canteen', townsman(8), 6_270, 18],
  ['canteen', townsman(14), 4_560, -9],
  ['schoolBus', townsman(2), 16_000, 22],
  ['schoolBus', townsman(18), 14_500, -100, 'reported'],
  ['schoolBus', townsman(20), 14_500, 5],
  ['nursery', townsman(8), 38_000, 9],
  ['nursery', townsman(12), 29_500, -2],
  ['summerCamp', townsman(14), 12_000, -130, 'expired'],
  ['summerCamp', townsman(20), 12_000, 120, 'announced'],
  ['fine', townsman(7), 2_940, 4],
  ['fine', townsman(13), 12_180, 45],
  ['fine', townsman(19), 4_200, -15, 'paid'],
  ['fine', townsman(21), 8_700, -80, 'expired'],
  ['fine', townsman(5), 2_940, 3, 'revoked'],
  ['waste', townsman(1), 17_640, 30],
  ['waste', townsman(3), 20_115, 30],
  ['waste', townsman(6), 9_870, -200],
  ['waste', townsman(10), 11_230, 30, 'paid'],
  ['waste', townsman(15), 25_995, 30, 'open', { instalmentsDueInDays: [30, 90, 150] }],
  ['waste', townsman(17), 14_320, 30],
  ['publicGround', townsman(21), 9_600, 50],
  ['publicGround', townsman(9), 31_200, -33],
  ['graveLamps', townsman(15), 2_150, 60],
  ['graveLamps', townsman(17), 4_300, 60],
  ['graveLamps', townsman(1), 2_150, -300, 'reported'],
  ['identityCard', townsman(10), 2_221, 12],
  ['building', townsman(11), 348_077, 35],
  ['gym', townsman(18), 15_000, -7],
  ['gym', company, 60_000, 28],
]

/** The name of a case that stands for a kind of position. */
export type CaseName = keyof typeof named

/** All positions of the sample; those with a name come first, in the order of `caseNames`. */
export const sampleCases: readonly SampleCase[] = [...Object.values<Row>(named), ...others].map(
  ([service, debtor, amountCents, dueInDays, standing = 'open', plan = {}]) => ({
    service,
    debtor,
    amountCents,
    dueInDays,
    standing,
    ...plan,
  }),
)

/** The names of the first cases of `sampleCases`. */
export const caseNames = Object.keys(named) as readonly CaseName[]
