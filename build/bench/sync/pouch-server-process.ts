import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { positionsInChunks } from './positions.ts'
import { loadPouch, pouchListener } from './pouch.ts'

/** Serves a PouchDB with so many positions as documents, in the order of their keys. */
const { folder, rows } = JSON.parse(process.argv[2] ?? '') as { readonly folder: string; readonly rows: number }
const pouch = loadPouch(`${folder}/`)
const database = new pouch('positions')
for (const positions of positionsInChunks(rows, 1_000)) {
  const answers = await database.bulkDocs(positions.map((position) => ({ _id: position.iupd, ...position })))
  if (answers.some(({ error }) => error !== undefined)) throw new Error('PouchDB did not take a document')
}
const server = createServer(pouchListener(pouch))
await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve))
process.on('disconnect', () => process.exit(0))
process.send?.({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/positions` })
