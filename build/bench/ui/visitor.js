/* global window, document, KeyboardEvent, requestAnimationFrame */
// Runs inside the page and goes through visits as fast as the kiosk answers: presses what a person would, and scans the notice.

const button = (name) =>
  [...document.querySelectorAll('button')].find((each) => each.textContent.trim().startsWith(name) && !each.disabled)

async function until(what, isThere) {
  const began = window.performance.now()
  while (!isThere()) {
    if (window.performance.now() - began > 20_000)
      throw new Error(`Nothing came: ${what}, at ${document.querySelector('h1')?.textContent}`)
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}

async function press(name, title) {
  await until(name, () => button(name) !== undefined)
  button(name).click()
  await until(title, () => document.querySelector('h1')?.textContent.trim() === title)
}

window.visitor = {
  async visit(code, titles) {
    await press('Paga un avviso', titles.entry)
    for (const key of [...code, 'Enter'])
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    await until(titles.summary, () => document.querySelector('h1')?.textContent.trim() === titles.summary)
    await press('Paga qui', titles.offer)
    await press('Indietro', titles.summary)
    await press('Termina', titles.home)
  },
}
