import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect } from 'vitest'
import { makeEnrolmentCode } from '../../central/devices.ts'
import { importPositions } from '../../central/pagopa/import.ts'
import type { OpenCentral } from '../../db/central/open.ts'
import { ensureCreditor } from '../../db/central/stores/creditors.ts'
import { writeSettings } from '../../db/central/stores/settings.ts'
import { all, build } from '../../db/kiosk/database.ts'
import { openKioskDatabase } from '../../db/kiosk/open.ts'
import { hasPostgres, NO_POSTGRES, openOnPostgres } from '../fixtures/central-databases.ts'
import { describeWhere, testWhole } from '../fixtures/describe-where.ts'
import { seededRandom } from '../fixtures/random-positions.ts'
import { openScreen, sceneName } from '../fixtures/screen-client.ts'
import { freePorts } from '../sandbox/free-ports.ts'
import { sampleMunicipality, sampleNotices, samplePositions } from '../sandbox/municipality/municipality.ts'
import { startSandboxPrinter, type SandboxPrinter } from '../sandbox/printer.ts'
import { viewKiosk } from '../sync/simulation/views.ts'
import type { CrashMessage } from './kiosk.ts'
import { killableProcess, type KillableProcess } from './process.ts'

/** As many kills as fit into so long, or as many as that; whichever comes first ends it. */
const KILLS = 100
const LASTS_MS = 1_200_000

/** After the last kill all must be told within this. */
const REST_MS = 60_000
const SEED = 20261129
const KEY = Buffer.alloc(32, 7)

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))

describeWhere(hasPostgres(), NO_POSTGRES, 'a kiosk and a centre that are killed at random under load', () => {
  const { creditor } = sampleMunicipality
  let folder: string
  let database: OpenCentral & { readonly url: string }
  let printer: SandboxPrinter
  let central: KillableProcess<CrashMessage>
  let kiosk: KillableProcess<CrashMessage>
  /** What the kiosk has said that it keeps: how prints ended, and requests for assistance. */
  const reported = new Map<string, string>()

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sportello-kill-'))
    database = await openOnPostgres()
    const { db } = database
    const now = new Date()
    await ensureCreditor(db, creditor, 'first')
    await db.transaction().execute((trx) => writeSettings(trx, creditor, sampleMunicipality.settings))
    await importPositions(db, creditor, samplePositions(now.toISOString()), now.toISOString())
    printer = await startSandboxPrinter({ printouts: join(folder, 'printouts'), pageMs: 1 })
    const [port] = await freePorts(1)
    const write = (name: string, config: object): string => {
      mkdirSync(join(folder, name))
      const path = join(folder, name, 'config.json')
      writeFileSync(path, JSON.stringify({ data: join(folder, name), ...config }))
      return path
    }
    const served = { creditor, database: { postgres: database.url }, host: '127.0.0.1', port }
    central = killableProcess(fileOf('./central.ts'), [write('central', served)])
    const settings = {
      central: `http://127.0.0.1:${port}`,
      printers: [{ name: 'default', address: printer.url }],
      port: 0,
      isSandbox: true,
      sandboxHosts: [],
      databaseKey: KEY.toString('hex'),
      enrolmentCode: await makeEnrolmentCode(db, creditor, { name: 'Anagrafe' }, now, 600_000),
    }
    kiosk = killableProcess(fileOf('./kiosk.ts'), [write('kiosk', settings)])
    kiosk.onMessage((message) => {
      if ('kept' in message) reported.set(message.kept, message.outcome)
    })
  })
  afterAll(async () => {
    await kiosk.kill()
    await central.kill()
    await printer.close()
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** What people do all day, until the line to the screen goes. */
  async function workAllDay(address: string): Promise<void> {
    const screen = await openScreen(address)
    await screen.until(({ municipality }) => municipality !== null)
    for (;;) {
      await screen.call('visit.open', { tile: 'notice' })
      await screen.call('notice.find', { code: sampleNotices.unpaid, isSure: false })
      await screen.call('notice.print', {})
      await screen.until((now) => ['print/printed', 'print/trouble'].includes(sceneName(now)))
      await screen.call('visit.end', {})
      await screen.call('assistance.begin', {})
      await screen.call('assistance.choose-reason', { reason: 'other' })
      await screen.call('assistance.give-text', { text: 'Domanda' })
      await screen.call('assistance.choose-answer', { by: 'number' })
      await screen.call('assistance.give-name', { givenName: '', familyName: '' })
      await screen.call('assistance.send', {})
      await screen.call('visit.end', {})
    }
  }

  /** Starts the kiosk and lets it work; resolves when somebody is at its screen, or it is gone. */
  async function openCounter(): Promise<void> {
    const address = await kiosk.start()
    if (address === undefined) return
    void workAllDay(address).catch(() => undefined)
  }

  const inFile = () => {
    const file = openKioskDatabase(join(folder, 'kiosk', 'kiosk.db'), KEY)
    try {
      const jobs = all(file, build.selectFrom('print_job').select(['print_id', 'state', 'is_settled']))
      return { ...viewKiosk(file), jobs }
    } finally {
      file.file.close()
    }
  }

  testWhole(
    'have lost nothing that was accepted, and done nothing twice',
    { timeout: LASTS_MS + 2 * REST_MS },
    async () => {
      await central.start()
      await openCounter()
      const random = seededRandom(SEED)
      const endsAt = performance.now() + LASTS_MS
      const killed = { kiosk: 0, central: 0 }
      while (killed.kiosk + killed.central < KILLS && performance.now() < endsAt) {
        await delay(random() * 1_500)
        const victim = random() < 0.6 ? 'kiosk' : 'central'
        if (await (victim === 'kiosk' ? kiosk : central).kill()) killed[victim] += 1
        const isBack = victim === 'kiosk' ? openCounter() : central.start()
        // Sometimes it is killed again while it starts.
        if (random() < 0.7) await isBack
      }
      console.log(
        `killed: the kiosk ${killed.kiosk} times, the centre ${killed.central} times; ${reported.size} prints and requests reported`,
      )
      expect(killed.kiosk).toBeGreaterThan(1)
      expect(killed.central).toBeGreaterThan(1)
      expect(reported.size).toBeGreaterThan(5)

      await kiosk.stop()
      await central.start()
      await kiosk.start()
      const isTold = () => inFile().outbox.every(({ state }) => state === 'applied')
      for (const until = performance.now() + REST_MS; !isTold() && performance.now() < until;) await delay(200)
      await kiosk.stop()
      await central.stop()

      const { outbox, jobs } = inFile()
      const log = await database.db
        .selectFrom('command_log')
        .select(['seq', 'command_id', 'name'])
        .orderBy('seq')
        .execute()
      const records = await database.db.selectFrom('print_record').select(['print_id', 'outcome']).execute()
      const tickets = await database.db.selectFrom('ticket').select('number').execute()
      expect(outbox.filter(({ state }) => state !== 'applied')).toEqual([])
      expect(log.map((row) => row.command_id)).toEqual(outbox.map(({ id }) => id))
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1))
      const settled = jobs.filter((job) => job.is_settled === 1)
      const told = records.map((row) => `${row.print_id} ${row.outcome}`)
      const kept = settled.map((job) => `${job.print_id} ${(JSON.parse(job.state) as { readonly name: string }).name}`)
      expect(told.toSorted()).toEqual(kept.toSorted())
      expect(tickets).toHaveLength(log.filter(({ name }) => name === 'ticket.opened').length)
      expect(tickets.length).toBeGreaterThan(5)
      const facts = new Set([...told, ...tickets.map(({ number }) => `${number} made`)])
      expect([...reported].filter(([id, outcome]) => !facts.has(`${id} ${outcome}`))).toEqual([])
      const titles = printer.sheets().map(({ title }) => title)
      expect(new Set(titles).size).toBe(titles.length)
    },
  )
})
