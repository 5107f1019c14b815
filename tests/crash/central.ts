import { readFileSync } from 'node:fs'
import type { CentralConfig } from '../../central/config.ts'
import { startCentral } from '../../central/start.ts'
import { FONTS } from '../../build/renderer.ts'

/** What this process tells the test, once: that it serves. */
export interface CentralReady {
  readonly ready: string
}

const config = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as CentralConfig
const central = await startCentral(config, { fonts: FONTS })
process.send?.({ ready: central.address } satisfies CentralReady)
process.on('disconnect', () => void central.close().then(() => process.exit(0)))
