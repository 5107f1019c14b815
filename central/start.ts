import { randomBytes, randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { pino } from 'pino'
import { openCentral } from '../db/central/open.ts'
import { ensureCreditor, ensureSecret } from '../db/central/stores/creditors.ts'
import { trimFeed } from '../db/central/stores/feed-trim.ts'
import { forgetTakeLinks } from '../db/central/stores/phone-links.ts'
import { lockFolder } from '../db/lock.ts'
import { renderNotice } from '../main/documents/notice/notice.ts'
import { serveAdmin } from './admin.ts'
import { adminSocket } from './admin-socket.ts'
import { createBell } from './changes/bell.ts'
import type { CentralConfig } from './config.ts'
import { sendMails } from './effects/send-mails.ts'
import { errorFields } from './error-fields.ts'
import { createHttp } from './http.ts'
import { openCart } from './pagopa/checkout.ts'
import { keepReceipts } from './pagopa/keep-receipts.ts'
import { settlePayments } from './payments/settle-payments.ts'
import { readFonts } from './read-fonts.ts'
import { forgetTickets } from './tickets/forget-tickets.ts'

/** A running central process. */
export interface RunningCentral {
  readonly address: string
  readonly close: () => Promise<void>
}

/** Where the files that are not code lie. */
export interface CentralFiles {
  /** The folder `dist/fonts` of bootstrap-italia. */
  readonly fonts: string
}

/** How often payments without word are ended although nobody asks for them, old requests forgotten, and the feed trimmed. */
const TIDY_EVERY_MS = 60_000

/** How long the bell rests after every ten kiosks that it woke: 500 that wait hear of a change within a second. */
const BELL_RESTS_MS = 18

/** Opens the database, serves kiosks and phones over HTTP and the operator over the socket of the data folder. */
export async function startCentral(config: CentralConfig, files: CentralFiles): Promise<RunningCentral> {
  const log = pino({ base: null }, pino.destination(2))
  // One process per data folder, whichever the database: its socket must lead to this one.
  const lock = lockFolder(config.data)
  const database = await openCentral(config.database)
  const { db } = database
  const { creditor, checkout, receipts, mail } = config
  await ensureCreditor(db, creditor, randomUUID())
  const secret = await ensureSecret(db, creditor, 'access-tokens', () => randomBytes(32).toString('base64url'))
  const now = () => new Date()
  const sleep = async (ms: number, signal: AbortSignal) => {
    await delay(ms, undefined, { signal }).catch(() => undefined)
  }
  const bell = createBell(() => delay(BELL_RESTS_MS))
  const stopHearing = await database.hearChanges((grown) => {
    if (grown === undefined || grown === creditor) bell.ring()
  })
  const fonts = readFonts(files.fonts)
  let port = config.port
  const http = await createHttp({
    db,
    creditor,
    tokenSecret: Buffer.from(secret, 'base64url'),
    now,
    newId: randomUUID,
    newSecret: () => randomBytes(32).toString('base64url'),
    publicUrl: () => config.publicUrl ?? `http://${config.host}:${port}`,
    openCart:
      checkout === undefined
        ? () => Promise.resolve({ ok: false, why: 'unreachable' })
        : (cart) => openCart(checkout, cart, { fetch, sleep }),
    checkoutOrigin: new URL(checkout?.url ?? 'https://checkout.pagopa.it').origin,
    sleep,
    hasMail: mail !== undefined,
    renderNotice: (document) => renderNotice(document, fonts),
    log,
    bell,
  })
  const admin = await serveAdmin({ db, creditor, now }, adminSocket(config.data))
  await http.listen({ host: config.host, port: config.port })
  port = (http.server.address() as AddressInfo).port
  const tidying = setInterval(() => {
    settlePayments(db, creditor, now()).catch((error: unknown) =>
      log.error({ event: 'settling.failed', ...errorFields(error) }),
    )
    forgetTickets(db, creditor, now()).catch((error: unknown) =>
      log.error({ event: 'forgetting.failed', ...errorFields(error) }),
    )
    forgetTakeLinks(db, creditor, now().toISOString()).catch((error: unknown) =>
      log.error({ event: 'forgetting.failed', ...errorFields(error) }),
    )
    trimFeed(db, creditor, now()).catch((error: unknown) =>
      log.error({ event: 'trimming.failed', ...errorFields(error) }),
    )
  }, TIDY_EVERY_MS)
  const loops = [
    ...(receipts === undefined ? [] : [keepReceipts({ db, creditor, config: receipts, fetch, now, sleep, log })]),
    // Also without a mail server: staff is told that mails wait.
    sendMails({ db, creditor, config: mail, fonts, now, random: Math.random, sleep, log }),
  ]
  log.info({ event: 'central.started', port })
  return {
    address: `http://${config.host}:${port}`,
    close: async () => {
      clearInterval(tidying)
      await http.close()
      admin.closeAllConnections()
      await new Promise<void>((resolve) => admin.close(() => resolve()))
      await Promise.all(loops.map((loop) => loop.close()))
      await stopHearing()
      await database.close()
      lock.release()
      log.info({ event: 'central.stopped' })
    },
  }
}
