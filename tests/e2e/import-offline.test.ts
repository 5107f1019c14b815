import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askCentral } from '../../central/cli.ts'
import { openKioskDatabase } from '../../db/kiosk/open.ts'
import { all, build } from '../../db/kiosk/database.ts'
import { randomPositions, seededRandom } from '../fixtures/random-positions.ts'
import { openScreen, sceneName, type ScreenClient } from '../fixtures/screen-client.ts'
import { readSandbox, sandboxPaths } from '../sandbox/layout.ts'
import { pidFile, sandboxKioskConfig } from '../sandbox/processes.ts'
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts'

const SPORTELLO = fileURLToPath(new URL('../../build/sportello.ts', import.meta.url))
const POSITIONS = 10_000
const SEED = 20261123

/** All of them where time does not matter, a seeded tenth otherwise. */
const LOOKED_UP = process.env['SPORTELLO_FULL'] === '1' ? POSITIONS : POSITIONS / 10

let data: string
let sandbox: Sandbox
let screen: ScreenClient

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'sportello-e2e-'))
  sandbox = await startSandbox({
    data,
    hasWindow: false,
    today: new Date().toISOString(),
    beforeKiosk: Promise.resolve(),
  })
  screen = await openScreen(String(sandbox.ready['kiosk']))
})
afterAll(async () => {
  screen.close()
  await sandbox.close()
  rmSync(data, { recursive: true, force: true })
})

/** Looks a code up at the screen, from home, and comes back home. */
async function lookUp(code: string) {
  await screen.call('visit.open', { tile: 'notice' })
  await screen.call('notice.find', { code, isSure: true })
  const { scene } = await screen.until((now) => ['notice/summary', 'notice/fault'].includes(sceneName(now)))
  await screen.call('visit.end', {})
  return scene.state
}

function run(...args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [SPORTELLO, ...args, '--data', data], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })))
}

describe('ten thousand positions of somebody else', () => {
  const file = randomPositions(POSITIONS, SEED)
  const random = seededRandom(SEED)
  const options = file.paymentPositions.flatMap(({ paymentOption }) => paymentOption)
  const some = (count: number) =>
    Array.from({ length: count }, () => options[Math.floor(random() * POSITIONS)] as (typeof options)[number])

  it(
    'are imported while the program runs, and found as soon as the command returns',
    { timeout: 120_000 },
    async () => {
      const path = join(data, 'positions.json')
      writeFileSync(path, JSON.stringify(file))
      const { code, output } = await run('import', path)
      expect(output).toBe(`${POSITIONS} added, 0 changed, 0 unchanged\n`)
      expect(code).toBe(0)
      const [first] = some(1)
      const found = { name: 'summary', notice: { amountCents: first?.amount } }
      // A kiosk waits two seconds for the centre; on a busy machine, which has just taken the file in, it may have to ask again.
      await expect.poll(() => lookUp(first?.nav ?? ''), { timeout: 20_000 }).toMatchObject(found)
      const central = sandboxPaths(data).central
      for (const { nav, amount } of LOOKED_UP === POSITIONS ? options : some(LOOKED_UP)) {
        const { position, noticeNumber } = await askCentral(central, 'notice.find', { code: nav })
        expect([noticeNumber, position.options[0]?.amountCents]).toEqual([nav, amount])
      }
    },
  )

  it('are imported again without a change', { timeout: 60_000 }, async () => {
    const { output } = await run('import', join(data, 'positions.json'))
    expect(output).toBe(`0 added, 0 changed, ${POSITIONS} unchanged\n`)
  })

  it('are at the kiosk within 30 seconds', { timeout: 40_000 }, async () => {
    const described = readSandbox(data)
    if (described === undefined) throw new Error('no sandbox')
    const { data: folder, databaseKey } = sandboxKioskConfig(data, described, undefined)
    const db = openKioskDatabase(join(folder, 'kiosk.db'), databaseKey)
    const count = () =>
      all(
        db,
        build
          .selectFrom('cache_position')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .where('iupd', 'like', `other-${SEED}-%`),
      )
    await expect.poll(() => count()[0]?.count, { timeout: 30_000, interval: 250 }).toBe(POSITIONS)
    db.file.close()
  })

  it('are found while central is killed, and say that they come from the cache', async () => {
    process.kill(Number(readFileSync(pidFile(data, 'central'), 'utf8')), 'SIGKILL')
    for (const { nav, amount } of some(20)) {
      const state = await lookUp(nav)
      expect(state).toMatchObject({
        name: 'summary',
        notice: { noticeNumber: nav, amountCents: amount, cachedAt: expect.any(String) as string },
      })
    }
    const byIuv = some(1)[0]
    expect(await lookUp(byIuv?.iuv ?? '')).toMatchObject({ name: 'summary', notice: { noticeNumber: byIuv?.nav } })
    await screen.until(({ connection }) => connection.name === 'offline')
    expect(await lookUp('399999999999999999')).toEqual({
      name: 'fault',
      fault: { kind: 'unreachable', code: '399999999999999999' },
    })
  })

  it('are found as before when central is started again', { timeout: 60_000 }, async () => {
    const central = spawn(process.execPath, [SPORTELLO, 'central', '--data', data], { stdio: 'ignore' })
    try {
      await screen.until(({ connection }) => connection.name === 'online')
      for (const { nav, amount } of some(20)) {
        const state = await lookUp(nav)
        expect(state).toMatchObject({ name: 'summary', notice: { noticeNumber: nav, amountCents: amount } })
        expect(state).not.toHaveProperty('notice.cachedAt')
      }
    } finally {
      central.kill('SIGTERM')
      await new Promise((resolve) => central.once('exit', resolve))
    }
  })
})
