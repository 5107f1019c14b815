import { expect, test } from 'vitest'
import { crestOfPng } from '../../main/domain/crest.ts'
import { pngCrest } from '../fixtures/make-png.ts'
import { screenFixture } from '../fixtures/screens.ts'
import { glasses, openBooth, openStand } from './booth.ts'

/** How large the pictures of the crests are, in the page. */
const SHOWN = `Array.from(document.querySelectorAll('.crest'), (crest) =>
  crest instanceof HTMLImageElement ? crest.naturalWidth + ' × ' + crest.naturalHeight : 'shield')`

/** The crests on the first screen of a kiosk, each once, and what is wrong with that. */
async function crestsOf(crest: string) {
  const booth = await openBooth(undefined, crest)
  try {
    const stand = await openStand(booth, glasses.portrait)
    await stand.show(screenFixture('home'), 'it')
    const shown = async () => [...new Set(await stand.page.evaluate<readonly string[]>(SHOWN))]
    // A picture has no size before it is there, nor when it is none.
    await expect.poll(shown).not.toContain('0 × 0')
    return { crests: await shown(), complaints: await stand.complaints(), faults: await stand.layoutFaults() }
  } finally {
    await booth.close()
  }
}

test('a crest that is a PNG picture is shown, under the same policy', { timeout: 60_000 }, async () => {
  const crest = pngCrest({ width: 400, height: 300, colourType: 6, pixel: () => [200, 0, 0, 128] })
  expect(await crestsOf(crest)).toEqual({ crests: ['400 × 300'], complaints: [], faults: [] })
})

test('a picture that a browser cannot show gives its place to a plain shield', { timeout: 60_000 }, async () => {
  expect(await crestsOf(crestOfPng('iVBORw=='))).toMatchObject({ crests: ['shield'] })
})
