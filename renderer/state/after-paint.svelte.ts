/** Runs what the answer to a touch need not wait for: once the frame that is being made is painted. */
export function afterPaint(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run))
}

/** Names the page by what a screen says of itself: nothing personal. To be called while a component is set up. */
export function namePage(title: () => string): void {
  $effect(() => {
    const own = title()
    afterPaint(() => (document.title = own))
  })
}
