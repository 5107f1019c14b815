import { untrack } from 'svelte'

/** What is being typed into a field, of which main has a copy. */
export interface Typed {
  text: string
  /** Gives main the text, if it has another: call it when the field is left, and before any other act. */
  readonly keep: () => void
}

/**
 * What is being typed, beginning with what main has. When main comes to have something that it was not given here, as after a scan, that
 * takes the place of what was typed. `send` gives it to main.
 */
export function createTyped(inMain: () => string, send: (text: string) => Promise<unknown>): Typed {
  let text = $state(untrack(inMain))
  let known = untrack(inMain)
  let seen = known
  let underWay = 0

  $effect(() => {
    const now = inMain()
    if (now === seen) return
    seen = now
    // What comes while something is on its way there is older than what was typed.
    if (underWay > 0 || now === known) return
    known = now
    text = now
  })

  return {
    get text() {
      return text
    },
    set text(next) {
      text = next
    },
    keep: () => {
      if (text === known) return
      known = text
      underWay += 1
      void send(text).finally(() => (underWay -= 1))
    },
  }
}
