import type { Component } from 'svelte'
import type { Scene, Screen } from '../../main/contract/screen.ts'
import Doubtful from '../flows/notice/Doubtful.svelte'
import Entry from '../flows/notice/Entry.svelte'
import Fault from '../flows/notice/Fault.svelte'
import Phone from '../flows/notice/Phone.svelte'
import Searching from '../flows/notice/Searching.svelte'
import Summary from '../flows/notice/Summary.svelte'
import TaxCode from '../flows/notice/TaxCode.svelte'
import Busy from '../flows/pay/Busy.svelte'
import Cancelled from '../flows/pay/Cancelled.svelte'
import Elsewhere from '../flows/pay/Elsewhere.svelte'
import Late from '../flows/pay/Late.svelte'
import Left from '../flows/pay/Left.svelte'
import NotPayable from '../flows/pay/NotPayable.svelte'
import Offer from '../flows/pay/Offer.svelte'
import Opening from '../flows/pay/Opening.svelte'
import Outside from '../flows/pay/Outside.svelte'
import Paid from '../flows/pay/Paid.svelte'
import PhonePage from '../flows/pay/PhonePage.svelte'
import Refused from '../flows/pay/Refused.svelte'
import Unavailable from '../flows/pay/Unavailable.svelte'
import Unknown from '../flows/pay/Unknown.svelte'
import Waiting from '../flows/pay/Waiting.svelte'
import Printed from '../flows/print/Printed.svelte'
import Printing from '../flows/print/Printing.svelte'
import Trouble from '../flows/print/Trouble.svelte'
import ReceiptEntry from '../flows/receipt/Entry.svelte'
import ReceiptFault from '../flows/receipt/Fault.svelte'
import ReceiptFound from '../flows/receipt/Found.svelte'
import ReceiptMailed from '../flows/receipt/Mailed.svelte'
import ReceiptSearching from '../flows/receipt/Searching.svelte'
import Help from '../flows/visit/Help.svelte'
import Home from '../flows/visit/Home.svelte'
import Languages from '../flows/visit/Languages.svelte'

type StateOf<Flow extends Scene['flow']> = Extract<Scene, { flow: Flow }>['state']
type Print = NonNullable<Screen['print']>

/** A component that gets a state, or one for which its being there says all. */
type ScreenOf<State> = Component<{ state: State }> | Component<Record<string, never>>

/** A component for each name of a state; a state without one does not compile. */
type ScreensOf<State extends { readonly name: string }> = {
  readonly [Name in State['name']]: ScreenOf<Extract<State, { name: Name }>>
}

const scenes = {
  visit: { home: Home },
  notice: {
    entry: Entry,
    doubtful: Doubtful,
    searching: Searching,
    summary: Summary,
    phone: Phone,
    'tax-code': TaxCode,
    fault: Fault,
  },
  pay: {
    offer: Offer,
    opening: Opening,
    outside: Outside,
    phone: PhonePage,
    waiting: Waiting,
    paid: Paid,
    cancelled: Cancelled,
    refused: Refused,
    left: Left,
    late: Late,
    unknown: Unknown,
    elsewhere: Elsewhere,
    busy: Busy,
    'not-payable': NotPayable,
    unavailable: Unavailable,
  },
  receipt: {
    entry: ReceiptEntry,
    searching: ReceiptSearching,
    found: ReceiptFound,
    mailed: ReceiptMailed,
    fault: ReceiptFault,
  },
} satisfies { readonly [Flow in Scene['flow']]: ScreensOf<StateOf<Flow>> }

const prints = { printing: Printing, printed: Printed, trouble: Trouble } satisfies ScreensOf<Print>

const overlays = { help: Help, languages: Languages } satisfies Record<
  Exclude<Screen['overlay'], 'none'>,
  ScreenOf<never>
>

/** What to show, and the name under which it counts as one and the same screen: when it changes, the focus moves. */
export interface ShownScreen {
  readonly name: string
  readonly component: Component<{ state: unknown }>
  readonly state: unknown
}

/** The component for a screen: what lies on top of all, else the print that lies over the scene, else the scene's own. */
export function screenFor({ overlay, print, scene }: Screen): ShownScreen {
  const ofFlow: Readonly<Record<string, unknown>> = scenes[scene.flow]
  // The tables are checked above: a component gets the state under whose name it stands, and those without a state pass it over.
  const shown = (name: string, component: unknown, state: unknown) => ({
    name,
    component: component as ShownScreen['component'],
    state,
  })
  if (overlay !== 'none') return shown(overlay, overlays[overlay], scene.state)
  if (print !== null) return shown(`print ${print.name}`, prints[print.name], print)
  return shown(`${scene.flow} ${scene.state.name}`, ofFlow[scene.state.name], scene.state)
}
