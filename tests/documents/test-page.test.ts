import { describe, expect, it } from 'vitest'
import { renderTestPage, type TestPageDocument } from '../../main/documents/test-page/test-page.ts'
import { languages } from '../../main/domain/visit.ts'
import { testPageTexts } from '../../main/messages/test-page.ts'
import { pageFaults } from './page-faults.ts'
import { countPages, readPage, textsOn } from './read-page.ts'
import { darkBox, rasterise, readDataMatrix, readQrCodes } from './read-raster.ts'
import { fonts } from './sample-notices.ts'

const document: TestPageDocument = { printer: 'Piano terra', language: 'it', producedAt: '2026-11-30T03:00:00Z' }
const render = (other: Partial<TestPageDocument> = {}) => renderTestPage({ ...document, ...other }, fonts)

describe('a test page', () => {
  it.each(languages)(
    'in %s is one page, without a fault, also of a printer with the longest name',
    async (language) => {
      const pdf = await render({ language, printer: 'Stampante dell’Ufficio Tributi' })
      expect(countPages(pdf)).toBe(1)
      expect(pageFaults(readPage(pdf))).toEqual([])
      expect(textsOn(readPage(pdf)).join(' ')).toContain(testPageTexts[language].heading.toUpperCase())
    },
  )

  it('has codes as large as those of notices and slips, which read, and which nobody can pay', async () => {
    const pdf = await render()
    const raster = rasterise(pdf)
    const said = readQrCodes(raster)
    expect(said).toEqual(['SPORTELLO TEST Piano terra 2026-11-30 04:00', 'SPORTELLO TEST Piano terra 2026-11-30 04:00'])
    for (const text of said) expect(text).not.toMatch(/PAGOPA|\d{18}/)
    const squares = readPage(pdf).shapes.map(({ box }) => box.right - box.left)
    for (const size of [25, 20, 23]) expect(squares.some((each) => Math.abs(each - size) < 0.1)).toBe(true)
    const matrix = readPage(pdf).shapes.find(({ box }) => Math.abs(box.right - box.left - 23) < 0.1)?.box
    if (matrix === undefined) throw new Error('No Data Matrix')
    const { left, top, right, bottom } = matrix
    const around = { left: left - 2, top: top - 2, right: right + 2, bottom: bottom + 2 }
    expect(readDataMatrix(raster, around)?.trim()).toBe('SPORTELLO TEST PIANO TERRA 2026-11-30 04:00')
  })

  it('has a line of 100 mm', async () => {
    const pdf = await render()
    const ruler = readPage(pdf).lines.find(({ text }) => text.startsWith('Tra i due segni'))
    if (ruler === undefined) throw new Error('No words about the line')
    const below = { left: 10, right: 120, top: ruler.baseline + 6, bottom: ruler.baseline + 20 }
    const { left, right } = darkBox(rasterise(pdf), below)
    expect(right - left).toBeGreaterThan(100)
    expect(right - left).toBeLessThan(100.6)
  })

  it('is the same for the same', async () => {
    expect(Buffer.compare(await render(), await render())).toBe(0)
  })
})
