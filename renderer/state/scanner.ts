import { SILENCE_MS, collectKey, endBurst, noBurst, type Collected } from './scan-collector.ts'

/** What a person types into. */
type Field = HTMLInputElement | HTMLTextAreaElement

/** Who hears what the keyboard turned out to be. */
export interface ScanListener {
  /** A code was scanned. */
  readonly onScan: (text: string) => void
  /** A person typed while no field had the focus. */
  readonly onTyped: (text: string) => void
}

/**
 * Listens to the whole page for a scanner that types like a keyboard. What a scan wrote into a focused field is taken out again, and its
 * closing Enter or Tab presses nothing.
 */
export function listenForScans(page: Window, listener: ScanListener): () => void {
  let burst = noBurst
  let field: { readonly input: Field; readonly valueBefore: string } | undefined
  let pause: ReturnType<typeof setTimeout> | undefined

  const deliver = (collected: Collected | undefined) => {
    if (collected === undefined) return
    if (collected.kind === 'scan') {
      if (field !== undefined) putBack(field.input, field.valueBefore)
      listener.onScan(collected.text)
    } else if (field === undefined) listener.onTyped(collected.text)
  }
  const end = () => {
    const step = endBurst(burst)
    burst = step.burst
    deliver(step.collected)
    // A field that is held here would outlive its screen, with everything that was typed in it.
    field = undefined
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const before = burst
    const step = collectKey(before, { key: event.key, atMs: event.timeStamp, isRepeat: event.repeat })
    burst = step.burst
    deliver(step.collected)
    const isInScan = step.collected?.kind === 'scan' && burst === noBurst
    if (burst !== before && burst.text.length === 1) field = fieldWithFocus(page.document)
    // A blank in a scan would press the button that has the focus.
    if (isInScan || (field === undefined && burst.text.length > 1)) {
      event.preventDefault()
      event.stopPropagation()
    }
    if (burst === noBurst) field = undefined
    clearTimeout(pause)
    if (burst !== noBurst) pause = setTimeout(end, SILENCE_MS)
  }

  page.addEventListener('keydown', onKeyDown, { capture: true })
  return () => {
    clearTimeout(pause)
    page.removeEventListener('keydown', onKeyDown, { capture: true })
  }
}

function fieldWithFocus(document: Document) {
  const input = document.activeElement
  // A blank in a scan would tick a box.
  const isTyped = input instanceof HTMLInputElement && input.type !== 'checkbox'
  return isTyped || input instanceof HTMLTextAreaElement ? { input, valueBefore: input.value } : undefined
}

function putBack(input: Field, value: string): void {
  input.value = value
  input.dispatchEvent(new Event('input', { bubbles: true }))
}
