/* global window, document, MutationObserver, MessageChannel, requestAnimationFrame */
// Runs inside a measured page, before its own scripts. A touch begins with the time stamp that the browser gave the lifted finger, and ends
// after the first frame that shows something new: requestAnimationFrame runs before that frame is painted, and a message posted there is
// taken after it. The Event Timing API would end at the first frame after the handlers, which for a screen that comes from main by a
// message shows nothing yet.

const probe = { touchedAt: undefined, hasAnswer: false, value: '', answered: Promise.withResolvers() }
const channel = new MessageChannel()

const field = () => document.querySelector('textarea, input')?.value ?? ''

channel.port1.onmessage = () => {
  if (probe.touchedAt === undefined) return
  if (probe.hasAnswer) {
    probe.answered.resolve(window.performance.now() - probe.touchedAt)
    probe.touchedAt = undefined
  } else requestAnimationFrame(look)
}

function look() {
  if (field() !== probe.value) probe.hasAnswer = true
  channel.port2.postMessage(undefined)
}

// Words and elements that come or go are an answer; the clock of the visit, which goes by itself, is none.
new MutationObserver((changes) => {
  const isOurs = ({ target }) =>
    (target.nodeType === 1 ? target : target.parentElement)?.closest('.clock, title') == null
  if (probe.touchedAt !== undefined && changes.some(isOurs)) probe.hasAnswer = true
}).observe(document, { subtree: true, childList: true, characterData: true })

window.addEventListener(
  'pointerup',
  ({ timeStamp }) => {
    probe.touchedAt = timeStamp
    probe.hasAnswer = false
    probe.value = field()
    requestAnimationFrame(look)
  },
  { capture: true },
)

// One call waits for the answer: to ask again and again would cost the measured page what is measured.
window.touchProbe = {
  async answer() {
    const durationMs = await probe.answered.promise
    probe.answered = Promise.withResolvers()
    return durationMs
  },
}
