import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchBrowser } from '../../tests/fixtures/browser.ts'
import { startSandbox } from '../../tests/sandbox/sandbox.ts'
import { buildRenderer } from '../renderer.ts'
import { FIRST_SCREEN_KB, weighPages } from '../weight.ts'
import { judge, type Bench, type BenchCase } from './bench-case.ts'
import { importNotices } from './ui/notices.ts'
import { measureQuiet } from './ui/quiet.ts'
import { serveRivals } from './ui/rivals.ts'
import { measureStart } from './ui/start.ts'
import { measureTouches } from './ui/touches.ts'
import { measureVisits } from './ui/visits.ts'
import type { Place } from './ui/place.ts'

/** The scripts of the first screen of pagoPA's own portals, in kB compressed, as the screens' issue quotes them. */
const QUOTED_KB = { 'arc-fe (quoted)': 389, 'checkout-fe (quoted)': 517 } as const

/** How many positions the kiosk has in its cache. */
const CACHED_POSITIONS = 10_000

const parts = {
  touch: measureTouches,
  quiet: measureQuiet,
  visits: measureVisits,
  start: measureStart,
} satisfies Record<string, (place: Place) => Promise<readonly BenchCase[]>>

/**
 * What the screens cost a person, on a real sandbox (central, simulated world and kiosk, each a process) and the system's Chromium:
 * `weight` of the scripts, `touch` to the painted answer, `quiet` after the first screen, memory over `visits`, `start` of the kiosk.
 */
export const bench: Bench = async ({ only, say }) => {
  await buildRenderer()
  const { firstScreenKb, allKb } = weighPages()
  say(`weight: first screen ${firstScreenKb} kB, all scripts ${allKb} kB`)
  const weight = judge({
    case: 'weight: scripts of the first screen, compressed',
    unit: 'kB',
    ours: firstScreenKb,
    rivals: QUOTED_KB,
    most: FIRST_SCREEN_KB,
  })
  const wanted = Object.entries(parts).filter(([name]) => name.includes(only))
  const cases: BenchCase[] = 'weight'.includes(only) ? [weight] : []
  if (wanted.length === 0) return cases

  const data = mkdtempSync(join(tmpdir(), 'sportello-bench-'))
  const [sandbox, browser, rivals] = await Promise.all([
    startSandbox({ data, hasWindow: false, today: new Date().toISOString(), beforeKiosk: Promise.resolve() }),
    launchBrowser(),
    serveRivals(),
  ])
  try {
    say(`importing ${CACHED_POSITIONS} positions`)
    const notices = await importNotices(data, CACHED_POSITIONS)
    const place: Place = { data, kiosk: String(sandbox.ready['kiosk']), browser, rivals, notices, say }
    for (const [, measure] of wanted) cases.push(...(await measure(place)))
    return cases
  } finally {
    await browser.close()
    await rivals.close()
    await sandbox.close()
    rmSync(data, { recursive: true, force: true })
  }
}
