import { loadPouch } from './pouch.ts'

/** Replicates a served PouchDB into one of its own, when it is told to; it says how long that took and what it then holds. */
const { folder, source } = JSON.parse(process.argv[2] ?? '') as { readonly folder: string; readonly source: string }
const pouch = loadPouch(`${folder}/`)
const target = new pouch('positions')
await target.info()

async function replicate(): Promise<void> {
  const startedAt = performance.now()
  await pouch.replicate(source, target)
  const seconds = (performance.now() - startedAt) / 1000
  const { doc_count: documents } = await target.info()
  process.send?.({ seconds, documents })
}

process.on('message', () => void replicate())
process.on('disconnect', () => process.exit(0))
process.send?.({})
