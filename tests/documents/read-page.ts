import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A rectangle in mm from the page's top left corner. */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** A line of text as a reader program finds it. `left` and `right` are the pen's positions, not the ink's. */
export type TextLine = {
  readonly text: string
  readonly words: readonly string[]
  readonly left: number
  readonly right: number
  readonly baseline: number
}

/** Glyphs drawn one after the other on one baseline, and the box of their ink. */
export type Fragment = { readonly baseline: number; readonly ink: Box }

/** Something drawn that is not text. */
export type Shape = { readonly fill: string; readonly box: Box }

/** What stands on a page of a document. */
export type Page = {
  readonly widthMm: number
  readonly heightMm: number
  readonly lines: readonly TextLine[]
  readonly fragments: readonly Fragment[]
  readonly shapes: readonly Shape[]
}

/**
 * Reads a page, the first unless told otherwise, with poppler's tools. Words come from `pdftotext -bbox-layout`. Its boxes depend on each font's metrics, so
 * baselines come from `pdftocairo -svg`, which writes every glyph with the point of its origin (and, unless told not to,
 * shrinks and centres a page whose size is no whole number of points). The ink comes from the glyph's outline.
 */
export function readPage(pdf: Uint8Array, pageNumber = 1): Page {
  const only = ['-f', String(pageNumber), '-l', String(pageNumber)]
  const svg = run('pdftocairo', ['-svg', '-origpagesizes', '-noshrink', '-nocenter', ...only, '-', '-'], pdf).toString()
  const glyphs = readGlyphs(svg)
  const [, width = '', height = ''] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []
  return {
    widthMm: mm(Number(width)),
    heightMm: mm(Number(height)),
    lines: readLines(run('pdftotext', ['-bbox-layout', ...only, '-', '-'], pdf).toString(), glyphs),
    fragments: readFragments(glyphs),
    shapes: readShapes(svg),
  }
}

/** The lines of a page, the no-break blanks of amounts as plain ones. */
export function textsOn({ lines }: Page): readonly string[] {
  return lines.map(({ text }) => text.replace(/\u00a0/g, ' '))
}

/** Every word of a page. */
export function wordsOn({ lines }: Page): ReadonlySet<string> {
  return new Set(lines.flatMap(({ words }) => words))
}

/** How many pages a document has. */
export function countPages(pdf: Uint8Array): number {
  return Number(/^Pages:\s+(\d+)$/m.exec(run('pdfinfo', ['-'], pdf).toString())?.[1])
}

/**
 * Runs a program on input and gives its output; throws with its complaint if it fails. `nothing` is the status by which it says that it has found
 * nothing, which is no failure.
 */
export function run(
  program: string,
  programArguments: readonly string[],
  input?: Uint8Array,
  nothing?: number,
): Buffer {
  const { status, stdout, stderr, error } = spawnSync(program, programArguments, {
    ...(input && { input }),
    maxBuffer: 256 * 1024 * 1024,
  })
  if (error) throw error
  if (status !== 0 && status !== nothing)
    throw new Error(`${program} ended with ${String(status)}: ${stderr.toString().slice(0, 500)}`)
  return stdout
}

/** Runs a program that reads only files, the last argument being one with the given bytes. */
export function runOnFile(
  program: string,
  programArguments: readonly string[],
  bytes: Uint8Array,
  nothing?: number,
): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'notice-'))
  try {
    const file = join(folder, 'input')
    writeFileSync(file, bytes)
    return run(program, [...programArguments, file], undefined, nothing)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** True if both boxes have ink in common, or come nearer than `marginMm` to each other. */
export function meet(a: Box, b: Box, marginMm = 0): boolean {
  return (
    a.left < b.right + marginMm &&
    b.left < a.right + marginMm &&
    a.top < b.bottom + marginMm &&
    b.top < a.bottom + marginMm
  )
}

type Glyph = { readonly x: number; readonly y: number; readonly ink: Box | undefined }

function mm(points: number): number {
  return (points * 25.4) / 72
}

function readGlyphs(svg: string): readonly Glyph[] {
  const outlines = new Map<string, Box | undefined>()
  for (const [, id = '', path = ''] of svg.matchAll(/<(?:symbol|g) [^>]*id="(glyph[^"]*)">\s*<path [^>]*d="([^"]*)"/g))
    outlines.set(id, boxOf(path))
  return Array.from(svg.matchAll(/<use xlink:href="#(glyph[^"]*)" x="([\d.-]+)" y="([\d.-]+)"/g), ([, id, x, y]) => {
    const outline = outlines.get(id ?? '')
    const origin = { x: mm(Number(x)), y: mm(Number(y)) }
    return { ...origin, ink: outline && moved(outline, origin) }
  })
}

function readLines(xml: string, glyphs: readonly Glyph[]): readonly TextLine[] {
  return Array.from(xml.matchAll(/<line ([^>]*)>([\s\S]*?)<\/line>/g), ([, attributes = '', content = '']) => {
    const left = attribute(attributes, 'xMin')
    const top = attribute(attributes, 'yMin')
    const bottom = attribute(attributes, 'yMax')
    // A tall box may reach over its neighbour's baseline; its own lies about three quarters down in every font we meet.
    const about = top + 0.77 * (bottom - top)
    const [first] = glyphs
      .filter(({ x, y }) => Math.abs(x - left) < 0.1 && y > top && y < bottom)
      .sort((a, b) => Math.abs(a.y - about) - Math.abs(b.y - about))
    if (first === undefined) throw new Error('A line has no glyph at its beginning')
    const words = Array.from(content.matchAll(/<word [^>]*>([\s\S]*?)<\/word>/g), ([, word = '']) => decode(word))
    return { text: words.join(' '), words, left, right: attribute(attributes, 'xMax'), baseline: first.y }
  })
}

// A new fragment begins where the pen moves to another baseline, backwards, or further than a few blanks.
function readFragments(glyphs: readonly Glyph[]): readonly Fragment[] {
  const fragments: { baseline: number; penX: number; ink: Box }[] = []
  for (const { x, y, ink } of glyphs) {
    if (ink === undefined) continue
    const last = fragments.at(-1)
    if (last && Math.abs(last.baseline - y) < 0.05 && x >= last.penX && ink.left - last.ink.right < 3) {
      last.penX = x
      last.ink = union(last.ink, ink)
    } else fragments.push({ baseline: y, penX: x, ink })
  }
  return fragments
}

function readShapes(svg: string): readonly Shape[] {
  const drawing = svg.slice(Math.max(0, svg.indexOf('</defs>')))
  return Array.from(drawing.matchAll(/<path ([^>]*)>/g), ([, path = '']) => {
    const box = boxOf(/ d="([^"]*)"/.exec(path)?.[1] ?? '')
    const matrix = /matrix\(([^)]*)\)/.exec(path)?.[1] ?? '1,0,0,1,0,0'
    const [a, , , d, e, f] = matrix.split(',').map(Number)
    if (box === undefined || a === undefined || d === undefined || e === undefined || f === undefined)
      throw new Error('A shape without points or with a broken matrix')
    return {
      fill: (/fill[:=]"?([^;"]*)/.exec(path)?.[1] ?? 'none').replace(/ /g, ''),
      box: mapped(
        box,
        (x) => x * a + mm(e),
        (y) => y * d + mm(f),
      ),
    }
  })
}

// The box of all points of an outline, control points included: never smaller than the outline.
function boxOf(path: string): Box | undefined {
  const numbers = Array.from(path.matchAll(/-?[\d.]+/g), ([number]) => mm(Number(number)))
  if (numbers.length === 0) return undefined
  const xs = numbers.filter((_, index) => index % 2 === 0)
  const ys = numbers.filter((_, index) => index % 2 === 1)
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

function moved(box: Box, by: { x: number; y: number }): Box {
  return { left: box.left + by.x, right: box.right + by.x, top: box.top + by.y, bottom: box.bottom + by.y }
}

function union(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    top: Math.min(a.top, b.top),
    bottom: Math.max(a.bottom, b.bottom),
  }
}

function mapped(box: Box, mapX: (x: number) => number, mapY: (y: number) => number): Box {
  const xs = [mapX(box.left), mapX(box.right)]
  const ys = [mapY(box.top), mapY(box.bottom)]
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

function attribute(attributes: string, name: string): number {
  const value = new RegExp(`${name}="([\\d.-]+)"`).exec(attributes)?.[1]
  if (value === undefined) throw new Error(`A line without ${name}`)
  return mm(Number(value))
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(text: string): string {
  return text.replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
}
