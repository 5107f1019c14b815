import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenCentral } from '../../../db/central/open.ts'
import { openBestEngine } from '../engines.ts'
import { startSimulatedCentre, type SimulatedCentre } from './centre.ts'
import { describeFailure, playSeeds } from './seeds.ts'

/** So many seeds make one file of tests; two files make a hundred, one for each worker. */
const SEEDS = 50

/** Gives a file of tests its own centre, and plays the seeds from the first on. */
export function playFixedSeeds(firstSeed: number): void {
  let open: OpenCentral
  let centre: SimulatedCentre
  beforeAll(async () => {
    open = await openBestEngine()
    centre = await startSimulatedCentre(open.db)
  })
  afterAll(async () => {
    await centre.close()
    await open.close()
  })

  test(`seeds ${firstSeed} to ${firstSeed + SEEDS - 1}`, { timeout: 600_000 }, async () => {
    const seeds = Array.from({ length: SEEDS }, (_, index) => firstSeed + index)
    const { count, steps, commands, failure } = await playSeeds(centre, seeds)
    console.log(`${count} seeds: ${steps} steps, ${commands} commands`)
    expect(failure === undefined ? '' : describeFailure(failure)).toBe('')
    expect(commands).toBeGreaterThan(SEEDS)
  })
}
