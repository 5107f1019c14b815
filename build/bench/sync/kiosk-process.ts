import type { KioskStore } from '../../../db/kiosk/client.ts'
import { startKiosk } from '../../../main/start-node.ts'
import { FONTS, PAGES } from '../../renderer.ts'
import { KEY } from './fill-kiosk.ts'

/** What this kiosk is started with. `target` is the place in the feed that the first sync has to come to. */
export interface KioskProcessArgs {
  readonly data: string
  readonly central: string
  readonly enrolmentCode: string
  readonly target: number
}

const { data, central, enrolmentCode, target } = JSON.parse(process.argv[2] ?? '') as KioskProcessArgs
const isThere = Promise.withResolvers<number>()
let startedAt: number | undefined

/** A store that notices when syncing begins, and when the cache stands where the feed of the centre ends. */
function noticing(store: KioskStore): KioskStore {
  return {
    ...store,
    ask: async (operation, ...args) => {
      if (operation === 'readSyncState') startedAt ??= performance.now()
      const answer = await store.ask(operation, ...args)
      if (operation !== 'readSyncState' && startedAt !== undefined) {
        const state = await store.ask('readSyncState')
        if ((state?.cursor.position ?? -1) >= target) isThere.resolve((performance.now() - startedAt) / 1000)
      }
      return answer
    },
  }
}

const kiosk = await startKiosk(
  {
    data,
    central,
    enrolmentCode,
    databaseKey: KEY,
    // Nothing is printed, and nobody listens there.
    printers: [{ name: 'none', address: 'ipp://127.0.0.1:9/ipp/print' }],
    port: 0,
    isSandbox: true,
    sandboxHosts: [],
  },
  { pages: PAGES, fonts: FONTS },
  { hasWindow: false, wrap: { store: noticing } },
)
process.on('disconnect', () => void kiosk.close().then(() => process.exit(0)))
process.on('message', () => {
  void isThere.promise.then((seconds) => process.send?.({ seconds }))
})
process.send?.({ address: kiosk.address })
