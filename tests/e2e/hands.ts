import { expect } from 'vitest'
import type { ElementHandle, Page } from 'playwright'
import { text } from '../../main/messages/text.ts'

/** What a control is. */
type Role = 'button' | 'link' | 'checkbox' | 'textbox'

/** With what somebody works a page: journeys are the same for all. */
export interface Hands {
  /** Presses a button, or a link, of this name. */
  readonly press: (name: string, role?: 'button' | 'link') => Promise<void>
  /** Writes into the empty field with this label. */
  readonly write: (label: string, text: string) => Promise<void>
  /** Ticks the box of this name. */
  readonly tick: (name: string) => Promise<void>
  /** Whether they have letters and digits of their own. */
  readonly hasKeys: boolean
}

/** A finger on the glass. */
export function finger(page: Page): Hands {
  return {
    hasKeys: false,
    press: (name, role = 'button') => page.getByRole(role, { name, exact: true }).click(),
    write: (label, text) => page.getByLabel(label, { exact: true }).fill(text),
    tick: (name) => page.getByRole('checkbox', { name, exact: true }).check(),
  }
}

/** More things than any screen has: who has pressed Tab so often goes in circles. */
const MOST_STEPS = 120
/** Slower than any scanner. */
const TYPING_PACE_MS = 60

/**
 * What is wrong with the focus in what a person sees, in words; empty when nothing is: it is lost, off the glass, under something, or shows
 * no ring. A heading, where each screen begins, needs none.
 */
export function focusFault(page: Page): Promise<string> {
  return page.evaluate(FOCUS_FAULT)
}

const FOCUS_FAULT = `(() => {
  const focused = document.activeElement
  if (focused === null || focused === document.body) return 'the focus is lost'
  const what = focused.tagName + ' ' + focused.textContent.trim()
  if (focused.tagName === 'H1') return ''
  const { left, right, top, bottom } = focused.getBoundingClientRect()
  if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return 'off the glass: ' + what
  for (const x of [left + 8, (left + right) / 2, right - 8])
    for (const y of [top + 8, (top + bottom) / 2, bottom - 8])
      if (!focused.contains(document.elementFromPoint(x, y))) return 'under something: ' + what
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(focused)
  const isSeen = outlineStyle === 'solid' && parseFloat(outlineWidth) >= 3 && !outlineColor.endsWith(', 0)')
  return isSeen ? '' : 'without a ring: ' + what
})()`

/** Whether a control has the focus. */
const isFocused = (control: ElementHandle): Promise<boolean> =>
  control.evaluate((element) => {
    const { ownerDocument } = element as unknown as { readonly ownerDocument: { readonly activeElement: unknown } }
    return ownerDocument.activeElement === element
  })

/** Goes on with Tab, as often as it takes, to a control; sees at each step that the focus is to be seen. */
async function goTo(page: Page, role: Role, name: string): Promise<ElementHandle> {
  // A field for a password has no role.
  const named =
    role === 'textbox' ? page.getByLabel(name, { exact: true }) : page.getByRole(role, { name, exact: true })
  const control = await named.elementHandle({ timeout: 20_000 })
  for (let step = 0; step < MOST_STEPS; step++) {
    if (await isFocused(control)) return control
    await page.keyboard.press('Tab')
    await expect.poll(() => focusFault(page)).toBe('')
  }
  throw new Error(`The focus never comes to ${name}`)
}

/** A keyboard and nothing else. */
export function keyboard(page: Page): Hands {
  return {
    hasKeys: true,
    press: async (name, role = 'button') => {
      await goTo(page, role, name)
      await page.keyboard.press('Enter')
    },
    write: async (label, text) => {
      await goTo(page, 'textbox', label)
      await page.keyboard.type(text, { delay: TYPING_PACE_MS })
    },
    tick: async (name) => {
      await goTo(page, 'checkbox', name)
      await page.keyboard.press('Enter')
    },
  }
}

/** The two keys of a switch: Tab goes on, Enter presses. What is written is written on our keys. */
export function twoKeySwitch(page: Page): Hands {
  return {
    hasKeys: false,
    press: keyboard(page).press,
    tick: keyboard(page).tick,
    write: async (label, characters) => {
      // Our keyboard writes into the field that it was opened for: the button for it follows the field.
      if (await page.locator('.keyboard').isVisible()) await keyboard(page).press(text('it', 'keys.fold'))
      await goTo(page, 'textbox', label)
      // Digits alone have a pad that stands there, and needs no button.
      if (!(await page.getByRole('button', { name: '7', exact: true }).isVisible())) {
        await page.keyboard.press('Tab')
        expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe(text('it', 'keys.open'))
        await page.keyboard.press('Enter')
        await page.locator('.keyboard').waitFor()
        expect(await focusFault(page)).toBe('')
      }
      for (const character of characters) {
        const key = await goTo(page, 'button', character)
        await page.keyboard.press('Enter')
        if (!(await isFocused(key))) throw new Error(`The focus has left the key ${character}`)
      }
    },
  }
}
