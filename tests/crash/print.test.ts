import { fork, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenCentral } from '../../db/central/open.ts'
import { openOnPglite } from '../fixtures/central-databases.ts'
import { openScreen, sceneName, type ScreenClient } from '../fixtures/screen-client.ts'
import { startTestCentral, type TestCentral } from '../fixtures/test-central.ts'
import { sampleMunicipality, sampleNotices, samplePositions } from '../sandbox/municipality/municipality.ts'
import { startSandboxPrinter, type SandboxPrinter } from '../sandbox/printer.ts'
import type { CrashMessage, CrashPlan } from './kiosk.ts'

const KIOSK = fileURLToPath(new URL('./kiosk.ts', import.meta.url))
/** Longer than the queue asks a printer for a job whose answer was lost, before it calls the print unknown. */
const RECORD_MS = 20_000

/** Where no print was begun none may be told of: a restarted kiosk tells within a fraction of this. */
const NO_RECORD_MS = 2_000

const NEVER: CrashPlan = { at: 0, when: 'before' }

/** The life of one print, as the kiosk does it when nothing goes wrong; checked by the first test. */
const EFFECTS = ['insertPrintJob', 'advancePrintJob', 'submit', 'advancePrintJob', 'job', 'advancePrintJob'] as const

let folder: string
let database: OpenCentral
let central: TestCentral
let printer: SandboxPrinter

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-crash-'))
  database = await openOnPglite()
  central = await startTestCentral(database.db, sampleMunicipality, samplePositions(new Date().toISOString()))
  printer = await startSandboxPrinter({ printouts: join(folder, 'printouts'), pageMs: 1 })
})
afterAll(async () => {
  await printer.close()
  await central.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Kiosk {
  readonly address: string
  readonly effects: readonly string[]
  readonly exited: Promise<void>
  readonly stop: () => Promise<void>
}

/** What became of one print: which sheets came out, what the centre was told, and what the screen ever said. */
interface Story {
  readonly effects: readonly string[]
  readonly saidPrinted: boolean
  readonly sheetsWhenSaid: number
  readonly afterRestart: string
  readonly sheets: number
  readonly outcome: string | undefined
}

/** Prints a notice on a kiosk that dies by the plan, starts it again, and waits until the print is settled. */
async function printWith(plan: CrashPlan): Promise<Story> {
  const name = randomUUID()
  const data = join(folder, name)
  mkdirSync(data)
  const config = join(data, 'config.json')
  const settings = {
    data,
    central: central.url,
    printers: [{ name: 'default', address: printer.url }],
    port: 0,
    isSandbox: true,
    sandboxHosts: [],
    databaseKey: '07'.repeat(32),
  }
  writeFileSync(config, JSON.stringify({ ...settings, enrolmentCode: await central.newCode(name) }))

  const first = await startKiosk(config, plan)
  const screen = await openScreen(first.address)
  const said = await printNotice(screen)
  if (plan.at === 0) await first.stop()
  await first.exited

  const second = await startKiosk(config, NEVER)
  const again = await openScreen(second.address)
  const afterRestart = sceneName(again.screen())
  const isBegun = plan.at !== 1 || plan.when !== 'before'
  const record = await recordOf(name, isBegun ? RECORD_MS : NO_RECORD_MS)
  again.close()
  await second.stop()
  return {
    effects: first.effects,
    saidPrinted: said.printed,
    sheetsWhenSaid: said.sheets,
    afterRestart,
    sheets: sheetsOf(record?.print_id ?? said.printId),
    outcome: record?.outcome,
  }
}

function sheetsOf(printId: string | undefined): number {
  return printId === undefined ? 0 : printer.sheets().filter(({ title }) => title.includes(printId)).length
}

/** One journey at the screen up to its end or the kiosk's; what the screen said, and how many sheets there were by then. */
async function printNotice(
  screen: ScreenClient,
): Promise<{ printed: boolean; sheets: number; printId: string | undefined }> {
  let printId: string | undefined
  try {
    await screen.until(({ municipality }) => municipality !== null)
    await screen.call('visit.open', { tile: 'notice' })
    await screen.call('notice.find', { code: sampleNotices.unpaid, isSure: false })
    const printing = screen.until((now) => sceneName(now) === 'print/printing')
    await Promise.all([screen.call('notice.print', {}), printing])
    const { print } = await printing
    printId = print?.name === 'printing' ? print.printId : undefined
    const end = await screen.until((now) => ['print/printed', 'print/trouble'].includes(sceneName(now)))
    return { printed: sceneName(end) === 'print/printed', sheets: sheetsOf(printId), printId }
  } catch {
    return { printed: false, sheets: sheetsOf(printId), printId }
  }
}

/** What the centre was told of the one print of a kiosk; undefined when the kiosk died before it had recorded any. */
async function recordOf(kioskName: string, waitMs: number): Promise<{ print_id: string; outcome: string } | undefined> {
  const isInserted = async () =>
    database.db
      .selectFrom('print_record')
      .innerJoin('kiosk', 'kiosk.kiosk_id', 'print_record.kiosk_id')
      .select(['print_id', 'outcome'])
      .where('kiosk.name', '=', kioskName)
      .executeTakeFirst()
  for (const deadline = Date.now() + waitMs; Date.now() < deadline;) {
    const record = await isInserted()
    if (record !== undefined) return record
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return undefined
}
async function startKiosk(config: string, plan: CrashPlan): Promise<Kiosk> {
  const child: ChildProcess = fork(KIOSK, [config, String(plan.at), plan.when], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const effects: string[] = []
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    child.on('message', (message: CrashMessage) => {
      if ('ready' in message) resolve(message.ready)
      else if ('effect' in message) effects.push(message.effect)
    })
    void exited.then(() => reject(new Error('The kiosk ended before it was ready')))
  })
  return {
    address,
    effects,
    exited,
    stop: async () => {
      child.disconnect()
      await exited
    },
  }
}

describe('a kiosk that is killed while it prints', () => {
  it('prints in known steps when nothing goes wrong', async () => {
    const story = await printWith(NEVER)
    // The printer may be asked for the job more than once.
    const steps = story.effects.filter((effect, index) => !(effect === 'job' && story.effects[index - 1] === 'job'))
    expect(steps).toEqual(EFFECTS)
    expect(story).toMatchObject({ saidPrinted: true, sheetsWhenSaid: 1, sheets: 1, outcome: 'sent' })
  })

  const plans = EFFECTS.flatMap((effect, index) =>
    (['before', 'after'] as const).map((when) => ({ at: index + 1, when, effect })),
  )
  it.concurrent.each(plans)(
    '$when step $at ($effect): never two sheets, never a lie',
    { timeout: 60_000 },
    async (plan) => {
      const story = await printWith(plan)
      expect(story.sheets).toBeLessThanOrEqual(1)
      expect(story.afterRestart).toBe('visit/home')
      if (story.saidPrinted) expect(story.sheetsWhenSaid).toBe(1)
      // Killed before the first commit nothing was begun; afterwards the print has an end, and it is the truth.
      if (plan.at === 1 && plan.when === 'before') expect(story.outcome).toBeUndefined()
      else expect(story.outcome).toBeDefined()
      if (story.outcome === 'sent') expect(story.sheets).toBe(1)
      if (story.outcome === 'failed') expect(story.sheets).toBe(0)
    },
  )
})
