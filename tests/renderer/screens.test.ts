import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages, type Language, type Look } from '../../main/domain/visit.ts'
import { text } from '../../main/messages/text.ts'
import { screenFixture, screenFixtures } from '../fixtures/screens.ts'
import {
  glasses,
  looks,
  openBooth,
  openStand,
  type Booth,
  type Glass,
  type Seen,
  type ShownText,
  type Stand,
  type Words,
} from './booth.ts'

let booth: Booth
beforeAll(async () => {
  booth = await openBooth()
})
afterAll(async () => booth.close())

const isWhole = process.env['SPORTELLO_FULL'] === '1'
const allGlasses = Object.values(glasses)
type LookName = keyof typeof looks
const allLooks = Object.entries(looks) as [LookName, Look][]

/** Capitals of Titillium Web are 0.69 of its size; ux.md wants 7.3 mm of them. */
const LEAST_CAPITAL_MM = 7.3
const CAPITAL = 0.69

/** On what, how and in which language a screen is looked at. */
interface Sight {
  readonly glass: Glass
  readonly lookName: LookName
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

/** The looks that a screen is looked at in together with one: all of its size where everything is run, since they lie alike. */
const seenWith = (lookName: LookName): readonly [LookName, ...LookName[]] => [
  lookName,
  ...allLooks
    .filter(([name, { isLarge }]) => isWhole && name !== lookName && isLarge === looks[lookName].isLarge)
    .map(([name]) => name),
]

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

type Case = (typeof cases)[number]

/** A clock that goes on between two looks says the same. */
const alike = (words: string): string => words.replace(/^\d{1,2}(:\d{2})?$/, 'time')

/** Which words of a screen are gone, or not large enough, where its text is large. */
function lostWords(usual: Words, large: readonly ShownText[], language: Language, glass: Glass): readonly string[] {
  const leastPx = ((LEAST_CAPITAL_MM / CAPITAL) * glass.width) / glass.widthMm
  const isDropped = (words: string) => usual.isTyping && DROPPED_WHILE_TYPING(language).includes(words)
  return usual.texts.flatMap(({ text: words, sizePx, isFitted }) => {
    const same = large.filter((each) => alike(each.text) === alike(words))
    if (same.length === 0) return isDropped(words) ? [] : [`${words} is gone`]
    const isLarge = ({ sizePx: px }: ShownText) => px >= leastPx - 0.5 && px >= 2 * sizePx - 0.5
    const sizes = same.map((each) => each.sizePx).join(', ')
    return isFitted || same.some(isLarge)
      ? []
      : [`${words} grows from ${sizePx}px to ${sizes}px, the least is ${leastPx}px`]
  })
}

// Screens are drawn frame by frame: while one glass waits for its next, another works.
describe('every screen', { concurrent: true }, () => {
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

  /** A glass shows one screen at a time. */
  const turns = new Map<Glass, Promise<unknown>>()
  const inTurn = <Result>(glass: Glass, use: () => Promise<Result>): Promise<Result> => {
    const result = (turns.get(glass) ?? Promise.resolve()).then(use)
    turns.set(
      glass,
      result.catch(() => undefined),
    )
    return result
  }

  const expectGood = ({ faults }: Seen) => expect(faults).toEqual({ layout: [], accessibility: [], complaints: [] })

  test.each(allGlasses)('the page before the first screen fits $name, and is accessible', async (glass) => {
    await inTurn(glass, async () => {
      const stand = standOf(glass)
      await stand.page.getByRole('heading', { level: 1, name: 'Un momento' }).waitFor()
      expectGood(await stand.look(true))
    })
  })

  /** What was seen on a glass of one screen in one language, by the name of the look; its cases come in a row. */
  const seenOn = new Map<Glass, { readonly of: string; readonly inLooks: Map<string, Seen> }>()
  const seenOf = async (each: Case, lookName: LookName, hasAxe: boolean): Promise<Seen> => {
    const { fixture, glass, language } = each
    const of = `${fixture.name} ${language}`
    const before = seenOn.get(glass)
    const seen = before?.of === of ? before : { of, inLooks: new Map<string, Seen>() }
    seenOn.set(glass, seen)
    const known = seen.inLooks.get(lookName)
    if (known !== undefined) return known
    const [first, ...others] = seenWith(lookName)
    const found = await standOf(glass).showAndLook(
      fixture,
      language,
      [looks[first], ...others.map((name) => looks[name])],
      hasAxe,
    )
    for (const [index, name] of [first, ...others].entries()) seen.inLooks.set(name, nth(found, index))
    return nth(found, 0)
  }

  for (const each of cases) {
    const { name, on, lookName, language, claim, hasAxe, glass } = each
    test(`${name} on ${on}, ${lookName}, in ${language} ${claim}`, async () => {
      await inTurn(glass, async () => expectGood(await seenOf(each, lookName, hasAxe)))
    })

    if (!each.look.isLarge) continue
    test(`${name} on ${on} in ${language} loses no word to text of twice the size`, async () => {
      await inTurn(glass, async () => {
        const large = await seenOf(each, lookName, hasAxe)
        const usual = isWhole
          ? await seenOf(each, 'light', isWhole)
          : await standOf(glass).wordsIn(each.fixture, language, looks.light)
        expect(lostWords(usual, large.texts, language, glass)).toEqual([])
      })
    })
  }

  test.each(allGlasses)('the dialog about a fault of ours fits $name, and is accessible', async (glass) => {
    await inTurn(glass, async () => {
      const stand = standOf(glass)
      for (const [index, language] of languages.entries()) {
        const [, look] = nth(allLooks, index)
        await stand.show(screenFixture('summary'), language, look)
        await stand.failNext('0190a0b0-7c1d-7e8f-9a0b-1c2d3e4f5a6b')
        await stand.page.getByRole('button', { name: text(language, 'action.print'), exact: true }).click()
        await stand.page.getByRole('dialog').waitFor()
        expectGood(await stand.look(true))
        await stand.page.getByRole('button', { name: text(language, 'error.continue'), exact: true }).click()
      }
    })
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
