import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCentral } from '../../db/central/open.ts'
import { startSimulatedCentre } from '../../tests/sync/simulation/centre.ts'
import { describeFailure, playSeeds } from '../../tests/sync/simulation/seeds.ts'
import { judge, type Bench } from './bench-case.ts'

/** Seeds below these are played by `npm test` and `npm run test:full`. */
const FIRST_SEED = 1_000_001

/** Plays so many seeds of the simulation of kiosks and centre; one that goes wrong is told with its shortest script. */
export const bench: Bench = async ({ seeds, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-sync-sim-'))
  const open = await openCentral({ pglite: folder })
  const centre = await startSimulatedCentre(open.db)
  try {
    const wanted = Array.from({ length: seeds }, (_, index) => FIRST_SEED + index)
    const { count, steps, commands, failure } = await playSeeds(centre, wanted)
    say(`${count} seeds from ${FIRST_SEED} on: ${steps} steps, ${commands} commands`)
    if (failure !== undefined) say(describeFailure(failure))
    return [judge({ case: 'seeds that went wrong', unit: 'seeds', ours: failure === undefined ? 0 : 1, most: 0 })]
  } finally {
    await centre.close()
    await open.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
