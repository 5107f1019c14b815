import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages, type Language, type Look } from '../../main/domain/visit.ts'
import { text } from '../../main/messages/text.ts'
import { screenFixture, screenFixtures } from '../fixtures/screens.ts'
import { glasses, looks, openBooth, openStand, type Booth, type Glass, type ShownText, type Stand } from './booth.ts'

let booth: Booth
beforeAll(async () => {
  booth = await openBooth()
})
afterAll(async () => booth.close())

const isWhole = process.env['SPORTELLO_FULL'] === '1'
const allGlasses = Object.values(glasses)
const allLooks = Object.entries(looks)

/** Capitals of Titillium Web are 0.69 of its size; ux.md wants 7.3 mm of them. */
const LEAST_CAPITAL_MM = 7.3
const CAPITAL = 0.69

/** On what, how and in which language a screen is looked at. */
interface Sight {
  readonly glass: Glass
  readonly lookName: string
  readonly look: Look
  readonly language: Language
  /** Whether axe looks too: what it sees is the same on every glass, so it need not look on each. */
  readonly hasAxe: boolean
}

/**
 * In which ways the screen of a number is looked at: in all of them where everything is run, else once on each glass, on one of them by
 * axe too, so that each glass, look and language meets each other one on some screen.
 */
function sightsOf(number: number): readonly Sight[] {
  const sight = (
    language: Language,
    glass: Glass,
    [lookName, look]: (typeof allLooks)[number],
    hasAxe = true,
  ): Sight => ({ glass, lookName, look, language, hasAxe })
  if (isWhole)
    return languages.flatMap((language) =>
      allGlasses.flatMap((glass) => allLooks.map((look) => sight(language, glass, look))),
    )
  return allGlasses.map((glass, index) =>
    sight(
      nth(languages, 2 * number + index),
      glass,
      nth(allLooks, number + 2 * index),
      index === number % allGlasses.length,
    ),
  )
}

function nth<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('There is nothing to take')
  return item
}

const cases = screenFixtures.flatMap((fixture, number) =>
  sightsOf(number).map((sight) => ({
    ...sight,
    fixture,
    on: sight.glass.name,
    name: fixture.name,
    claim: sight.hasAxe ? 'fits, and is accessible' : 'fits',
  })),
)

/** A clock that goes on between two looks says the same. */
const alike = (words: string): string => words.replace(/^\d{1,2}(:\d{2})?$/, 'time')

describe('every screen', () => {
  const stands = new Map<Glass, Stand>()
  const standOf = (glass: Glass): Stand => {
    const stand = stands.get(glass)
    if (stand === undefined) throw new Error(`There is no stand of ${glass.name}`)
    return stand
  }
  beforeAll(async () => {
    for (const glass of allGlasses) stands.set(glass, await openStand(booth, glass))
  })
  afterAll(async () => {
    for (const stand of stands.values()) await stand.close()
  })

  const expectGood = async (stand: Stand, hasAxe = true) => {
    expect(await stand.layoutFaults()).toEqual([])
    if (hasAxe) expect(await stand.accessibilityFaults()).toEqual([])
    expect(await stand.complaints()).toEqual([])
  }

  test.each(allGlasses)('the page before the first screen fits $name, and is accessible', async (glass) => {
    const stand = standOf(glass)
    await stand.page.getByRole('heading', { level: 1, name: 'Un momento' }).waitFor()
    await expectGood(stand)
  })

  test.each(cases)(
    '$name on $on, $lookName, in $language $claim',
    async ({ fixture, glass, look, language, hasAxe }) => {
      const stand = standOf(glass)
      await stand.show(fixture, language, look)
      await expectGood(stand, hasAxe)
    },
  )

  const largeCases = cases.filter(({ look }) => look.isLarge)
  test.each(largeCases)(
    '$name on $on in $language loses no word to text of twice the size',
    async ({ fixture, glass, look, language }) => {
      const stand = standOf(glass)
      await stand.show(fixture, language)
      const usual = await stand.textSizes()
      const hasKeyboard = (await stand.page.locator('.stage.typing').count()) > 0
      await stand.show(fixture, language, look)
      const large = await stand.textSizes()
      const leastPx = ((LEAST_CAPITAL_MM / CAPITAL) * glass.width) / glass.widthMm
      const faults = usual.flatMap(({ text: words, sizePx, isFitted }) => {
        const same = large.filter((each) => alike(each.text) === alike(words))
        const isDropped = hasKeyboard && DROPPED_WHILE_TYPING(language).includes(words)
        if (same.length === 0) return isDropped ? [] : [`${words} is gone`]
        const isLarge = ({ sizePx: px }: ShownText) => px >= leastPx - 0.5 && px >= 2 * sizePx - 0.5
        const sizes = same.map((each) => each.sizePx).join(', ')
        return isFitted || same.some(isLarge)
          ? []
          : [`${words} grows from ${sizePx}px to ${sizes}px, the least is ${leastPx}px`]
      })
      expect(faults).toEqual([])
    },
  )

  test.each(allGlasses)('the dialog about a fault of ours fits $name, and is accessible', async (glass) => {
    const stand = standOf(glass)
    for (const [index, language] of languages.entries()) {
      const [, look] = nth(allLooks, index)
      await stand.show(screenFixture('summary'), language, look)
      await stand.failNext('0190a0b0-7c1d-7e8f-9a0b-1c2d3e4f5a6b')
      await stand.page.getByRole('button', { name: text(language, 'action.print'), exact: true }).click()
      await stand.page.getByRole('dialog').waitFor()
      await expectGood(stand)
      await stand.page.getByRole('button', { name: text(language, 'error.continue'), exact: true }).click()
    }
  })
})

/** Large text and our keyboard together leave no room for the choice of a look: it is there again when the keyboard is folded. */
const DROPPED_WHILE_TYPING = (language: Language) => [text(language, 'base.large'), text(language, 'base.contrast')]

describe('the checks', () => {
  let stand: Stand
  beforeAll(async () => {
    stand = await openStand(booth, glasses.portrait)
  })
  afterAll(async () => stand.close())

  // Each does to a good screen what a careless change would.
  test.each([
    ['text beyond its zone', 'document.querySelector("h1").style.fontSize = "260px"', /taller than|too tall/],
    [
      'text beyond its line',
      'document.querySelector("dd").style.whiteSpace = "nowrap"; document.querySelector("dd").textContent = "x".repeat(200)',
      /too wide|wider than/,
    ],
    ['text over other text', 'document.querySelector("dl").style.marginTop = "-90px"', /text over text/],
    ['text off the glass', 'document.querySelector("h1").style.marginLeft = "-300px"', /outside the glass/],
    ['text too small to read', 'document.querySelector("dt").style.fontSize = "15px"', /smaller than 20px/],
    [
      'a target too small to hit',
      'document.querySelector("footer button").style.blockSize = "60px"',
      /target of \d+×60/,
    ],
    [
      'targets without a gap',
      'document.querySelectorAll(".hands > *").forEach((each) => { each.style.marginBlock = "-12px" })',
      /targets -?\d+px apart/,
    ],
    ['a page that scrolls', 'document.querySelector(".stage").style.blockSize = "2400px"', /too tall/],
  ])('see %s', async (_what, harm, complaint) => {
    await stand.show(screenFixture('summary'), 'it')
    expect(await stand.layoutFaults()).toEqual([])
    await stand.page.evaluate(harm)
    expect((await stand.layoutFaults()).join('\n')).toMatch(complaint)
  })

  test('see a code that does not fit its field', async () => {
    await stand.show(screenFixture('entry-letters'), 'it')
    expect(await stand.layoutFaults()).toEqual([])
    await stand.page.evaluate(
      'document.querySelector("textarea").style.cssText = "white-space: pre; inline-size: 300px; font-size: 40px"',
    )
    expect((await stand.layoutFaults()).join('\n')).toMatch(/too wide for its box by \d+: textarea/)
  })

  test.each([
    ['words too pale', 'document.querySelector("h1").style.color = "#bbb"', /color-contrast/],
    ['a button without a name', 'document.querySelector("footer button").textContent = ""', /button-name/],
    ['a picture without words', 'document.querySelector("img").removeAttribute("alt")', /image-alt/],
  ])('see %s', async (_what, harm, complaint) => {
    await stand.show(screenFixture('summary'), 'it')
    await stand.page.evaluate(harm)
    expect((await stand.accessibilityFaults()).join('\n')).toMatch(complaint)
    await stand.page.evaluate('document.querySelector("img").alt = ""')
  })

  test.each([
    ['an inline style', 'document.querySelector("h1").setAttribute("style", "color: red")', /style-src/],
    ['a remote picture', 'new Image().src = "https://pictures.example/one.png"', /img-src/],
    [
      'markup from a string',
      'try { document.body.insertAdjacentHTML("beforeend", "<b>x</b>") } catch {}',
      /require-trusted-types-for/,
    ],
    ['an error in the console', 'console.error("something of ours")', /something of ours/],
  ])('see %s', async (_what, harm, complaint) => {
    await stand.show(screenFixture('home'), 'it')
    await stand.complaints()
    await stand.page.evaluate(harm)
    await expect.poll(async () => (await stand.complaints()).join('\n')).toMatch(complaint)
  })
})
