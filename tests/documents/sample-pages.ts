import type { NoticeDocument } from '../../main/documents/notice/notice.ts'
import type { Difference } from './compare-pages.ts'
import type { Box } from './read-page.ts'

/** One page of an official sample beside ours. */
export interface SamplePage {
  /** The wording of the template of May 2026, which is newer than the samples of 2024: where their lines begin ours begin so. */
  readonly reworded?: readonly (readonly [official: string, ours: string])[]
  readonly official?: readonly Difference[]
  readonly ours?: readonly Difference[]
  /** A box around each QR code. */
  readonly codes: readonly Box[]
  /** A box around each Data Matrix. */
  readonly slips?: readonly Box[]
}

export interface Sample {
  readonly file: string
  readonly document: NoticeDocument
  readonly pages: readonly SamplePage[]
}

/** The place of a code, with room around it. */
export const around = (left: number, top: number, sizeMm: number): Box => ({
  left: left - 2,
  top: top - 2,
  right: left + sizeMm + 2,
  bottom: top + sizeMm + 2,
})

/** What explains a page, put together. */
export function together(
  codes: Pick<SamplePage, 'codes' | 'slips'>,
  ...parts: readonly Partial<SamplePage>[]
): SamplePage {
  return {
    ...codes,
    reworded: parts.flatMap(({ reworded }) => reworded ?? []),
    official: parts.flatMap(({ official }) => official ?? []),
    ours: parts.flatMap(({ ours }) => ours ?? []),
  }
}

/** The head of every page. */
export const HEAD: Partial<SamplePage> = { ours: [['pagoPA', 'the mark is a picture in the sample']] }
