/** One thing that a benchmark measured, beside its rivals, as `--json` prints it. */
export interface BenchCase {
  readonly case: string
  readonly unit: string
  readonly ours: number
  readonly rivals: Readonly<Record<string, number>>
  /** Ours divided by each rival's. */
  readonly ratios: Readonly<Record<string, number>>
  readonly target: string
  readonly met: boolean
}

/** How a benchmark is run: the parts whose name has the text `only`, telling on the way what it does; `seeds` is for simulations. */
export interface BenchRun {
  readonly only: string
  readonly seeds: number
  readonly say: (line: string) => void
}

/** A benchmark: what it measured, one case for each target. */
export type Bench = (run: BenchRun) => Promise<readonly BenchCase[]>

/** What was measured, and what it may be at most: by itself, and against rivals. */
export interface Measured {
  readonly case: string
  readonly unit: string
  readonly ours: number
  readonly rivals?: Readonly<Record<string, number>>
  readonly most?: number
  readonly mostRatios?: Readonly<Record<string, number>>
}

/** Judges a measurement by its limits. Figures are kept to three decimals. */
export function judge({ ours, rivals = {}, most, mostRatios = {}, ...rest }: Measured): BenchCase {
  const ratios = Object.fromEntries(Object.entries(rivals).map(([name, value]) => [name, rounded(ours / value)]))
  const limits = [
    ...(most === undefined ? [] : [{ words: `≤ ${most} ${rest.unit}`, isKept: ours <= most }]),
    ...Object.entries(mostRatios).map(([name, ratio]) => ({
      words: `≤ ${ratio} × ${name}`,
      isKept: (ratios[name] ?? Number.POSITIVE_INFINITY) <= ratio,
    })),
  ]
  return {
    ...rest,
    ours: rounded(ours),
    rivals: Object.fromEntries(Object.entries(rivals).map(([name, value]) => [name, rounded(value)])),
    ratios,
    target: limits.map(({ words }) => words).join(', '),
    met: limits.every(({ isKept }) => isKept),
  }
}

/** Whether a case keeps its target. */
export function isMet({ met }: BenchCase): boolean {
  return met
}

/** The cases as lines for people. */
export function readable(cases: readonly BenchCase[]): string {
  return cases
    .map(({ case: name, unit, ours, rivals, ratios, target, met }) =>
      [
        `${met ? 'met   ' : 'MISSED'}  ${name}: ${ours} ${unit}   (target ${target})`,
        ...Object.entries(rivals).map(
          ([rival, value]) => `          ${rival}: ${value} ${unit}, ratio ${ratios[rival]}`,
        ),
      ].join('\n'),
    )
    .join('\n')
}

/** The value below which a share of the sorted values lies, 0.5 for the median; the nearest value that was measured. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
