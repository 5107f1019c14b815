import { describe, expect, it } from 'vitest'
import type { Canvas } from '../../main/documents/page/canvas.ts'
import { closeCanvas, drawLine, openCanvas, points } from '../../main/documents/page/canvas.ts'
import { COLUMNS, drawTitleBar } from '../../main/documents/page/page-furniture.ts'
import { pageFaults } from './page-faults.ts'
import { readPage } from './read-page.ts'
import { fonts } from './sample-notices.ts'

const info = { title: 'Prova', language: 'it-IT', producedAt: '2026-11-23T15:00:00Z' }

async function faultsOf(draw: (canvas: Canvas) => void): Promise<readonly string[]> {
  const canvas = openCanvas(fonts, info)
  drawTitleBar(canvas, COLUMNS.left, 40, 'Sinistra')
  drawTitleBar(canvas, COLUMNS.right, 40, 'Destra')
  drawTitleBar(canvas, COLUMNS.whole, 140, 'Sotto')
  draw(canvas)
  return pageFaults(readPage(await closeCanvas(canvas)))
}

type Written = readonly [text: string, xMm: number, baselineMm: number]

function write(canvas: Canvas, ...[text, xMm, baselineMm]: Written): void {
  drawLine(canvas, [{ text, font: 'regular' }], { xMm, baselineMm, sizePt: 12 })
}

describe('pageFaults', () => {
  it('finds nothing wrong with texts set apart', async () => {
    const faults = await faultsOf((canvas) => {
      write(canvas, 'Città per gg', 10, 60)
      write(canvas, 'ÀÈ sotto', 10, 65.1)
      write(canvas, 'a fianco', 50, 60)
    })
    expect(faults).toEqual([])
  })

  it.each<{ name: string; fault: string; texts: readonly Written[] }>([
    {
      name: 'one text over another',
      fault: 'meets text',
      texts: [
        ['Comune', 10, 60],
        ['Esempio', 20, 60],
      ],
    },
    {
      name: 'lines too tight',
      fault: 'meets text',
      texts: [
        ['gigli', 10, 60],
        ['ÀÈÌÒÙ', 10, 63.5],
      ],
    },
    {
      name: 'no blank between texts',
      fault: 'meets text',
      texts: [
        ['Comune', 10, 60],
        ['Esempio', 24.4, 60],
      ],
    },
    { name: 'text beyond the right margin', fault: 'leaves the page', texts: [['Comune di Esempio', 180, 60]] },
    { name: 'text below the bottom margin', fault: 'leaves the page', texts: [['gigli', 10, 288]] },
    { name: 'text on a bar’s edge', fault: 'crosses bar', texts: [['Comune', 50, 41]] },
    { name: 'text of one column in the other', fault: 'leaves its column', texts: [['Comune di Esempio', 80, 60]] },
  ])('finds $name', async ({ fault, texts }) => {
    const faults = await faultsOf((canvas) => {
      for (const text of texts) {
        write(canvas, ...text)
        // What stands between two texts on a notice, so that they do not count as one.
        write(canvas, 'altrove', 10, 200 + 10 * texts.indexOf(text))
      }
    })
    expect(faults).toEqual([expect.stringContaining(fault)])
  })

  it('finds text across columns also where two columns stand below a whole one', async () => {
    const faults = await faultsOf((canvas) => {
      drawTitleBar(canvas, COLUMNS.left, 200, 'Sinistra')
      drawTitleBar(canvas, COLUMNS.right, 200, 'Destra')
      write(canvas, 'Comune di Esempio', 80, 180)
      write(canvas, 'Comune di Esempio', 80, 220)
    })
    expect(faults).toEqual([expect.stringMatching(/ 21\d\.\d .*leaves its column/)])
  })

  it('finds text over a shape', async () => {
    const faults = await faultsOf((canvas) => {
      canvas.pdf.rect(points(20), points(55), points(10), points(10)).stroke('black')
      write(canvas, 'Comune di Esempio', 10, 60)
    })
    expect(faults).toEqual([expect.stringContaining('meets shape')])
  })
})
