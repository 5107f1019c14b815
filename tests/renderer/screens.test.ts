import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { text } from '../../main/messages/text.ts'
import { screenFixture, screenFixtures } from '../fixtures/screens.ts'
import { glasses, openBooth, openStand, type Booth, type Stand } from './booth.ts'

let booth: Booth
beforeAll(async () => {
  booth = await openBooth()
})
afterAll(async () => booth.close())

describe.each([glasses.portrait, glasses.tablet])('on $name', (glass) => {
  let stand: Stand
  beforeAll(async () => {
    stand = await openStand(booth, glass)
  })
  afterAll(async () => stand.close())

  const expectGood = async () => {
    expect(await stand.layoutFaults()).toEqual([])
    expect(await stand.accessibilityFaults()).toEqual([])
    expect(await stand.complaints()).toEqual([])
  }

  test('the page before the first screen fits, and is accessible', async () => {
    await stand.page.getByRole('heading', { level: 1, name: 'Un momento' }).waitFor()
    await expectGood()
  })

  describe.each(['it', 'de'] as const)('in %s', (language) => {
    test.each(screenFixtures)('$name fits, and is accessible', async (fixture) => {
      await stand.show(fixture, language)
      await expectGood()
    })

    test('the dialog about a fault of ours fits, and is accessible', async () => {
      await stand.show(screenFixture('summary'), language)
      await stand.failNext('0190a0b0-7c1d-7e8f-9a0b-1c2d3e4f5a6b')
      await stand.page.getByRole('button', { name: text(language, 'action.print'), exact: true }).click()
      await stand.page.getByRole('dialog').waitFor()
      await expectGood()
      await stand.page.getByRole('button', { name: text(language, 'error.continue'), exact: true }).click()
    })
  })
})

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
      'document.querySelector("textarea").style.cssText = "white-space: nowrap; inline-size: 300px"',
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
