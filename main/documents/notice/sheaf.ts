import type { Language } from '../../domain/visit.ts'
import { noticeDocumentTexts } from '../../messages/notice-document.ts'
import { endCanvas, handOver, openCanvas, startPage } from '../page/canvas.ts'
import type { Fonts } from '../page/fonts.ts'
import { drawWholeNotice, type NoticeDocument } from './notice.ts'
import { prepareNotice } from './notice-content.ts'

/** Many notices in one file, which is written as they are drawn. */
export interface Sheaf {
  /**
   * Draws one more notice, in its own language. Throws the RangeErrors of `renderNotice`, and has then drawn nothing of it. Its bytes come once
   * the caller waits for anything.
   */
  readonly add: (document: NoticeDocument) => void
  /** Ends the file, which must hold a notice; resolves when all its bytes have come. */
  readonly close: () => Promise<void>
}

/**
 * Opens a file of notices, whose bytes go to `write`. For paper printed on both sides (`isDuplex`) each notice begins on a front: an empty page
 * stands before it where the one before has an odd number of pages. The same notices in the same order give the same bytes.
 */
export function openSheaf(
  fonts: Fonts,
  { language, producedAt, isDuplex }: { language: Language; producedAt: string; isDuplex: boolean },
  write: (chunk: Uint8Array) => void,
): Sheaf {
  const canvas = openCanvas(fonts, { title: noticeDocumentTexts[language].heading, language, producedAt })
  const handedOver = handOver(canvas, write)
  let pagesBefore = 0
  return {
    add: (document) => {
      const content = prepareNotice(document, fonts)
      if (pagesBefore > 0) {
        if (isDuplex && pagesBefore % 2 === 1) startPage(canvas)
        canvas.pdf.flushPages()
        startPage(canvas)
      }
      canvas.structure.section(document.language, () => {
        pagesBefore = drawWholeNotice(canvas, content, document)
      })
      canvas.pdf.flushPages()
    },
    close: async () => {
      endCanvas(canvas)
      await handedOver
    },
  }
}
