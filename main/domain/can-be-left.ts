/** The parts of a screen that say where a person is. */
export interface Place {
  readonly print: { readonly name: string; readonly trouble?: string } | null
  readonly scene: { readonly flow: string; readonly state: { readonly name: string } }
}

/**
 * Whether a person can leave a screen for a request, and find it again: not while a sheet is on its way, a search is under way, the centre
 * makes something, or a payment has the next word; nor where nothing new can be kept.
 */
export function canBeLeft({ print, scene: { flow, state } }: Place): boolean {
  if (print?.name === 'printing' || isUnderWay(state)) return false
  if (state.name === 'cannot-save') return false
  if ((flow === 'take' && state.name === 'making') || (flow === 'receipt' && state.name === 'linking')) return false
  return !(flow === 'pay' && ['opening', 'outside', 'phone', 'waiting'].includes(state.name))
}

const UNDER_WAY = ['searching', 'sending', 'checking', 'asking', 'saving', 'entering', 'proving']

/** Whether the centre was asked for something and has the next word. */
export function isUnderWay({ name }: { readonly name: string }): boolean {
  return UNDER_WAY.includes(name)
}
