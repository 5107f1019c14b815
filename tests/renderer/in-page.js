/* global window, document, MutationObserver, NodeFilter, HTMLElement, getComputedStyle, requestAnimationFrame, queueMicrotask, innerWidth, innerHeight */
// Runs inside the page, before its own scripts: stands in for Electron's bridge, and measures what is to be seen. Plain JavaScript,
// since Playwright hands it over as it is.

const heard = {
  screen: undefined,
  waiting: undefined,
  faultId: undefined,
  refusal: undefined,
  callback: undefined,
  violations: [],
}

document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  heard.violations.push(`${violatedDirective} ${blockedURI}`),
)

window.sportello = {
  send(text) {
    // The word that ends a line.
    if (text === '') return
    const { id, name } = JSON.parse(text)
    if (name === 'screen.current') {
      heard.waiting = id
      answerScreen()
      return
    }
    if (heard.faultId !== undefined) tell({ kind: 'fault', id, faultId: heard.faultId })
    else if (heard.refusal?.act === name) tell({ kind: 'reply', id, body: { ok: false, refusal: heard.refusal.why } })
    else tell({ kind: 'reply', id, body: { ok: true, value: {} } })
    heard.faultId = undefined
    if (heard.refusal?.act === name) heard.refusal = undefined
  },
  onMessage(callback) {
    heard.callback = callback
  },
}

/** Main answers the first question once it has a screen. */
function answerScreen() {
  if (heard.screen === undefined || heard.waiting === undefined) return
  tell({ kind: 'reply', id: heard.waiting, body: { ok: true, value: heard.screen } })
  heard.waiting = undefined
}

function tell(frame) {
  queueMicrotask(() => heard.callback?.(JSON.stringify({ v: 1, ...frame })))
}

// The browser's own, before a test's clock takes its place, whose frames may pass without anything being laid out.
const askFrame = requestAnimationFrame.bind(window)
const frame = () => new Promise((resolve) => askFrame(() => resolve(undefined)))

/** Resolves as soon as the page says that it has drawn a screen: no frame need pass for that, and its part may still be on its way. */
const drawn = ({ revision }) =>
  new Promise((resolve) => {
    const isDrawn = () => document.documentElement.dataset.revision === String(revision)
    const watcher = new MutationObserver(() => {
      if (!isDrawn()) return
      watcher.disconnect()
      resolve(undefined)
    })
    watcher.observe(document.documentElement, { attributeFilter: ['data-revision'] })
  })

window.booth = {
  /** Has main show a screen, and waits until the page has taken it. */
  async pass(screen) {
    heard.screen = screen
    const taken = drawn(screen)
    answerScreen()
    tell({ kind: 'event', name: 'screen.changed', body: screen })
    await taken
  },
  /** Has main show screens, one after the other, and waits until the last is drawn. */
  async show(...screens) {
    for (const screen of screens) await this.pass(screen)
    await document.fonts.ready
    await this.settled()
  },
  /** Has main fail in the next act. */
  failNext(faultId) {
    heard.faultId = faultId
  },
  /** Has main refuse the next act of a name. */
  refuseNext(refusal) {
    heard.refusal = refusal
  },
  violations: () => heard.violations.splice(0),
  faults,
  accessibilityFaults: async (tags) => (await axeFaults(tags)).flat(),
  /**
   * All there is to say of what is shown, and then of the same in other colours, as these screens have it; of the accessibility where
   * there are tags of axe's. Nothing is drawn between these looks.
   */
  async looks(screens, rules, tags) {
    const seen = [await look(rules, tags)]
    for (const screen of screens) {
      await this.pass(screen)
      seen.push(await look(rules, tags, seen[0].structure))
    }
    return seen
  },
  /** What a screen says, and whether our keyboard is up; nothing need be drawn for that. */
  async words(screen) {
    await this.pass(screen)
    forgetAnswers()
    return wordsShown()
  },
  /** Waits until what was changed is drawn: what depends on sizes, such as the buttons of a scroller, one frame after they are known. */
  async settled() {
    for (let count = 0; count < 3; count++) await frame()
  },
}

/** The rules of axe's that look at colours; all others find the same in every theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

async function look(rules, tags, known) {
  const layout = faults(rules)
  const words = wordsShown()
  const [structure, colours] = tags === undefined ? [[], []] : await axeFaults(tags, known)
  return { layout, ...words, structure, colours, violations: heard.violations.splice(0) }
}

function wordsShown() {
  return { texts: textSizes(), isTyping: document.querySelector('.stage.typing') !== null }
}

/**
 * What axe, which is loaded into the page, finds against the standards of these tags in the structure and in the colours, one line for
 * each rule. What it leaves open is measured. Where the structure is known it looks at the colours alone.
 */
async function axeFaults(tags, known) {
  const { violations, incomplete } = await window.axe.run(document, {
    runOnly: known === undefined ? tags : COLOUR_RULES,
    resultTypes: ['violations', 'incomplete'],
    selectors: false,
    elementRef: true,
  })
  const isOfColours = ({ id }) => COLOUR_RULES.includes(id)
  const line = ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`
  const open = incomplete.filter(({ id }) => id === 'color-contrast').flatMap(({ nodes }) => nodes)
  return [
    known ?? violations.filter((each) => !isOfColours(each)).map(line),
    [...violations.filter(isOfColours).map(line), ...open.flatMap(({ element }) => paleText(element))],
  ]
}

const LEAST_CONTRAST = 4.5

/** A text that lies on another thing than axe sees, such as the note on a button: pale, or not to be measured, in one line. */
function paleText(element) {
  const note = element.closest('[id]')
  const button = note && document.querySelector(`[aria-describedby~="${note.id}"]`)
  const grounds = [element, ...(button ? [note, button] : []), ...ancestors(element)]
  const ground = grounds
    .map((each) => getComputedStyle(each).backgroundColor)
    .find((colour) => !/^rgba\(.*, 0\)$|transparent/.test(colour))
  const contrast = contrastOf(getComputedStyle(element).color, ground)
  return contrast >= LEAST_CONTRAST ? [] : [`contrast of ${contrast}: ${name(element)}`]
}

const ancestors = (element) =>
  element.parentElement === null ? [] : [element.parentElement, ...ancestors(element.parentElement)]

/** The contrast of two colours as WCAG 2.2 defines it; NaN for a colour that is not written in full. */
function contrastOf(one, other) {
  const luminance = (colour) => {
    const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour ?? '')?.slice(1) ?? [NaN, NaN, NaN]
    const [red, green, blue] = parts.map((each) =>
      each / 255 <= 0.04045 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

/** The size of each text in pixels, in the order of the page; `isFitted` where it grows as far as its line goes, or its key. */
function textSizes() {
  const sizes = []
  const seen = new Set()
  for (const { element } of textBoxes()) {
    if (seen.has(element)) continue
    seen.add(element)
    const isFitted = element.style.getPropertyValue('--characters') !== '' || element.closest('.key') !== null
    sizes.push({ text: element.textContent.trim(), sizePx: fontSize(element), isFitted })
  }
  for (const element of inFront().querySelectorAll('textarea, input'))
    if (element.checkVisibility()) sizes.push({ text: 'field', sizePx: fontSize(element), isFitted: true })
  return sizes
}

const measured = []

/** A question to elements, which each of them is asked once in a measurement. */
function once(ask) {
  const answers = new Map()
  measured.push(answers)
  return (element) => {
    if (!answers.has(element)) answers.set(element, ask(element))
    return answers.get(element)
  }
}

function forgetAnswers() {
  for (const answers of measured) answers.clear()
}

/** The view of a scroller that holds an element. */
const viewOf = once((element) => element.closest('.scroller .view, .gallery'))
const fontSize = once((element) => Number.parseFloat(getComputedStyle(element).fontSize))
const display = once((element) => getComputedStyle(element).display)
const rectOf = once((element) => element.getBoundingClientRect())

/** What is wrong with the layout, one line each. */
function faults({ targetPx, gapPx, textPx }) {
  forgetAnswers()
  return [...scrolling(), ...text(textPx), ...targets(targetPx, gapPx)]
}

function name(element) {
  const words = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40)
  return `${element.tagName.toLowerCase()}.${[...element.classList].filter((each) => !each.startsWith('svelte-')).join('.')} "${words}"`
}

/** What a person has before them: a dialog that is open, else the page. */
const inFront = () => document.querySelector('dialog[open]') ?? document.body
const inDrawing = (element) => element.closest('svg, [aria-hidden="true"]') !== null

// The glyph box of Titillium Web is taller than the lines we set it in.
const slack = (element) => 0.32 * fontSize(element)

function scrolling() {
  const found = []
  for (const element of document.querySelectorAll('*')) {
    if (!(element instanceof HTMLElement) || !element.checkVisibility() || inDrawing(element)) continue
    if (element.classList.contains('visually-hidden') || display(element) === 'inline') continue
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      found.push(`too wide for its box by ${element.scrollWidth - element.clientWidth}: ${name(element)}`)
    // What somebody tells at length goes on in its own box, which follows the caret.
    if (element.matches('.gallery, textarea.long')) continue
    if (element.matches('.scroller > .view')) {
      const isLong = element.scrollHeight > element.clientHeight + 1
      const buttons = element.parentElement.querySelector(':scope > .buttons')
      if (isLong !== (buttons?.checkVisibility({ visibilityProperty: true }) ?? false))
        found.push(`${isLong ? 'scrolls without buttons' : 'buttons that scroll nothing'}: ${name(element)}`)
      continue
    }
    if (element.scrollHeight > element.clientHeight + slack(element) && element.clientHeight > 0)
      found.push(`too tall for its box by ${element.scrollHeight - element.clientHeight}: ${name(element)}`)
  }
  return found
}

function textBoxes() {
  const boxes = []
  const walker = document.createTreeWalker(inFront(), NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (walker.nextNode()) {
    const node = walker.currentNode
    const element = node.parentElement
    if (node.data.trim() === '' || element === null || !element.checkVisibility()) continue
    if (element.closest('.visually-hidden, svg, script, style') !== null) continue
    range.selectNodeContents(node)
    for (const rect of range.getClientRects()) boxes.push({ element, rect })
  }
  return boxes
}

function text(textPx) {
  const found = new Set()
  const boxes = textBoxes()
  for (const { element, rect } of boxes) {
    if (fontSize(element) < textPx) found.add(`text smaller than ${textPx}px: ${name(element)}`)
    const spare = slack(element)
    const view = viewOf(element)
    const isBelow = view === null && (rect.top < -spare || rect.bottom > innerHeight + spare)
    if (rect.left < -1 || rect.right > innerWidth + 1 || isBelow) found.add(`outside the glass: ${name(element)}`)
    for (let box = element; box !== document.body && box !== view; box = box.parentElement) {
      const around = rectOf(box)
      if (around.width === 0 || display(box).startsWith('inline')) continue
      if (rect.left < around.left - 1 || rect.right > around.right + 1)
        found.add(`text wider than ${name(box)}: ${name(element)}`)
      if (rect.top < around.top - spare || rect.bottom > around.bottom + spare)
        found.add(`text taller than ${name(box)}: ${name(element)}`)
    }
  }
  const solid = [...inFront().querySelectorAll('button, input, textarea, svg.drawing, svg.qr, img')]
    .filter((element) => element.checkVisibility())
    .map((element) => ({ element, rect: rectOf(element) }))
  const inner = ({ element, rect }) => {
    const spare = slack(element)
    return { left: rect.left, right: rect.right, top: rect.top + spare, bottom: rect.bottom - spare }
  }
  const meet = (one, other) =>
    one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1
  const inners = boxes.map(inner)
  boxes.forEach((box, index) => {
    const own = inners[index]
    // What scrolls passes under what does not.
    const isWith = ({ element }) => viewOf(element) === viewOf(box.element)
    for (let next = index + 1; next < boxes.length; next++)
      if (meet(own, inners[next]) && boxes[next].element !== box.element && isWith(boxes[next]))
        found.add(`text over text: ${name(box.element)} and ${name(boxes[next].element)}`)
    for (const other of solid)
      if (
        meet(own, other.rect) &&
        isWith(other) &&
        !other.element.contains(box.element) &&
        !describes(box.element, other.element)
      )
        found.add(`text over a thing: ${name(box.element)} and ${name(other.element)}`)
  })
  return [...found]
}

/** Whether a text is laid over a button on purpose, as its description. */
function describes(element, button) {
  const ids = (button.getAttribute('aria-describedby') ?? '').split(' ')
  return ids.some((id) => id !== '' && document.getElementById(id)?.contains(element))
}

function targets(targetPx, gapPx) {
  const found = []
  const buttons = [...inFront().querySelectorAll('button, input, textarea, a[href]')].filter((each) =>
    each.checkVisibility(),
  )
  const rects = buttons.map(rectOf)
  buttons.forEach((button, index) => {
    const rect = rects[index]
    if (rect.width < targetPx - 0.5 || rect.height < targetPx - 0.5)
      found.push(`target of ${Math.round(rect.width)}×${Math.round(rect.height)}: ${name(button)}`)
    const isOff = viewOf(button) === null && (rect.top < 0 || rect.bottom > innerHeight)
    if (rect.left < 0 || rect.right > innerWidth || isOff) found.push(`target outside the glass: ${name(button)}`)
    rects.slice(index + 1).forEach((other, offset) => {
      if (viewOf(button) !== viewOf(buttons[index + 1 + offset])) return
      const apart = Math.max(
        other.left - rect.right,
        rect.left - other.right,
        other.top - rect.bottom,
        rect.top - other.bottom,
      )
      if (apart < gapPx - 0.5)
        found.push(`targets ${Math.round(apart)}px apart: ${name(button)} and ${name(buttons[index + 1 + offset])}`)
    })
  })
  return found
}
