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
const GUTTER = { left: 104, right: 106 }
/** Small print below this belongs to the sheet and to no column. */
const FOOT_MM = 283

/**
 * Everything wrong with where things stand on a page of our documents: ink of two texts that meet, text over a shape, text outside the
 * page's margins, text across a bar's edge, text across the gutter where there are two columns. Empty if all is well.
 */
export function pageFaults(page: Page): readonly string[] {
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
      left: MARGIN_MM,
      top: MARGIN_MM,
      right: page.widthMm - MARGIN_MM,
      bottom: page.heightMm - MARGIN_MM,
    }
    if (!contains(sheet, ink)) faults.push(`text ${at} leaves the page`)
    for (const { box } of bars)
      if (meet(ink, box) && !contains(box, ink)) faults.push(`text ${at} crosses bar ${describeBox(box)}`)
    if (isBelowHalfBar(bars, ink) && ink.left < GUTTER.right && ink.right > GUTTER.left)
      faults.push(`text ${at} crosses the gutter`)
  })
  return faults
}

// Above the foot of the page, the bar over a text tells whether it stands in one of two columns; the bars of both have their tops in common.
function isBelowHalfBar(bars: readonly Shape[], ink: Box): boolean {
  if (ink.top > FOOT_MM) return false
  const above = bars.map(({ box }) => box).filter(({ top }) => top <= ink.top)
  const nearest = above.sort((a, b) => b.top - a.top)[0]
  return nearest !== undefined && nearest.right - nearest.left < 150
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
