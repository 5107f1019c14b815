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

/**
 * How a benchmark is run: the parts whose name has the text `only`, telling on the way what it does. `rows` is for benchmarks that count
 * rows, `seeds` for simulations.
 */
export interface BenchRun {
  readonly only: string
  readonly rows?: number
  readonly seeds: number
  readonly say: (line: string) => void
}

/** A benchmark: what it measured, one case for each target. */
export type Bench = (run: BenchRun) => Promise<readonly BenchCase[]>

/** What was measured, and what it may be: by itself at most, and at most or at least so many times what each rival is. */
export interface Measured {
  readonly case: string
  readonly unit: string
  readonly ours: number
  readonly rivals?: Readonly<Record<string, number>>
  readonly most?: number
  readonly mostRatios?: Readonly<Record<string, number>>
  readonly leastRatios?: Readonly<Record<string, number>>
}

/** Judges a measurement by its limits. Figures are kept to three decimals. */
export function judge({ ours, rivals = {}, most, mostRatios = {}, leastRatios = {}, ...rest }: Measured): BenchCase {
  const ratios = Object.fromEntries(Object.entries(rivals).map(([name, value]) => [name, rounded(ours / value)]))
  const limits = [
    ...(most === undefined ? [] : [{ words: `≤ ${most} ${rest.unit}`, isKept: ours <= most }]),
    ...Object.entries(mostRatios).map(([name, ratio]) => ({
      words: `≤ ${ratio} × ${name}`,
      isKept: (ratios[name] ?? Number.POSITIVE_INFINITY) <= ratio,
    })),
    ...Object.entries(leastRatios).map(([name, ratio]) => ({
      words: `≥ ${ratio} × ${name}`,
      isKept: (ratios[name] ?? 0) >= ratio,
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

/** One round of ours beside its rival. */
export interface Round {
  readonly ours: number
  readonly rival: number
}

/** The round whose ratio is the median of all, so that what is shown was measured together. */
export function medianRound(rounds: readonly Round[]): Round {
  const ratio = ({ ours, rival }: Round) => ours / rival
  const median = quantile(rounds.map(ratio), 0.5)
  return rounds.find((round) => ratio(round) === median) ?? { ours: Number.NaN, rival: Number.NaN }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
