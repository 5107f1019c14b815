import fc from 'fast-check'
import type { SimulatedCentre } from './centre.ts'
import { scriptOf, type Action } from './script.ts'
import { simulate, type SimulationOptions } from './simulate.ts'

/** A seed that went wrong: what was seen, and the shortest script in which something still goes wrong. */
export interface Failure {
  readonly seed: number
  readonly violation: string
  readonly script: readonly Action[]
}

/** What playing seeds came to. */
export interface Played {
  readonly count: number
  readonly steps: number
  readonly commands: number
  readonly failure: Failure | undefined
}

/** Plays one seed after the other, until one goes wrong or `isOver`. */
export async function playSeeds(
  centre: SimulatedCentre,
  seeds: Iterable<number>,
  options: { readonly isOver?: () => boolean } & Omit<SimulationOptions, 'seed'> = {},
): Promise<Played> {
  let count = 0
  let steps = 0
  let commands = 0
  for (const seed of seeds) {
    if (options.isOver?.() === true) break
    const script = scriptOf(seed)
    const story = await simulate(centre, script, { ...options, seed })
    count += 1
    steps += story.steps
    commands += story.commands
    if (story.violation === undefined) continue
    const shortest = await shorten(centre, script, { ...options, seed })
    return { count, steps, commands, failure: { seed, violation: story.violation, script: shortest } }
  }
  return { count, steps, commands, failure: undefined }
}

/** A failure as lines for people: the seed plays it again, and the script says what it takes. */
export function describeFailure({ seed, violation, script }: Failure): string {
  const lines = script.map((action) => `  ${JSON.stringify(action)}`)
  return [`Seed ${seed}: ${violation}`, `It takes ${script.length} actions:`, ...lines].join('\n')
}

/** Takes actions out of a script that goes wrong for as long as it still does. */
async function shorten(
  centre: SimulatedCentre,
  script: readonly Action[],
  options: SimulationOptions,
): Promise<readonly Action[]> {
  const goesWell = async (part: readonly Action[]) => (await simulate(centre, part, options)).violation === undefined
  const told = await fc.check(fc.asyncProperty(fc.subarray([...script]), goesWell), {
    examples: [[[...script]]],
    numRuns: 1,
    seed: options.seed,
  })
  return told.counterexample?.[0] ?? script
}
