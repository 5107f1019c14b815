/** What a screen says of itself to the frame around it. */
export interface Framed {
  /** Where in the journey; the kiosk's own name at home. */
  readonly journey: string
  /** How far the journey has come: this step, of so many. */
  readonly step: readonly [number, number] | undefined
  /** Where `Indietro` leads; there is no such button without it. */
  readonly onback: (() => void) | undefined
  /** Whether our keyboard is up. */
  readonly isTyping: boolean
}

/** What the screen that stands says to the frame, which stays while screens come and go. */
export interface Framing {
  /** Undefined while a screen stands that has the whole glass. */
  readonly framed: Framed | undefined
  /** Says it; returns the end of it, which leaves alone what the next screen has said meanwhile. */
  readonly say: (framed: Framed) => () => void
}

export function createFraming(): Framing {
  let framed = $state.raw<Framed>()
  // Not the state itself: at the end of an effect Svelte shows what the state was before.
  let last: Framed | undefined
  return {
    get framed() {
      return framed
    },
    say: (own) => {
      framed = last = own
      return () => {
        if (last === own) framed = last = undefined
      }
    },
  }
}
