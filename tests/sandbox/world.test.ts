import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FONTS } from '../../build/renderer.ts'
import { askCentral } from '../../central/cli.ts'
import { startCentral } from '../../central/start.ts'
import { freePorts } from './free-ports.ts'
import { portNames, writeSandbox, type SandboxFile } from './layout.ts'
import { sampleMunicipality, sampleNotices, samplePositions } from './municipality/municipality.ts'
import { sandboxCentralConfig } from './processes.ts'
import { startWorld, type RunningWorld } from './world.ts'

const SPORTELLO = fileURLToPath(new URL('../../build/sportello.ts', import.meta.url))
const { unpaid, overdue } = sampleNotices
/** Each command is a process of its own. */
const LONG = { timeout: 90_000 }

let data: string
let sandbox: SandboxFile
let central: Awaited<ReturnType<typeof startCentral>>
let world: RunningWorld

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'sportello-world-'))
  const ports = (await freePorts(portNames.length)).values()
  const { creditor } = sampleMunicipality
  sandbox = { creditor, ...Object.fromEntries(portNames.map((name) => [name, ports.next().value])) } as SandboxFile
  writeSandbox(data, sandbox)
  const config = sandboxCentralConfig(data, sandbox)
  mkdirSync(config.data, { recursive: true })
  central = await startCentral(config, { fonts: FONTS })
  await askCentral(config.data, 'settings.replace', sampleMunicipality.settings)
  await askCentral(config.data, 'import', samplePositions(new Date().toISOString()))
  world = await startWorld(data, sandbox)
}, 120_000)

afterAll(async () => {
  await world.close()
  rmSync(data, { recursive: true })
})

/** Runs a command of `sportello` on the sandbox; its exit code and what it complained of. */
async function sportello(...args: readonly string[]): Promise<readonly [number | null, string]> {
  const child = spawn(process.execPath, [SPORTELLO, ...args, '--data', data], { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve([code, complaints.trim()])))
}

/** Central's own addresses and keys, used as central would. */
async function askReceipts(path = ''): Promise<Response> {
  const { receipts } = sandboxCentralConfig(data, sandbox)
  if (receipts === undefined) throw new Error('Central is not told where receipts are')
  return fetch(`${receipts.url}/payments/${sandbox.creditor}/receipts${path}`, {
    headers: { 'ocp-apim-subscription-key': receipts.key },
  })
}

async function openCart(): Promise<Response> {
  const { checkout, publicUrl } = sandboxCentralConfig(data, sandbox)
  if (checkout === undefined) throw new Error('Central is not told where Checkout is')
  const back = `${publicUrl}/return`
  return fetch(`${checkout.url}/carts`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', 'ocp-apim-subscription-key': checkout.key },
    body: JSON.stringify({
      paymentNotices: [
        { noticeNumber: overdue, fiscalCode: sandbox.creditor, amount: 1, companyName: 'x', description: 'x' },
      ],
      returnUrls: { returnOkUrl: back, returnCancelUrl: back, returnErrorUrl: back, returnWaitingUrl: back },
    }),
  })
}

test('a command pays at a bank; the receipt tells what central knows, once central can be asked', LONG, async () => {
  expect(await sportello('bank', unpaid)).toEqual([0, ''])
  expect(await sportello('bank', '300000000000000003')).toEqual([4, 'No notice has this number'])
  expect(await sportello('bank', '3')).toMatchObject([2, expect.stringContaining('18 digits')])
  expect((await askReceipts('')).status).toBe(200)
  await central.close()
  expect(await sportello('bank', overdue, '--amount', '7')).toEqual([0, ''])
  const xml = await (await askReceipts(`/${unpaid.slice(1)}`)).text()
  expect(xml).toContain(`<companyName>${sampleMunicipality.settings.name}</companyName>`)
  expect((await askReceipts('')).status).toBe(500)
  central = await startCentral(sandboxCentralConfig(data, sandbox), { fonts: FONTS })
  const { results } = (await (await askReceipts('')).json()) as { results: { iuv: string }[] }
  expect(results.map(({ iuv }) => iuv)).toEqual([unpaid.slice(1), overdue.slice(1)].sort())
  await central.close()
})

test('Checkout answers where central is told it is, and fails by a command', LONG, async () => {
  await world.close()
  world = await startWorld(data, sandbox)
  expect(await sportello('checkout', '502')).toEqual([0, ''])
  expect((await openCart()).status).toBe(502)
  expect(await sportello('checkout', 'ok')).toEqual([0, ''])
  const answer = await openCart()
  expect(answer.status).toBe(302)
  const { checkout } = sandboxCentralConfig(data, sandbox)
  expect(checkout?.hosts).toContain(new URL(answer.headers.get('location') ?? '').host)
  expect(await sportello('checkout', '418')).toMatchObject([2, expect.stringContaining('ok, 400')])
})

test('a world that was started again has forgotten who paid', async () => {
  expect((await askReceipts('')).status).toBe(404)
})
