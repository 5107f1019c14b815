import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { takePositions } from '../../../db/central/stores/positions.ts'
import type { KioskStore } from '../../../db/kiosk/client.ts'
import type { Device } from '../../../db/kiosk/stores/device.ts'
import { enrolDevice } from '../../../main/identity/device.ts'
import { judge, quantile, type BenchCase } from '../bench-case.ts'
import { creditor, startCentre, type Centre } from './centre.ts'
import type { Sent } from './commands-process.ts'
import type { Changes, Followed, FollowersArgs } from './followers-process.ts'
import type { Place } from './place.ts'
import { positionAt } from './positions.ts'

const KIOSKS = 500
const COMMANDS_PER_SECOND = 50
const SECONDS = 60
const ALONE = 300

/**
 * The feed knows no audience narrower than the municipality: whatever changes is pulled by every kiosk. So a change every two seconds,
 * pulled by all 500, stands for fifty a second that five kiosks each may see: as many deliveries, and harder, since they fall together.
 */
const CHANGE_EVERY_MS = (KIOSKS / (COMMANDS_PER_SECOND * 5)) * 1000

/** What has not come within this is lost. */
const LATEST_MS = 60_000

/**
 * One central process on PostgreSQL with 500 kiosks that wait for changes, each with its own key and token, while commands come in from
 * all of them. Time of a command: from the moment when it was due to its outcome.
 */
export async function measureKiosks(place: Place): Promise<readonly BenchCase[]> {
  const { say } = place
  const centre = await startCentre(place, 0)
  say(`kiosks: enrolling ${KIOSKS}`)
  const file = join(place.newFolder(), 'kiosks.json')
  writeFileSync(file, JSON.stringify({ central: centre.address, devices: await enrolAll(centre) }))
  const commands = await place.start('./commands-process.ts', { file })
  const send = async (how: { readonly count: number; readonly perSecond?: number }) =>
    (await commands.ask(how, how.count * 1000)) as Sent

  await send({ count: ALONE })
  const alone = await send({ count: ALONE })
  const followers = await place.start('./followers-process.ts', {
    file,
    from: await centre.head(),
  } satisfies FollowersArgs)
  say(`kiosks: ${COMMANDS_PER_SECOND} commands a second for ${SECONDS} s`)
  const before = centre.process.cpuSeconds()
  const changing = changeFor(centre, SECONDS * 1000)
  const together = await send({ count: COMMANDS_PER_SECOND * SECONDS, perSecond: COMMANDS_PER_SECOND })
  const changedAt = await changing
  const cpu = (centre.process.cpuSeconds() - before) / SECONDS
  const followed = (await followers.ask({ changedAt } satisfies Changes, LATEST_MS)) as Followed
  const known = await countKnown(centre)
  const sent = 2 * ALONE + together.ms.length
  say(
    `kiosks: alone median ${quantile(alone.ms, 0.5).toFixed(1)} ms, p95 ${quantile(alone.ms, 0.95).toFixed(1)} ms; ` +
      `together median ${quantile(together.ms, 0.5).toFixed(1)} ms, p99 ${quantile(together.ms, 0.99).toFixed(1)} ms; ` +
      `${changedAt.length} changes; central ${cpu.toFixed(2)} of a core, peak ${centre.process.peakMb().toFixed(0)} MB; ` +
      `commands ${JSON.stringify({ sent, ...known })}, changes ${JSON.stringify(followed)}`,
  )
  await Promise.all([commands.end(), followers.end()])
  await centre.close()
  return [
    judge({
      case: `kiosks: a command, p95, at ${COMMANDS_PER_SECOND} a second with ${KIOSKS} kiosks that wait and pull`,
      unit: 'ms',
      ours: quantile(together.ms, 0.95),
      rivals: { 'alone, p95': quantile(alone.ms, 0.95), 'alone, median': quantile(alone.ms, 0.5) },
      mostRatios: { 'alone, p95': 5 },
    }),
    judge({
      case: `kiosks: commands lost, doubled or refused, of ${sent}`,
      unit: 'commands',
      ours: Math.abs(sent - known.logged) + Math.abs(sent - known.applied) + alone.refused + together.refused,
      most: 0,
    }),
    judge({
      case: `kiosks: changes lost or doubled, of ${changedAt.length} at each of ${KIOSKS} kiosks`,
      unit: 'changes',
      ours: followed.lost + followed.doubled,
      most: 0,
    }),
    judge({
      case: 'kiosks: from the commit of a change to a kiosk, p95',
      unit: 'ms',
      ours: followed.p95Ms,
      most: 1000,
    }),
  ]
}

/** Enrols the kiosks over HTTP, each with a key of its own, a few at a time. */
async function enrolAll(centre: Centre): Promise<readonly Device[]> {
  const devices: Device[] = []
  // The identity goes to the benchmark and not into a database.
  const store = { ask: () => Promise.resolve() } as unknown as KioskStore
  const enrolNext = async (from: number): Promise<void> => {
    for (let index = from; index < KIOSKS; index += 8) {
      const code = await centre.newCode(`Kiosk ${index}`)
      const enrolled = await enrolDevice({ url: centre.address, fetch }, store, code)
      if (!enrolled.ok) throw new Error(`A kiosk was not enrolled: ${enrolled.failure}`)
      devices.push(enrolled.value)
    }
  }
  await Promise.all(Array.from({ length: 8 }, (_, from) => enrolNext(from)))
  return devices
}

/** Lets a new position come in every now and then; answers when each was committed, in order, by this machine's clock. */
async function changeFor(centre: Centre, ms: number): Promise<readonly number[]> {
  const committedAt: number[] = []
  const beganAt = performance.now()
  for (let count = 0; performance.now() - beganAt < ms; count++) {
    await delay(Math.max(0, beganAt + count * CHANGE_EVERY_MS - performance.now()))
    const position = positionAt(count)
    const now = new Date().toISOString()
    await centre.db
      .transaction()
      .execute((trx) => takePositions(trx, creditor, [{ position, contentHash: position.iupd }], now))
    committedAt.push(Date.now())
  }
  return committedAt
}

/** How many commands the centre has decided, and how many prints it knows by them; each id can be there once. */
async function countKnown({ db }: Centre): Promise<{ readonly logged: number; readonly applied: number }> {
  const count = async (table: 'command_log' | 'print_record') =>
    (
      await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow()
    ).count
  return { logged: Number(await count('command_log')), applied: Number(await count('print_record')) }
}
