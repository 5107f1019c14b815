import { TicketContext } from '../../central/contract/tickets.ts'
import type { Place } from './can-be-left.ts'
import { isNoticeNumber } from './notice-number.ts'

/**
 * Where a person is who asks for assistance, for those who answer: the screen by the name that its title has among the texts where there
 * is one, and the notice it is about. Undefined on the home screen, unless something of ours failed there.
 */
export function contextOf({ print, scene }: Place, faultId?: string): TicketContext | undefined {
  const { flow, state } = scene
  if (flow === 'visit' && faultId === undefined) return undefined
  const screen = print === null ? screenOf(flow, state) : ['print', print.name, print.trouble].filter(isText).join('.')
  const noticeNumber = [
    numberIn(state, 'notice'),
    numberIn(state, 'payment'),
    numberIn(state, 'receipt'),
    codeIn(state),
  ]
    .filter(isText)
    .find(isNoticeNumber)
  const context = {
    screen,
    ...(noticeNumber !== undefined && { noticeNumber }),
    ...(faultId !== undefined && { faultId }),
  }
  // An id that is not one of ours says nothing.
  return TicketContext.safeParse(context).data ?? { screen, ...(noticeNumber !== undefined && { noticeNumber }) }
}

function screenOf(flow: string, state: { readonly name: string }): string {
  const kind = member(state, 'fault')
  const why = member(state, 'why')
  return [flow, state.name, isText(kind) ? kind : member(kind, 'kind'), why].filter(isText).join('.')
}

const numberIn = (state: object, holder: string) => member(member(state, holder), 'noticeNumber')
const codeIn = (state: object) => member(member(state, 'fault'), 'code') ?? member(state, 'code')

function member(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null && name in of
    ? (of as Readonly<Record<string, unknown>>)[name]
    : undefined
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
