import bwip from 'bwip-js'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import QRCode from 'qrcode'
import { FONT_FILES, type FontName } from '../../../main/documents/page/fonts.ts'
import type { DrawnBar, DrawnText } from './drawn.ts'

const FONTS = fileURLToPath(new URL('../../../node_modules/bootstrap-italia/dist/fonts/', import.meta.url))

/** A page for a rival to make: the texts and bars of ours, and what its two codes say. */
export interface RivalPage {
  readonly texts: readonly DrawnText[]
  readonly bars: readonly DrawnBar[]
  readonly qrText: string
  readonly slipText: string
}

/** Where the codes stand, in points: 25 mm and 23 mm wide. */
const QR = { x: 28.35, y: 438.5, size: 70.87 }
const SLIP = { x: 501.7, y: 657, size: 65.2 }

/** Makes the page with pdfmake, its fonts from files as it wants them, its own QR code, and a Data Matrix by bwip-js. */
export function pdfmakeRival(page: RivalPage): () => Promise<Uint8Array> {
  const pdfmake = createRequire(import.meta.url)('pdfmake') as Pdfmake
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(FONTS))
  const file = (name: FontName) => FONTS + FONT_FILES[name]
  pdfmake.setFonts({
    Titillium: { normal: file('regular'), bold: file('bold') },
    Mono: { normal: file('mono'), bold: file('monoBold') },
  })
  return async () => {
    const content = [
      ...page.bars.map(({ x, y, width, height, colour }) => ({
        canvas: [{ type: 'rect', x: 0, y: 0, w: width, h: height, color: colour }],
        absolutePosition: { x, y },
      })),
      ...page.texts.map(({ text, font, size, x, baseline, colour }) => ({
        text,
        font: font.startsWith('mono') ? 'Mono' : 'Titillium',
        bold: font.toLowerCase().endsWith('bold'),
        fontSize: size,
        color: colour,
        noWrap: true,
        absolutePosition: { x, y: baseline - size },
      })),
      { qr: page.qrText, version: 4, eccLevel: 'M', fit: QR.size, absolutePosition: { x: QR.x, y: QR.y } },
      { svg: dataMatrixSvg(page.slipText), width: SLIP.size, absolutePosition: { x: SLIP.x, y: SLIP.y } },
    ]
    const definition = { pageSize: 'A4', pageMargins: 0, defaultStyle: { font: 'Titillium' }, content }
    return pdfmake.createPdf(definition).getBuffer()
  }
}

/** Makes the page with headless Chromium from HTML; `page` is used again, and has the fonts. */
export async function chromiumRival(rival: RivalPage, page: Page): Promise<() => Promise<Uint8Array>> {
  const faces = (Object.keys(FONT_FILES) as FontName[]).map((name) => {
    const bytes = readFileSync(FONTS + FONT_FILES[name]).toString('base64')
    return `@font-face { font-family: ${name}; src: url(data:font/ttf;base64,${bytes}) }`
  })
  const style = `${faces.join('\n')} @page { size: A4; margin: 0 } body { margin: 0; -webkit-print-color-adjust: exact }
    #sheet > * { position: absolute; white-space: pre; line-height: 1 }`
  await page.setContent(
    `<!doctype html><html lang="it"><style>${style}</style><title>Avviso</title><div id="sheet"></div>`,
  )
  return async () => {
    const { modules } = QRCode.create([{ data: new TextEncoder().encode(rival.qrText), mode: 'byte' }], {
      errorCorrectionLevel: 'M',
      version: 4,
    })
    const dark = Array.from(modules.data, (bit, at) =>
      bit === 0 ? '' : `M${at % modules.size} ${Math.floor(at / modules.size)}h1v1h-1z`,
    )
    const qr = `<svg viewBox="0 0 ${modules.size} ${modules.size}"><path d="${dark.join('')}"/></svg>`
    const html = [
      ...rival.bars.map(
        ({ x, y, width, height, colour }) =>
          `<div style="left:${x}pt;top:${y}pt;width:${width}pt;height:${height}pt;background:${colour}"></div>`,
      ),
      ...rival.texts.map(
        ({ text, font, size, x, baseline, colour }) =>
          `<span style="left:${x}pt;top:${baseline - size}pt;font:${size}pt ${font};color:${colour}">${text}</span>`,
      ),
      `<div style="left:${QR.x}pt;top:${QR.y}pt;width:${QR.size}pt">${qr}</div>`,
      `<div style="left:${SLIP.x}pt;top:${SLIP.y}pt;width:${SLIP.size}pt">${dataMatrixSvg(rival.slipText)}</div>`,
    ].join('')
    await page.evaluate(
      `document.getElementById('sheet').innerHTML = ${JSON.stringify(html)}; document.fonts.ready.then(() => 0)`,
    )
    return page.pdf({ format: 'A4', printBackground: true, tagged: true })
  }
}

function dataMatrixSvg(text: string): string {
  return bwip.toSVG({ bcid: 'datamatrix', text })
}

/** As much of pdfmake as is used here; its own types are of an older version. */
interface Pdfmake {
  readonly setUrlAccessPolicy: (allows: (url: string) => boolean) => void
  readonly setLocalAccessPolicy: (allows: (path: string) => boolean) => void
  readonly setFonts: (fonts: Readonly<Record<string, Readonly<Record<string, string>>>>) => void
  readonly createPdf: (definition: object) => { readonly getBuffer: () => Promise<Uint8Array> }
}
