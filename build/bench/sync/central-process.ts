import type { CentralConfig } from '../../../central/config.ts'
import { startCentral } from '../../../central/start.ts'
import { FONTS } from '../../renderer.ts'
import { serve } from '../../serve.ts'

/** A central process, as `sportello central` starts it; it says its address. */
const config = JSON.parse(process.argv[2] ?? '') as CentralConfig
await serve(undefined, async () => {
  const central = await startCentral(config, { fonts: FONTS })
  return { ready: { address: central.address }, close: central.close }
})
