import type { Language } from '../../domain/visit.ts'
import { noticeDocumentTexts, noticeWords, smallPrintWords } from '../../messages/notice-document.ts'
import { fillInWords, joined, type SecondLanguage } from '../../messages/words.ts'
import { closeCanvas, openCanvas, type Canvas, type Density } from '../page/canvas.ts'
import type { Fonts } from '../page/fonts.ts'
import type { Marks } from '../page/marks.ts'
import { MANY_INSTALMENTS, prepareNotice, type NoticeContent } from './notice-content.ts'
import { drawNotice } from './notice-pages.ts'
import { drawFootLine } from '../page/page-furniture.ts'

/** One payment that a notice asks for, or offers to choose. */
export type NoticePayment = {
  /** 18 digits. */
  readonly noticeNumber: string
  /** 1 to 99,999,999,999. */
  readonly amountCents: number
  /** `YYYY-MM-DD`. */
  readonly dueDate?: string
  /** What this one is for, where that is not what the whole notice is for. */
  readonly subject?: string
}

/** How a notice can be paid; `P` is what is known of each payment. */
export type NoticePayments<P = NoticePayment> =
  | { readonly kind: 'single'; readonly payment: P }
  /** One after the other, two or more; or all at once where there is a `whole`. */
  | { readonly kind: 'instalments'; readonly whole?: P; readonly instalments: readonly P[] }
  /** A fine of the road: less within five days, the reduced sum until the sixtieth. */
  | { readonly kind: 'fine'; readonly discounted: P; readonly reduced: P }

/** What a payment notice says. All texts as they came: they are cleaned and fitted here. */
export type NoticeDocument = {
  readonly creditor: {
    /** 11 digits. */
    readonly fiscalCode: string
    readonly name: string
    readonly sector?: string
    /** Where to ask, on one line: office, web address, telephone. */
    readonly info?: string
    /** The creditor's code for home banking. */
    readonly cbill?: string
    /** A place of the creditor's own where one can pay. */
    readonly physicalChannel?: string
    /** Can one pay on the creditor's site, in its app? */
    readonly hasWebsite: boolean
    readonly hasApp: boolean
    /** An SVG drawing, or a PNG picture as data URL; left out where `crestFault` finds a fault. */
    readonly crest?: string
    /** SVG drawings; in words where there is none, or `svgFault` finds a fault. */
    readonly marks?: Marks
    /** Without it there is no postal slip. */
    readonly postal?: {
      /** The number of its current account, up to twelve digits. */
      readonly account: string
      readonly holder: string
      /** Poste's leave to print slips, as it is to be printed. */
      readonly authorisation: string
    }
  }
  readonly debtor: {
    /** Absent only if unknown, as with foreigners. */
    readonly fiscalCode?: string
    readonly name: string
    /** The whole address; a line break in it is kept. */
    readonly address?: string
  }
  readonly subject: string
  readonly payments: NoticePayments
  readonly language: Language
  /** The language beside it; that of the notice itself counts as none. */
  readonly second?: SecondLanguage
  /** ISO instant of production; it becomes the file's creation date and is printed nowhere. */
  readonly producedAt: string
  /** `HH:MM`, only where the data came from a cache: the page then says how old they are. */
  readonly freshAsOf?: string
}

/**
 * Draws a payment notice on A4 pages. The same input gives the same bytes. Postal slips stand on it where the creditor has an account,
 * for amounts that a slip holds, with up to nine instalments.
 * Text beyond its limit (`NOTICE_LIMITS`) ends with an ellipsis; characters that cannot be printed become plain ones or `?`.
 * Rejects with a RangeError on a notice number, creditor code, account, amount or date that has not its form, and on fewer than two
 * instalments.
 * Source: pagoPA, "Avviso di pagamento" guide, and its notice template of May 2026.
 */
export async function renderNotice(document: NoticeDocument, fonts: Fonts): Promise<Uint8Array> {
  const content = prepareNotice(document, fonts)
  const { language, producedAt } = document
  const { heading } = noticeDocumentTexts[language]
  const canvas = openCanvas(fonts, { title: heading, language, producedAt })
  drawWholeNotice(canvas, content, document)
  return await closeCanvas(canvas)
}

/** Draws all of a notice from the empty page of a canvas on, whose earlier pages must have been flushed. Returns how many pages it takes. */
export function drawWholeNotice(
  canvas: Canvas,
  content: NoticeContent,
  { language, second }: Pick<NoticeDocument, 'language' | 'second'>,
): number {
  const beside = second?.language === language ? undefined : second
  drawNotice({ ...canvas, density: densityOf(content, beside) }, content, noticeWords(language, beside))
  return drawFeet(canvas, content, smallPrintWords(language, beside))
}

/** How full pages will be. Source: the classes that each of pagoPA's templates sets for two languages. */
function densityOf({ payments }: NoticeContent, second: SecondLanguage | undefined): Density {
  if (second === undefined) return 'roomy'
  if (payments.kind === 'single') return payments.payment.postal === undefined ? 'roomy' : 'compact'
  if (payments.kind === 'fine' || payments.instalments.length < MANY_INSTALMENTS) return 'compact'
  return second.isEqual ? 'dense' : 'roomy'
}

/** The small print of each page: how old the data are, and its number where there are several. Returns how many there are. */
function drawFeet(
  canvas: Canvas,
  { freshAsOf }: NoticeContent,
  { fresh, page }: ReturnType<typeof smallPrintWords>,
): number {
  const { start, count } = canvas.pdf.bufferedPageRange()
  for (let number = 1; number <= count; number++) {
    canvas.pdf.switchToPage(start + number - 1)
    drawFootLine(
      canvas,
      freshAsOf === undefined ? '' : joined(fillInWords(fresh, { time: freshAsOf })),
      count === 1 ? '' : joined(fillInWords(page, { number: String(number), count: String(count) })),
    )
  }
  return count
}
