import type { AmountBand, BoardFilter, BoardPeriod, FilterName, PaymentOutcome } from '../../../main/domain/board.ts'
import type { Kiosk } from '../../state/kiosk.ts'
import type { IconName } from '../../ui/Icon.svelte'

/** The filters in the order in which they are shown. */
export const FILTERS = ['period', 'service', 'amount', 'outcome'] as const satisfies readonly FilterName[]

/** What an amount can be filtered by, the least first. */
export const AMOUNTS = ['to-50', 'to-200', 'to-1000', 'over-1000'] as const satisfies readonly AmountBand[]

/** What an outcome can be filtered by, the most frequent first. */
export const OUTCOMES = ['paid', 'under-way', 'not-paid', 'unknown'] as const satisfies readonly PaymentOutcome[]

/** How a payment stands, for the eye: never alone, always beside its words. */
export const OUTCOME_SIGNS: Readonly<
  Record<PaymentOutcome, { readonly icon: IconName; readonly tone: 'plain' | 'good' | 'warning' }>
> = {
  paid: { icon: 'check', tone: 'good' },
  'under-way': { icon: 'clock', tone: 'plain' },
  'not-paid': { icon: 'cross', tone: 'plain' },
  unknown: { icon: 'question', tone: 'warning' },
}

/** A period in words. */
export function periodWords(period: BoardPeriod, { t }: Kiosk): string {
  if (period === 'always') return t('board.any.period')
  return period === 'days-30' ? t('board.period.recent') : String(period)
}

/** What one filter lets through, in words; also where that is everything. */
export function filterWords(what: FilterName, { period, service, amount, outcome }: BoardFilter, kiosk: Kiosk): string {
  const { t } = kiosk
  switch (what) {
    case 'period':
      return periodWords(period, kiosk)
    case 'service':
      return service ?? t('board.any.service')
    case 'amount':
      return amount === null ? t('board.any.amount') : t(`board.amount.${amount}`)
    case 'outcome':
      return outcome === null ? t('board.any.outcome') : t(`board.outcome.${outcome}`)
  }
}

/** The filters that let through less than everything. */
export function chosenFilters(filter: BoardFilter): readonly FilterName[] {
  return FILTERS.filter((what) => (what === 'period' ? filter.period !== 'always' : filter[what] !== null))
}
