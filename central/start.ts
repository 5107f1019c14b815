import { randomBytes, randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { pino } from 'pino'
import { openCentral } from '../db/central/open.ts'
import { ensureCreditor, ensureSecret } from '../db/central/stores/creditors.ts'
import { lockFolder } from '../db/lock.ts'
import { serveAdmin } from './admin.ts'
import { adminSocket } from './admin-socket.ts'
import type { CentralConfig } from './config.ts'
import { createHttp } from './http.ts'

/** A running central process. */
export interface RunningCentral {
  readonly address: string
  readonly close: () => Promise<void>
}

/** Opens the database, serves kiosks over HTTP and the operator over the socket of the data folder. */
export async function startCentral(config: CentralConfig): Promise<RunningCentral> {
  const log = pino({ base: null }, pino.destination(2))
  // One process per data folder, whichever the database: its socket must lead to this one.
  const lock = lockFolder(config.data)
  const database = await openCentral(config.database)
  const { db } = database
  const { creditor } = config
  await ensureCreditor(db, creditor, randomUUID())
  const secret = await ensureSecret(db, creditor, 'access-tokens', () => randomBytes(32).toString('base64url'))
  const now = () => new Date()
  const http = await createHttp({
    db,
    creditor,
    tokenSecret: Buffer.from(secret, 'base64url'),
    now,
    sleep: async (ms, signal) => {
      await delay(ms, undefined, { signal }).catch(() => undefined)
    },
    log,
  })
  const admin = await serveAdmin({ db, creditor, now }, adminSocket(config.data))
  await http.listen({ host: config.host, port: config.port })
  const { port } = http.server.address() as AddressInfo
  log.info({ event: 'central.started', port })
  return {
    address: `http://${config.host}:${port}`,
    close: async () => {
      await http.close()
      admin.closeAllConnections()
      await new Promise<void>((resolve) => admin.close(() => resolve()))
      await database.close()
      lock.release()
      log.info({ event: 'central.stopped' })
    },
  }
}
