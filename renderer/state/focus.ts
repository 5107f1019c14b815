const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), [tabindex="0"]'

/**
 * Makes the page usable by keys alone, down to the two of a switch (Tab goes on, Enter presses): the focus goes round the page and never out
 * of it, is never lost with a thing that disappears, and Enter held down presses once. Escape presses
 * the way back, where there is one: the button that says so by `aria-keyshortcuts`.
 */
export function keepFocus(page: Window): () => void {
  const { document } = page
  let last: Element | null = null

  const goRound = (event: KeyboardEvent) => {
    const all = focusable(document)
    const [first, end] = event.shiftKey ? [all.at(-1), all[0]] : [all[0], all.at(-1)]
    if (end !== undefined && document.activeElement !== end) return
    event.preventDefault()
    first?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Tab') goRound(event)
    else if (event.key === 'Escape' && document.querySelector('dialog[open]') === null)
      document.querySelector<HTMLElement>('[aria-keyshortcuts="Escape"]')?.click()
  }
  const onHeld = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.repeat) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const onFocusIn = (event: FocusEvent) => {
    last = event.target instanceof Element ? event.target : null
  }
  // What is left on purpose is not lost: nothing of this is heard when a thing disappears.
  const onFocusOut = () => {
    last = null
  }
  const watcher = new MutationObserver(() => {
    if (last === null || last.isConnected || document.activeElement !== document.body) return
    last = null
    document.querySelector<HTMLElement>('h1')?.focus()
  })

  page.addEventListener('keydown', onHeld, { capture: true })
  page.addEventListener('keydown', onKeyDown)
  page.addEventListener('focusin', onFocusIn)
  page.addEventListener('focusout', onFocusOut)
  watcher.observe(document.body, { childList: true, subtree: true })
  return () => {
    page.removeEventListener('keydown', onHeld, { capture: true })
    page.removeEventListener('keydown', onKeyDown)
    page.removeEventListener('focusin', onFocusIn)
    page.removeEventListener('focusout', onFocusOut)
    watcher.disconnect()
  }
}

/** What Tab goes to, in order: of an open dialog alone, where there is one. */
function focusable(document: Document): readonly HTMLElement[] {
  const within = document.querySelector('dialog[open]') ?? document.body
  return [...within.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((each) => each.checkVisibility())
}
