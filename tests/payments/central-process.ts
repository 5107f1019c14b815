import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { openPayment, type AskedPayment } from '../../central/payments/open-payment.ts'
import type { PaymentPorts } from '../../central/payments/ports.ts'
import { takeReceipt } from '../../central/payments/take-receipt.ts'
import { takeReturn } from '../../central/payments/take-return.ts'
import { isBusy, openCentral } from '../../db/central/open.ts'
import type { PaymentReceipt } from '../../main/domain/payment-receipt.ts'

/** What this process is told to do, all of it at once. The first message only prepares: `begin` is the barrier. */
export type Order =
  | { readonly name: 'payments'; readonly asked: readonly (AskedPayment & { readonly isCancelled: boolean })[] }
  | { readonly name: 'receipts'; readonly receipts: readonly PaymentReceipt[] }
  | { readonly name: 'begin' }
  | { readonly name: 'end' }

/** What it answers: that it stands at the barrier, or what came out, one word for each thing it did, in their order. */
export type Report = { readonly name: 'ready' } | { readonly name: 'done'; readonly results: readonly string[] }

const [postgres = '', creditor = ''] = process.argv.slice(2)
const central = await openCentral({ postgres })
const { db } = central
const report = (said: Report) => process.send?.(said)

const references = new Map<string, string>()
const ports: PaymentPorts = {
  openCart: async (cart) => {
    references.set(cart.idCart, cart.returnUrls.cancel.split('/').at(-1) ?? '')
    await setImmediate()
    return { ok: true, location: `https://checkout.example/c/${cart.idCart}` }
  },
  checkoutOrigin: 'https://checkout.example',
  publicUrl: () => 'https://centre.example',
  now: () => new Date(),
  newId: randomUUID,
  newSecret: randomUUID,
  sleep: async () => {
    await setImmediate()
  },
}

/** A centre whose database has no room says so, and is asked again. */
async function untilTaken<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!isBusy(error)) throw error
    }
  }
}

async function pay(asked: AskedPayment & { readonly isCancelled: boolean }): Promise<string> {
  const { isCancelled, ...request } = asked
  const { result } = await untilTaken(() => openPayment(db, creditor, request, ports))
  if (result === 'opened' && isCancelled) {
    const reference = references.get(request.attemptId) ?? ''
    await takeReturn(db, creditor, 'cancelled', reference, new Date().toISOString())
  }
  return result
}

async function receive(receipt: PaymentReceipt): Promise<string> {
  const now = new Date().toISOString()
  const take = () => db.transaction().execute((trx) => takeReceipt(trx, creditor, receipt, 'gpd', now))
  const taken = await untilTaken(take)
  return taken.result
}

let begin: () => Promise<readonly string[]> = () => Promise.resolve([])
process.on('message', (order: Order) => {
  switch (order.name) {
    case 'payments':
      begin = () => Promise.all(order.asked.map(pay))
      report({ name: 'ready' })
      return
    case 'receipts':
      begin = () => Promise.all(order.receipts.map(receive))
      report({ name: 'ready' })
      return
    case 'begin':
      void begin().then((results) => report({ name: 'done', results }))
      return
    case 'end':
      void central.close().then(() => process.exit(0))
  }
})
process.on('disconnect', () => process.exit(1))
report({ name: 'ready' })
