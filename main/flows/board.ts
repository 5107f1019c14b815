import type { ListPaymentsRequest } from '../../central/contract/board.ts'
import type { boardProcedures } from '../contract/board.ts'
import type { Handlers } from '../contract/procedure.ts'
import {
  allPayments,
  BOARD_PAGE,
  type AccountPayment,
  type BoardFailure,
  type BoardFilter,
  type BoardState,
} from '../domain/board.ts'
import { addDays, romeDate, romeMidnight } from '../domain/calendar.ts'
import type { SignedInPerson } from '../identity/person.ts'
import type { CentralClient } from '../sync/central.ts'
import type { Answered } from '../sync/post-json.ts'
import type { Caller } from '../transport/dispatch.ts'
import type { Visit } from '../visit/visit.ts'
import { done, notNow } from './visit.ts'

/** What the flow needs from the rest of the kiosk. */
export interface BoardFlowParts {
  readonly visit: Visit
  readonly central: Pick<CentralClient, 'listPayments' | 'sumPayments' | 'readPayment'>
  readonly person: Pick<SignedInPerson, 'key' | 'lost'>
  readonly now: () => Date
  /** Told of errors in work that no call waits for. */
  readonly onFault: (what: string, error: unknown) => void
}

type SessionKey = NonNullable<ReturnType<SignedInPerson['key']>>
type List = Extract<BoardState, { name: 'list' }>
type Place = NonNullable<ListPaymentsRequest['after']>

/** The flow `board` (requirements 5, 5.1): what was paid with the own account, found by filters and words; its receipts are the flow `receipt`'s. */
export function createBoardFlow(parts: BoardFlowParts): {
  readonly handlers: Handlers<typeof boardProcedures, Caller>
} {
  const { visit, central, person } = parts
  /** What the centre was asked last; an answer to anything else comes too late. */
  let asking: object | undefined
  /** The page that one comes back to. */
  let list: List | undefined
  /** The last payment of each page so far, which the next one begins after. */
  let places: Place[] = []
  const forget = () => {
    asking = undefined
    list = undefined
    places = []
  }
  visit.onEnd(forget)
  visit.onHandOver('board', (input) => {
    if (input === 'back' && list !== undefined) return show(list)
    // Somebody else may have signed in since: nothing of what was seen before is left to go back to.
    forget()
    load(allPayments)
  })

  const show = (state: BoardState) => visit.show({ flow: 'board', state })
  const stateNow = (): BoardState | undefined => {
    const { scene } = visit.screen()
    return scene.flow === 'board' ? scene.state : undefined
  }
  const fail = (why: BoardFailure) => show({ name: 'failed', why })
  /** Does something on one of these screens alone; `not-now` on any other, and where it is answered with false. */
  function on<Name extends BoardState['name']>(
    names: readonly Name[],
    act: (state: Extract<BoardState, { name: Name }>) => unknown,
  ): typeof done | typeof notNow {
    const state = stateNow()
    if (state === undefined || !names.some((name) => name === state.name)) return notNow
    return act(state as Extract<BoardState, { name: Name }>) === false ? notNow : done
  }

  /** Asks the centre as the person who is signed in, and shows what it answers unless the person has gone on meanwhile. */
  function ask<Value extends { readonly result: string }>(
    question: (session: SessionKey) => Promise<Answered<Value>>,
    hear: (value: Exclude<Value, { readonly result: 'signed-out' }>) => void,
  ): void {
    const session = person.key()
    if (session === undefined) {
      visit.handOver({ next: 'home' })
      return
    }
    const its = {}
    asking = its
    show({ name: 'asking' })
    const work = async () => {
      const answer = await question(session)
      if (asking !== its) return
      asking = undefined
      if (!answer.ok) fail('offline')
      else if (answer.value.result === 'signed-out') {
        forget()
        person.lost()
        fail('signed-out')
      } else hear(answer.value as Exclude<Value, { readonly result: 'signed-out' }>)
    }
    work().catch((error: unknown) => {
      if (asking === its) fail('offline')
      parts.onFault('board', error)
    })
  }

  /** Lists a page: the first one of another filter, or one that comes after those that were seen. */
  function load(filter: BoardFilter, page = 1): void {
    const after = places[page - 2]
    const request = { ...requestOf(filter, parts.now()), limit: BOARD_PAGE, ...(page > 1 && after && { after }) }
    ask(
      (session) => central.listPayments({ session, ...request }),
      ({ payments, hasMore }) => {
        const last = payments.at(-1)
        places = [...places.slice(0, page - 1), ...(last === undefined ? [] : [placeOf(last)])]
        list = { name: 'list', filter, typed: filter.text, page, hasMore, payments }
        show(list)
      },
    )
  }

  function readPayment(paymentId: string): void {
    ask(
      (session) => central.readPayment({ session, paymentId }),
      (value) => {
        if (value.result === 'unknown') return backToList()
        list = list && {
          ...list,
          payments: list.payments.map((each) => (each.paymentId === paymentId ? value.payment : each)),
        }
        if (value.receipt === undefined) show({ name: 'details', payment: value.payment })
        else {
          const { receipt, askedCents } = value
          visit.handOver({ next: 'receipt', input: { paymentId, receipt, askedCents } })
        }
      },
    )
  }

  function backToList(): void {
    asking = undefined
    if (list === undefined) visit.handOver({ next: 'home' })
    else show(list)
  }

  return {
    handlers: {
      'board.keep-typed': ({ text }) =>
        on(['list'], (state) => {
          list = { ...state, typed: text }
          show(list)
        }),
      'board.search': ({ text }) => on(['list'], ({ filter }) => load({ ...filter, text: text.trim() })),
      'board.turn': ({ to }) =>
        on(['list'], ({ filter, page, hasMore }) => {
          if (to === 'next' ? !hasMore : page === 1) return false
          load(filter, to === 'next' ? page + 1 : page - 1)
          return true
        }),
      'board.sort': ({ order }) => on(['list'], ({ filter }) => load({ ...filter, order })),
      'board.filters': () => on(['list'], ({ filter }) => show({ name: 'filters', filter })),
      'board.choose': ({ what }) =>
        on(['filters'], ({ filter }) => {
          if (what === 'amount' || what === 'outcome') show({ name: 'choosing', what, filter, years: [], services: [] })
          else
            ask(
              (session) => central.sumPayments({ session }),
              ({ years, services }) => show({ name: 'choosing', what, filter, years, services }),
            )
        }),
      'board.set': ({ choice: { what, value } }) =>
        on(['choosing'], (state) => {
          if (state.what !== what) return false
          show({ name: 'filters', filter: { ...state.filter, [what]: value } })
          return true
        }),
      'board.clear': () => on(['list', 'filters'], ({ filter: { order } }) => load({ ...allPayments, order })),
      'board.list': () =>
        on(['filters', 'failed'], (state) => {
          if (state.name === 'filters') load(state.filter)
          else if (state.why === 'signed-out') return false
          else load(list?.filter ?? allPayments)
          return true
        }),
      'board.totals': () =>
        on(['list'], () =>
          ask(
            (session) => central.sumPayments({ session }),
            ({ totals }) => show({ name: 'totals', totals }),
          ),
        ),
      'board.year': ({ year }) =>
        on(['totals'], ({ totals }) => {
          if (!totals.some((total) => total.year === year)) return false
          load({ ...allPayments, period: year, outcome: 'paid' })
          return true
        }),
      'board.details': ({ paymentId }) =>
        on(['list', 'details'], (state) => {
          const shown = state.name === 'list' ? state.payments : [state.payment]
          if (!shown.some((payment) => payment.paymentId === paymentId)) return false
          readPayment(paymentId)
          return true
        }),
      'board.pay': () =>
        on(['details'], ({ payment: { outcome, paidElsewhere, noticeNumber } }) => {
          if ((outcome !== 'not-paid' && outcome !== 'unknown') || paidElsewhere) return false
          visit.handOver({ next: 'notice', input: { code: noticeNumber } })
          return true
        }),
      'board.back': () =>
        on(['asking', 'list', 'filters', 'choosing', 'totals', 'details', 'failed'], (state) => {
          if (state.name === 'choosing') show({ name: 'filters', filter: state.filter })
          else if (state.name === 'list' || (state.name === 'failed' && state.why === 'signed-out')) {
            forget()
            visit.handOver({ next: 'home' })
          } else backToList()
        }),
    },
  }
}

/** What the centre is asked for a filter, at this moment. */
function requestOf(filter: BoardFilter, now: Date): Omit<ListPaymentsRequest, 'session' | 'limit' | 'after'> {
  const { text, period, service, amount, outcome, order } = filter
  return {
    order,
    ...(text !== '' && { text }),
    ...boundsOf(period, now),
    ...(service !== null && { service }),
    ...(amount !== null && { amount }),
    ...(outcome !== null && { outcome }),
  }
}

/** From which instant on, and until which. */
function boundsOf(period: BoardFilter['period'], now: Date): Pick<ListPaymentsRequest, 'from' | 'until'> {
  switch (period) {
    case 'always':
      return {}
    case 'days-30':
      return { from: romeMidnight(addDays(romeDate(now.toISOString()), -30)) }
    default:
      return { from: romeMidnight(`${period}-01-01`), until: romeMidnight(`${period + 1}-01-01`) }
  }
}

function placeOf({ at, paymentId }: AccountPayment): Place {
  return { at, paymentId }
}
