import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { PrintRecorded } from '../../../central/contract/commands.ts'
import { PROTOCOLS } from '../../../central/contract/sync.ts'
import type { Device } from '../../../db/kiosk/stores/device.ts'
import { createCentralClient } from '../../../main/sync/central.ts'
import { noticeNumberOf } from './positions.ts'

/** How long each command took, and how many were not applied. */
export interface Sent {
  readonly ms: readonly number[]
  readonly refused: number
}

/**
 * Pushes commands as the kiosks of a file, one kiosk after the other: each when the one before has its outcome, or, with `perSecond`, when
 * it is due, whether the ones before have theirs or not.
 */
const { file } = JSON.parse(process.argv[2] ?? '') as { readonly file: string }
const { central, devices } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly central: string
  readonly devices: readonly Device[]
}
const clock = { now: () => new Date(), uptimeMs: () => performance.now() }
const kiosks = devices.map((device) => {
  const client = createCentralClient({ url: central, fetch }, device, clock)
  let seq = 0
  return {
    /** Whether the command was applied. */
    push: async (): Promise<boolean> => {
      const now = new Date().toISOString()
      const args: PrintRecorded = {
        printId: randomUUID(),
        document: 'notice',
        noticeNumber: noticeNumberOf(seq),
        outcome: 'sent',
        endedAt: now,
      }
      const argsHash = createHash('sha256').update(JSON.stringify(args)).digest('hex')
      const command = { seq: ++seq, id: randomUUID(), name: 'print.recorded', args, argsHash, madeAt: now }
      const answer = await client.push({ protocol: PROTOCOLS, commands: [command] }, new AbortController().signal)
      return answer.ok && answer.value.result === 'applied' && answer.value.outcomes[0]?.outcome.ok === true
    },
  }
})
let next = 0

async function send({ count, perSecond }: { count: number; perSecond?: number }): Promise<Sent> {
  const ms: number[] = []
  let refused = 0
  const beganAt = performance.now()
  const one = async (dueAt: number) => {
    if (!(await kiosks[next++ % kiosks.length]?.push())) refused += 1
    ms.push(performance.now() - dueAt)
  }
  const underWay: Promise<void>[] = []
  for (let index = 0; index < count; index++) {
    if (perSecond === undefined) {
      await one(performance.now())
      continue
    }
    const dueAt = beganAt + (index * 1000) / perSecond
    await delay(Math.max(0, dueAt - performance.now()))
    underWay.push(one(dueAt))
  }
  await Promise.all(underWay)
  return { ms, refused }
}

process.on('message', (order: { count: number; perSecond?: number }) => {
  void send(order).then((sent) => process.send?.(sent))
})
process.on('disconnect', () => process.exit(0))
process.send?.({})
