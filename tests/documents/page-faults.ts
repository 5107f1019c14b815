import type { Box, Page, Shape } from './read-page.ts'
import { meet } from './read-page.ts'

/** Grey of the title bars, as the reading gives it. */
function isBar({ fill }: Shape): boolean {
  return fill.startsWith('rgb(92.')
}

/** Texts nearer than this read as one. */
const LEAST_GAP_MM = 0.4
// The margin is 10; a letter may lean out of its place a little (ì).
const MARGIN_MM = 9.5
/** The one text that goes across the columns above it, the choice between the two sums of a fine: a long line, and in two languages a centred one. */
const isAcross = ({ left, right }: Box): boolean =>
  (left > 15.5 && left < 19 && right > 140) || Math.abs((left + right) / 2 - 105) < 1.5
/** Small print below this belongs to the sheet and to no column. */
const FOOT_MM = 283

/**
 * Everything wrong with where things stand on a page of our documents: ink of two texts that meet, text over a shape, text outside the
 * page's margins, text across a bar's edge, text outside its column. Empty if all is well.
 */
export function pageFaults(page: Page, marginMm = MARGIN_MM): readonly string[] {
  const bars = page.shapes.filter(isBar)
  const others = page.shapes.filter((shape) => !isBar(shape))
  const faults: string[] = []
  page.fragments.forEach(({ ink }, index) => {
    const at = describeBox(ink)
    for (const other of page.fragments.slice(index + 1)) {
      if (meet(ink, other.ink, 0) || besideTooNear(ink, other.ink))
        faults.push(`text ${at} meets text ${describeBox(other.ink)}`)
    }
    for (const { box } of others)
      if (meet(ink, box, LEAST_GAP_MM)) faults.push(`text ${at} meets shape ${describeBox(box)}`)
    const sheet = {
      left: marginMm,
      top: marginMm,
      right: page.widthMm - marginMm,
      bottom: page.heightMm - marginMm,
    }
    if (!contains(sheet, ink)) faults.push(`text ${at} leaves the page`)
    else if (!isInColumn(bars, ink)) faults.push(`text ${at} leaves its column`)
    for (const { box } of bars)
      if (meet(ink, box) && !contains(box, ink)) faults.push(`text ${at} crosses bar ${describeBox(box)}`)
  })
  return faults
}

// Above the foot of the page, the bars over a text are the columns in one of which it stands; those beside each other have their tops in common.
function isInColumn(bars: readonly Shape[], ink: Box): boolean {
  const above = bars.map(({ box }) => box).filter(({ top }) => top <= ink.top)
  if (above.length === 0 || ink.top > FOOT_MM || isAcross(ink)) return true
  const nearest = Math.max(...above.map(({ top }) => top))
  return above.some(({ top, left, right }) => nearest - top < 0.1 && ink.left >= left && ink.right <= right)
}

function besideTooNear(a: Box, b: Box): boolean {
  return a.top < b.bottom && b.top < a.bottom && a.left < b.right + LEAST_GAP_MM && b.left < a.right + LEAST_GAP_MM
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  )
}

function describeBox({ left, top, right, bottom }: Box): string {
  return `[${[left, top, right, bottom].map((edge) => edge.toFixed(1)).join(' ')}]`
}
