import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FONT_FILES, parseFonts, type FontName, type Fonts } from '../main/documents/page/fonts.ts'

/** The fonts of documents, from the folder `dist/fonts` of bootstrap-italia. */
export function readFonts(folder: string): Fonts {
  const read = (name: FontName) => readFileSync(join(folder, FONT_FILES[name]))
  return parseFonts({ regular: read('regular'), bold: read('bold'), mono: read('mono'), monoBold: read('monoBold') })
}
