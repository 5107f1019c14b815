import type { PaymentView } from '../../central/contract/payments.ts'
import type { CentralClient } from '../sync/central.ts'

/** How long the centre holds a question back while nothing happens. */
const WAIT_MS = 20_000

/** The longest pause before the centre is asked again that did not answer. */
const MAX_PAUSE_MS = 5_000

/**
 * Follows a payment by the id under which it was opened, and tells each new view, until it is paid or the signal aborts. A centre that
 * cannot be reached is asked again: it may be starting anew. `sleep` ends early, without throwing, when its signal aborts.
 */
export async function followPayment(
  id: string,
  parts: {
    readonly central: Pick<CentralClient, 'followPayment'>
    readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
    readonly onView: (view: PaymentView) => void
  },
  signal: AbortSignal,
): Promise<void> {
  let seen: string | null = null
  let pauseMs = 250
  const isOver = () => signal.aborted
  while (!isOver()) {
    const answer = await parts.central.followPayment({ id, seen, waitMs: WAIT_MS }, signal)
    if (isOver()) return
    if (!answer.ok) {
      await parts.sleep(pauseMs, signal)
      pauseMs = Math.min(MAX_PAUSE_MS, 2 * pauseMs)
      continue
    }
    pauseMs = 250
    // The kiosk asks for what it opened itself; a centre that does not know it has been set back.
    if (!answer.value.found) return
    if (answer.value.stamp === seen) continue
    seen = answer.value.stamp
    parts.onView(answer.value.view)
    if (answer.value.view.name === 'paid') return
  }
}
