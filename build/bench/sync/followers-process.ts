import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { PROTOCOLS, type Cursor } from '../../../central/contract/sync.ts'
import type { Device } from '../../../db/kiosk/stores/device.ts'
import { createCentralClient } from '../../../main/sync/central.ts'
import { quantile } from '../bench-case.ts'

/** When each change was committed, in the order of the feed, by this machine's clock. */
export interface Changes {
  readonly changedAt: readonly number[]
}

/** What all kiosks together saw of the changes that were made while they followed. */
export interface Followed {
  readonly seen: number
  readonly lost: number
  readonly doubled: number
  /** From a commit to a kiosk. */
  readonly p95Ms: number
}

/** A pull waits this long at the centre, as a kiosk's does. */
const WAIT_MS = 25_000

/** What has not come so long after the last commit is lost. */
const LATEST_MS = 30_000

/** Whom this process plays: the kiosks of a file, each of which has all up to a place in the feed. */
export interface FollowersArgs {
  readonly file: string
  readonly from: Cursor
}

const { file, from } = JSON.parse(process.argv[2] ?? '') as FollowersArgs
const { central, devices } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly central: string
  readonly devices: readonly Device[]
}
const clock = { now: () => new Date(), uptimeMs: () => performance.now() }
const closing = new AbortController()

interface Follower {
  /** When each change came, by its version, every time that it came. */
  readonly came: { readonly version: number; readonly at: number }[]
  readonly hasBegun: Promise<undefined>
}

/** Pulls as a kiosk does, page after page; it has begun when the centre has answered once. */
function follow(device: Device): Follower {
  const client = createCentralClient({ url: central, fetch }, device, clock)
  const came: { version: number; at: number }[] = []
  const begun = Promise.withResolvers<undefined>()
  const keep = async () => {
    let cursor = from
    for (let waitMs = 0; !closing.signal.aborted;) {
      const answer = await client.pull({ protocol: PROTOCOLS, cursor, waitMs }, closing.signal)
      if (!answer.ok || answer.value.result !== 'page') {
        console.error(answer.ok ? answer.value.result : answer.failure)
        // A kiosk waits too before it asks again.
        await delay(1000)
        continue
      }
      const at = Date.now()
      came.push(...answer.value.changes.map(({ version }) => ({ version, at })))
      cursor = answer.value.cursor
      waitMs = WAIT_MS
      begun.resolve(undefined)
    }
  }
  void keep()
  return { came, hasBegun: begun.promise }
}

const followers = devices.map(follow)
await Promise.all(followers.map(({ hasBegun }) => hasBegun))

async function judge({ changedAt }: Changes): Promise<Followed> {
  const expected = changedAt.length
  const hasAll = ({ came }: Follower) => came.length >= expected
  const latest = Date.now() + LATEST_MS
  while (!followers.every(hasAll) && Date.now() < latest) await delay(100)
  const delays: number[] = []
  let [seen, lost, doubled] = [0, 0, 0]
  for (const { came } of followers) {
    const versions = [...new Set(came.map(({ version }) => version))]
    seen += came.length
    lost += Math.max(0, expected - versions.length)
    doubled += came.length - versions.length
    for (const { version, at } of came) delays.push(at - (changedAt[version - from.position - 1] ?? Number.NaN))
  }
  return { seen, lost, doubled, p95Ms: quantile(delays, 0.95) }
}

process.on('message', (changes: Changes) => {
  void judge(changes).then((followed) => process.send?.(followed))
})
process.on('disconnect', () => process.exit(0))
process.send?.({})
