import { createHash, randomUUID } from 'node:crypto'
import { PullResponse, PushResponse, type CommandOutcome } from '../../central/contract/sync.ts'
import type { TicketOpened } from '../../central/contract/tickets.ts'
import type { Central } from '../../db/central/open.ts'
import { startCentralBench, type CentralBench } from '../sync/central-bench.ts'
import { ticketOf } from './sample-tickets.ts'

/** A kiosk of a bench that numbers its requests from its block. */
export interface TicketKiosk {
  readonly kioskId: string
  readonly token: string
  /** Another token, for when time has passed. */
  readonly newToken: () => Promise<string>
  readonly block: number
  /** The number of its request of this count. */
  readonly numberOf: (count: number) => string
  /** Pushes a request; `number` is its own of this count unless `other` says so. */
  readonly open: (count: number, other?: Partial<TicketOpened>) => Promise<CommandOutcome>
}

/** A centre with one kiosk, as `startCentralBench`. */
export interface TicketBench extends CentralBench {
  readonly kiosk: TicketKiosk
  /** Another kiosk of the same municipality, or one that is there already and is enrolled anew. */
  readonly newKiosk: (again?: string) => Promise<TicketKiosk>
}

/** Starts a centre and a kiosk that has its block. */
export async function startTicketBench(db: Central): Promise<TicketBench> {
  const bench = await startCentralBench(db)
  return { ...bench, kiosk: await startTicketKiosk(bench), newKiosk: (again) => startTicketKiosk(bench, again) }
}

/** The block that a pull tells a kiosk. */
export async function pullBlock(bench: CentralBench, token: string): Promise<number | undefined> {
  const { body } = await bench.post('/v1/pull', { protocol: 1, cursor: null, waitMs: 0 }, token)
  const answer = PullResponse.parse(body)
  return answer.result === 'page' ? answer.ticketBlock : undefined
}

async function startTicketKiosk(bench: CentralBench, again?: string): Promise<TicketKiosk> {
  const kiosk = await bench.enrol(again)
  const token = await kiosk.token()
  const block = await pullBlock(bench, token)
  if (block === undefined) throw new Error('The kiosk has no block')
  const numberOf = (count: number) => `${block}-${count}`
  let seq = 0
  return {
    kioskId: kiosk.kioskId,
    token,
    newToken: () => kiosk.token(),
    block,
    numberOf,
    open: async (count, other = {}) => {
      seq += 1
      const args = ticketOf(numberOf(count), other)
      const argsHash = createHash('sha256').update(JSON.stringify(args)).digest('hex')
      const madeAt = bench.now().toISOString()
      const command = { seq, id: randomUUID(), name: 'ticket.opened', args, argsHash, madeAt }
      const { body } = await bench.post('/v1/push', { protocol: 1, commands: [command] }, token)
      const answer = PushResponse.parse(body)
      const outcome = answer.result === 'applied' ? answer.outcomes[0]?.outcome : undefined
      if (outcome === undefined) throw new Error('The request was not decided')
      return outcome
    },
  }
}
