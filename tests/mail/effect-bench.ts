import { runDueEffects, type EffectParts } from '../../central/effects/run-effects.ts'
import { createSendMail, type SendMail } from '../../central/mail/send-mail.ts'
import type { Central } from '../../db/central/open.ts'
import { queueEffect } from '../../db/central/stores/effects.ts'
import { listTasks } from '../../db/central/stores/tasks.ts'
import type { PaymentReceipt } from '../../main/domain/payment-receipt.ts'
import { newCreditor } from '../sync/engines.ts'
import { NOW } from '../sync/sample-positions.ts'
import { effectParts, mailConfig } from './effect-parts.ts'

/** The effects of one municipality, with a clock that stands still until the test moves it. */
export interface EffectBench {
  readonly creditor: string
  readonly parts: EffectParts
  /** Sends by another way from now on: somebody changed the configuration. */
  readonly sendWith: (sendMail: SendMail) => void
  /** Moves the clock on. */
  readonly pass: (ms: number) => void
  /** Queues the mail of a receipt, which is there from then on. */
  readonly queue: (receipt: PaymentReceipt, to: string) => Promise<boolean>
  /** Performs all that is due now; returns how many tries that were. */
  readonly runDue: () => Promise<number>
  /** Goes on, an hour at a time, until nothing waits any more. */
  readonly runOut: () => Promise<void>
  /** How many effects there are, by state. */
  readonly states: () => Promise<Readonly<Record<string, number>>>
  readonly tasks: () => ReturnType<typeof listTasks>
  /** All that was logged, as one text. */
  readonly logged: () => string
}

/** Makes a bench whose mails go out through this. */
export async function startEffectBench(db: Central, sendMailAtFirst: SendMail): Promise<EffectBench> {
  let sendMail = sendMailAtFirst
  const creditor = await newCreditor(db)
  const receipts = new Map<string, PaymentReceipt>()
  const lines: string[] = []
  let nowMs = Date.parse(NOW)
  const now = () => new Date(nowMs)
  const parts = effectParts({
    db,
    creditor,
    now,
    findReceipt: (receiptId) => receipts.get(receiptId),
    log: (line) => lines.push(JSON.stringify(line)),
    sendMail: (mail) => sendMail(mail),
  })

  async function runDue(): Promise<number> {
    let tries = 0
    for (;;) {
      const { claimed } = await runDueEffects(parts)
      if (claimed === 0) return tries
      tries += claimed
    }
  }

  async function states(): Promise<Readonly<Record<string, number>>> {
    const rows = await db
      .selectFrom('effect')
      .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
      .where('creditor', '=', creditor)
      .groupBy('state')
      .execute()
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
  }

  return {
    creditor,
    parts,
    sendWith: (other) => (sendMail = other),
    pass: (ms) => (nowMs += ms),
    queue: (receipt, to) => {
      receipts.set(receipt.receiptId, receipt)
      const payload = { receiptId: receipt.receiptId, to, language: 'it', copy: 'payer' }
      const effect = { effectId: `mail-${receipt.receiptId}`, kind: 'receipt-mail', payload } as const
      return db.transaction().execute((trx) => queueEffect(trx, creditor, { ...effect, now: now().toISOString() }))
    },
    runDue,
    runOut: async () => {
      while (((await states())['waiting'] ?? 0) > 0) {
        await runDue()
        nowMs += 60 * 60_000
      }
    },
    states,
    tasks: () => listTasks(db, creditor),
    logged: () => lines.join('\n'),
  }
}

/** A bench whose mails go to a server of the tests on this port. */
export const startMailBench = (db: Central, port: number): Promise<EffectBench> =>
  startEffectBench(db, createSendMail(mailConfig(port)))
