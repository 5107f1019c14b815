/** The look of the simulated Checkout: calm, and plainly not the true one. */
export const CHECKOUT_STYLE = `
:root { --ink: #17324d; --muted: #455b71; --line: #c5c7c9; --accent: #0050a0; --mark: #fff3c4; }
* { box-sizing: border-box; }
body { margin: 0; background: #f5f6f7; color: var(--ink); font: 20px/1.4 "Titillium Web", system-ui, sans-serif; }
header { background: var(--mark); border-bottom: 3px solid #a66300; }
header p { display: flex; flex-wrap: wrap; gap: 0 16px; max-width: 1000px; margin: 0 auto; padding: 12px 24px; }
form { display: grid; gap: 8px 32px; }
main { max-width: 1000px; margin: 0 auto; padding: 24px; background: #fff; min-height: calc(100vh - 56px); }
h1 { margin: 0 0 16px; font-size: 32px; line-height: 1.2; }
dl { margin: 0 0 16px; }
dl div { padding: 4px 0; }
dt { color: var(--muted); font-size: 18px; }
dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
.facts { border-bottom: 1px solid var(--line); padding-bottom: 12px; }
.code, .sum dd { font-family: "Roboto Mono", ui-monospace, monospace; }
.sum div { display: flex; justify-content: space-between; gap: 16px; }
.sum dd { white-space: nowrap; }
.sum .total { border-top: 2px solid var(--ink); margin-top: 4px; padding-top: 8px; font-size: 24px; }
.sum .total dt { color: inherit; font-size: inherit; font-weight: 600; }
label { display: block; margin: 12px 0 4px; font-weight: 600; }
input, select, button, .primary { width: 100%; min-height: 56px; border-radius: 6px; font: inherit; color: inherit; }
input, select { border: 2px solid #5b6f82; padding: 8px 12px; background: #fff; }
button, .primary { display: flex; align-items: center; justify-content: center; margin: 12px 0; padding: 8px 16px;
  border: 2px solid var(--accent); background: #fff; color: var(--accent); font-weight: 600; text-decoration: none; }
.primary { min-height: 64px; background: var(--accent); color: #fff; font-size: 22px; }
:focus-visible { outline: 4px solid #a66300; outline-offset: 2px; }
iframe { display: block; width: 100%; height: 140px; margin: 0; border: 0; }
.frame { background: #fff; }
.frame main { min-height: 0; padding: 0; }
.frame :focus-visible { outline-offset: -4px; }
#hint { margin: 4px 0 0; color: var(--muted); font-size: 18px; }
#card-told { min-height: 28px; margin: 0; color: var(--muted); }
fieldset { align-self: start; min-width: 0; margin: 0; padding: 4px 16px; border: 2px dashed #a66300; border-radius: 6px; }
@media (min-width: 900px) { form { grid-template-columns: 3fr 2fr; } }
legend { padding: 0 8px; font-weight: 600; }
.ending { border-left: 8px solid; padding: 8px 20px; margin: 24px 0; }
.good { border-color: #006b3c; } .waiting { border-color: #a66300; } .bad { border-color: #b3002d; }
`

/** What the pages do beyond plain forms: they hear from the card's frame, and *Continua* leaves nothing to go back to. */
export const CHECKOUT_SCRIPT = `
const frame = document.querySelector('iframe')
addEventListener('message', ({ origin, data }) => {
  if (frame === null || origin !== new URL(frame.src).origin) return
  if (!/^[0-9]{0,4}$/.test(data)) return
  document.querySelector('#card-ending').value = data
  document.querySelector('#card-told').textContent = data === '' ? '' : 'Carta che termina con ' + data
})
document.querySelector('#continue')?.addEventListener('click', (event) => {
  event.preventDefault()
  location.replace(event.currentTarget.href)
})
`

/** What the card's frame does: it hands over the last four digits, and keeps the rest to itself. */
export const CARD_SCRIPT = `
const card = document.querySelector('#card')
card.addEventListener('input', () => {
  const digits = card.value.replace(/[^0-9]/g, '')
  parent.postMessage(digits.length < 4 ? '' : digits.slice(-4), document.body.dataset.checkout)
})
`
