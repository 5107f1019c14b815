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

/**
 * Everything wrong with where things stand on a notice's page: ink of two texts that meet, text over a shape, text outside the
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
    if (isBetweenHalfBars(bars, ink) && ink.left < GUTTER.right && ink.right > GUTTER.left)
      faults.push(`text ${at} crosses the gutter`)
  })
  return faults
}

// Two columns begin at the first bar that ends at the gutter and end where the first bar of the whole width begins.
function isBetweenHalfBars(bars: readonly Shape[], ink: Box): boolean {
  const halves = bars.filter(({ box }) => box.right - box.left < 150).map(({ box }) => box.top)
  const wholes = bars.filter(({ box }) => box.right - box.left >= 150).map(({ box }) => box.top)
  return ink.top > Math.min(...halves) && ink.bottom < Math.min(...wholes)
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
