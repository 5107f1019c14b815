import { expect, it } from 'vitest'
import { renderNotice } from '../../main/documents/notice/notice.ts'
import { renderReceipt } from '../../main/documents/receipt/receipt.ts'
import { pngCrest, type PngPlan } from '../fixtures/make-png.ts'
import { pageFaults } from './page-faults.ts'
import { readPage, run, type Box } from './read-page.ts'
import { darkBox, rasterise } from './read-raster.ts'
import { fonts, officialNotice, postal } from './sample-notices.ts'
import { ordinaryDocument } from './sample-receipts.ts'

const noticeWith = (crest: string, changes = {}): Promise<Uint8Array> =>
  renderNotice({ ...officialNotice, creditor: { ...officialNotice.creditor, postal, crest }, ...changes }, fonts)

const black = (width: number, height: number) => pngCrest({ width, height, pixel: () => [0, 0, 0] })

/** Where the crest of a page is, whose first bar begins at `bar`; in mm, to half a one. */
function crestOn(pdf: Uint8Array, bar = 43.9): Box {
  expect(pageFaults(readPage(pdf))).toEqual([])
  const { left, top, right, bottom } = darkBox(rasterise(pdf), { left: 165, top: 2, right: 208, bottom: bar })
  const round = (edge: number) => Math.round(edge * 2) / 2
  return { left: round(left), top: round(top), right: round(right), bottom: round(bottom) }
}

it.each([
  ['square', 360, 360, { left: 170, top: 10, right: 200, bottom: 40 }],
  ['wide', 400, 200, { left: 170, top: 17.5, right: 200, bottom: 32.5 }],
  ['high', 200, 400, { left: 177.5, top: 10, right: 192.5, bottom: 40 }],
])('a crest as %s PNG stands in its place, as large as it fits', async (_name, width, height, box) => {
  expect(crestOn(await noticeWith(black(width, height)))).toEqual(box)
})

it('is smaller where words stand in two languages, and stands on receipts too', async () => {
  const crest = black(360, 360)
  const compact = await noticeWith(crest, { second: { language: 'de', isEqual: true } })
  expect(crestOn(compact, 37.5)).toEqual({ left: 175, top: 10, right: 200, bottom: 35 })
  const receipt = { ...ordinaryDocument, creditor: { ...ordinaryDocument.creditor, crest } }
  expect(crestOn(await renderReceipt(receipt, fonts))).toEqual({ left: 170, top: 10, right: 200, bottom: 40 })
})

/** The colours at the middle of the left half and of the right half of a crest of 30 × 10 mm, as poppler paints them. */
async function halves(plan: PngPlan): Promise<readonly (readonly number[])[]> {
  const pdf = await noticeWith(pngCrest({ ...plan, width: 360, height: 120 }))
  const ppm = run('pdftoppm', ['-r', '254', '-x', '1700', '-y', '250', '-W', '300', '-H', '1', '-'], pdf)
  const pixels = ppm.subarray(-300 * 3)
  return [75, 225].map((x) => [...pixels.subarray(x * 3, x * 3 + 3)])
}

const half = (left: readonly number[], right: readonly number[]) => (x: number) => (x < 180 ? left : right)
const RED_BLUE = [200, 0, 0, 0, 0, 200]

it.each<[string, PngPlan, readonly (readonly number[])[]]>([
  [
    'grey of 1 bit',
    { colourType: 0, depth: 1, pixel: half([0], [1]) },
    [
      [0, 0, 0],
      [255, 255, 255],
    ],
  ],
  [
    'grey of 2 bits',
    { colourType: 0, depth: 2, pixel: half([1], [2]) },
    [
      [85, 85, 85],
      [170, 170, 170],
    ],
  ],
  [
    'grey of 16 bits',
    { colourType: 0, depth: 16, pixel: half([0x4000], [0xc0ff]) },
    [
      [64, 64, 64],
      [192, 192, 192],
    ],
  ],
  [
    'grey with a hole',
    { colourType: 0, pixel: half([7], [8]), chunks: [['tRNS', [0, 7]]] },
    [
      [255, 255, 255],
      [8, 8, 8],
    ],
  ],
  [
    'colours',
    { pixel: half([200, 100, 0], [0, 50, 255]) },
    [
      [200, 100, 0],
      [0, 50, 255],
    ],
  ],
  [
    'colours of 16 bits',
    { depth: 16, pixel: half([0xffff, 0, 0], [0, 0x8080, 0]) },
    [
      [255, 0, 0],
      [0, 128, 0],
    ],
  ],
  [
    'colours with a hole',
    { pixel: half([1, 2, 3], [1, 2, 4]), chunks: [['tRNS', [0, 1, 0, 2, 0, 3]]] },
    [
      [255, 255, 255],
      [1, 2, 4],
    ],
  ],
  [
    'a palette',
    { colourType: 3, depth: 4, pixel: half([0], [1]), chunks: [['PLTE', RED_BLUE]] },
    [
      [200, 0, 0],
      [0, 0, 200],
    ],
  ],
  [
    'a palette that is see-through',
    {
      colourType: 3,
      pixel: half([0], [1]),
      chunks: [
        ['PLTE', RED_BLUE],
        ['tRNS', [0]],
      ],
    },
    [
      [255, 255, 255],
      [0, 0, 200],
    ],
  ],
  [
    'grey that is see-through',
    { colourType: 4, pixel: half([0, 255], [0, 51]) },
    [
      [0, 0, 0],
      [204, 204, 204],
    ],
  ],
  [
    'colours that are see-through',
    { colourType: 6, pixel: half([200, 0, 0, 0], [200, 0, 0, 51]) },
    [
      [255, 255, 255],
      [244, 204, 204],
    ],
  ],
  [
    'colours of 16 bits that are see-through',
    { colourType: 6, depth: 16, pixel: half([0, 0, 0, 0xffff], [0, 0, 0, 0x3333]) },
    [
      [0, 0, 0],
      [204, 204, 204],
    ],
  ],
])('%s are printed as they look on white', async (_name, plan, colours) => {
  expect(await halves(plan)).toEqual(colours)
})
