/** Ids of what the centre is asked, by which a question that comes again is known there as the same one. */
export interface AskedOnce {
  /** The id of a question: that of the last one, where it was the same and nobody heard its answer. */
  readonly idOf: (question: unknown) => string
  /** The last question was answered: the same one again is another. */
  readonly answered: () => void
}

/** Remembers the last question until it is answered. */
export function askedOnce(newId: () => string): AskedOnce {
  let last: { readonly text: string; readonly id: string } | undefined
  return {
    idOf: (question) => {
      const text = JSON.stringify(question)
      if (last?.text !== text) last = { text, id: newId() }
      return last.id
    },
    answered: () => {
      last = undefined
    },
  }
}
