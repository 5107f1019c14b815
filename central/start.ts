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
import { renderReceipt } from '../main/documents/receipt/receipt.ts'
import { createPasswordJudge } from './accounts/password-strength.ts'
import { createPasswords } from './accounts/passwords.ts'
import { proofSecrets } from './accounts/proof-secrets.ts'
import { tidyAccounts } from './accounts/tidy.ts'
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

/** How often payments without word are ended although nobody asks for them, what is over is forgotten, and the feed trimmed. */
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
  const proofKey = await ensureSecret(db, creditor, 'email-proofs', () => randomBytes(32).toString('base64url'))
  const proofs = proofSecrets(Buffer.from(proofKey, 'base64url'))
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
  const publicUrl = () => config.publicUrl ?? `http://${config.host}:${port}`
  const http = await createHttp({
    db,
    creditor,
    tokenSecret: Buffer.from(secret, 'base64url'),
    now,
    newId: randomUUID,
    newSecret: () => randomBytes(32).toString('base64url'),
    publicUrl,
    openCart:
      checkout === undefined
        ? () => Promise.resolve({ ok: false, why: 'unreachable' })
        : (cart) => openCart(checkout, cart, { fetch, sleep }),
    checkoutOrigin: new URL(checkout?.url ?? 'https://checkout.pagopa.it').origin,
    sleep,
    hasMail: mail !== undefined,
    passwords: createPasswords(),
    judgePassword: createPasswordJudge(),
    proofs,
    renderNotice: (document) => renderNotice(document, fonts),
    renderReceipt: (document) => renderReceipt(document, fonts),
    log,
    bell,
  })
  const admin = await serveAdmin({ db, creditor, now }, adminSocket(config.data))
  await http.listen({ host: config.host, port: config.port })
  port = (http.server.address() as AddressInfo).port
  const inBackground = (what: string, work: Promise<unknown>) => {
    work.catch((error: unknown) => log.error({ event: `${what}.failed`, ...errorFields(error) }))
  }
  const tidying = setInterval(() => {
    inBackground('settling', settlePayments(db, creditor, now()))
    inBackground('forgetting', forgetTickets(db, creditor, now()))
    inBackground('forgetting', forgetTakeLinks(db, creditor, now().toISOString()))
    inBackground('forgetting', tidyAccounts(db, creditor, now()))
    inBackground('trimming', trimFeed(db, creditor, now()))
  }, TIDY_EVERY_MS)
  const loops = [
    ...(receipts === undefined ? [] : [keepReceipts({ db, creditor, config: receipts, fetch, now, sleep, log })]),
    // Also without a mail server: staff is told that mails wait.
    sendMails({ db, creditor, config: mail, fonts, proofs, publicUrl, now, random: Math.random, sleep, log }),
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
