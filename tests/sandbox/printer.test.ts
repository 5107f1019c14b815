import { request } from 'node:http'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ippJobState } from '../../main/printing/ipp-codes.ts'
import { ippClient, type IppClient } from '../../main/printing/ipp.ts'
import { startSandboxPrinter, type SandboxPrinter } from './printer.ts'

let folder: string
let printer: SandboxPrinter
let client: IppClient

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-printer-'))
  printer = await startSandboxPrinter({ printouts: join(folder, 'printouts'), pageMs: 0 })
  client = ippClient({ url: printer.url }, { timeoutMs: 5_000 })
})

afterEach(async () => {
  await printer.close()
  rmSync(folder, { recursive: true })
})

/** Enough of a PDF for the printer: it looks at the first bytes and counts the pages. */
function pdf(pageCount = 1): Buffer {
  return Buffer.from(`%PDF-1.7\n<< /Type /Pages >>\n${'<< /Type /Page >>\n'.repeat(pageCount)}%%EOF`)
}

async function submit(title: string, document = pdf()): Promise<number> {
  const answer = await client.printJob(title, document)
  if (!answer.ok) throw new Error(answer.detail)
  return answer.value.jobId
}

async function jobState(jobId: number): Promise<number> {
  const answer = await client.jobAttributes(jobId)
  if (!answer.ok) throw new Error(answer.detail)
  return answer.value.state
}

async function control(
  method: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<[number, unknown]> {
  const { promise, resolve, reject } = Promise.withResolvers<[number, unknown]>()
  const allHeaders = body === undefined ? headers : { 'content-type': 'application/json', ...headers }
  const outgoing = request(`${printer.controlUrl}/state`, { method, headers: allHeaders }, (response) => {
    let text = ''
    response.on('data', (chunk: Buffer) => (text += chunk.toString()))
    response.on('end', () => resolve([response.statusCode ?? 0, text === '' ? undefined : JSON.parse(text)]))
  })
  outgoing.on('error', reject)
  outgoing.end(body === undefined ? undefined : JSON.stringify(body))
  return await promise
}

describe('printouts', () => {
  test('a job becomes one whole file that bears its name, a second of the same name another', async () => {
    await submit('avviso', pdf(3))
    await submit('avviso')
    await printer.settled()
    expect(readdirSync(join(folder, 'printouts')).sort()).toEqual(['avviso-1.pdf', 'avviso-2.pdf'])
    expect(readFileSync(join(folder, 'printouts', 'avviso-1.pdf'))).toEqual(pdf(3))
    expect(printer.sheets().map(({ title, sheet, of }) => [title, sheet, of])).toEqual([
      ['avviso', 1, 3],
      ['avviso', 2, 3],
      ['avviso', 3, 3],
      ['avviso', 1, 1],
    ])
  })

  test('a name can not lead out of the folder', async () => {
    await submit('../../etc/passwd')
    await printer.settled()
    expect(readdirSync(join(folder, 'printouts'))).toEqual(['_._.._etc_passwd-1.pdf'])
  })

  test('what is no PDF is given up without a sheet', async () => {
    const jobId = await submit('avviso', Buffer.from('GIF89a'))
    await printer.settled()
    expect(await jobState(jobId)).toBe(ippJobState.aborted)
    expect(printer.sheets()).toEqual([])
  })
})

describe('faults', () => {
  test('without paper it takes a job, keeps it, and prints it when refilled', async () => {
    await printer.simulate('paper-out')
    const before = await client.printerAttributes()
    expect(before).toMatchObject({ value: { state: 3, reasons: ['media-empty-report'], isAcceptingJobs: true } })
    const jobId = await submit('avviso')
    await printer.settled()
    expect(await jobState(jobId)).toBe(ippJobState.processing)
    const waiting = await client.printerAttributes()
    expect(waiting).toMatchObject({ value: { state: 4, reasons: ['media-empty-warning', 'media-needed-warning'] } })
    await printer.simulate('ready')
    await printer.settled()
    expect(await jobState(jobId)).toBe(ippJobState.completed)
    expect(printer.sheets()).toHaveLength(1)
  })

  test('paper that ends within a job leaves it half printed', async () => {
    await printer.simulate('ready', 2)
    const jobId = await submit('avviso', pdf(3))
    await printer.settled()
    expect(await client.jobAttributes(jobId)).toMatchObject({ value: { state: ippJobState.processing, sheetsDone: 2 } })
    expect(readdirSync(join(folder, 'printouts'))).toEqual([])
    await printer.simulate('ready')
    await printer.settled()
    expect(printer.sheets().map(({ sheet }) => sheet)).toEqual([1, 2, 3])
  })

  test.each([
    ['paper-jam', 'media-jam-error'],
    ['door-open', 'door-open-error'],
    ['stopped', 'paused'],
  ] as const)('with %s it stands still', async (state, reason) => {
    await printer.simulate(state)
    const jobId = await submit('avviso')
    await printer.settled()
    expect(await client.printerAttributes()).toMatchObject({ value: { state: 5, reasons: [reason] } })
    expect(await jobState(jobId)).toBe(ippJobState.stopped)
    expect(printer.sheets()).toEqual([])
  })

  test('when it accepts nothing it refuses jobs and goes on with those it has', async () => {
    await printer.simulate('paper-out')
    const jobId = await submit('avviso')
    await printer.simulate('not-accepting')
    expect(await client.printJob('altro', pdf())).toMatchObject({ problem: 'refused', ippStatus: 0x0506 })
    await printer.settled()
    expect(await jobState(jobId)).toBe(ippJobState.completed)
  })

  test('offline it refuses connections, prints on, and comes back at the same address', async () => {
    await printer.simulate('paper-out')
    const jobId = await submit('avviso')
    await printer.simulate('offline')
    expect(await client.printerAttributes()).toMatchObject({ problem: 'unreachable', detail: 'ECONNREFUSED' })
    await printer.settled()
    expect(printer.sheets()).toHaveLength(1)
    await printer.simulate('ready')
    expect(await jobState(jobId)).toBe(ippJobState.completed)
  })

  test('switched off and on it has lost its jobs and counts from 1 again', async () => {
    await printer.simulate('paper-out')
    expect(await submit('primo')).toBe(1)
    printer.powerCycle()
    await printer.simulate('ready')
    await printer.settled()
    expect(await client.jobAttributes(1)).toMatchObject({ problem: 'refused', ippStatus: 0x0406 })
    expect(await submit('secondo')).toBe(1)
    await printer.settled()
    expect(printer.sheets().map(({ title }) => title)).toEqual(['secondo'])
  })

  test('a cancelled job gives no sheet, and one that is over can not be cancelled', async () => {
    await printer.simulate('paper-out')
    const jobId = await submit('avviso')
    expect(await client.cancelJob(jobId)).toMatchObject({ ok: true })
    await printer.simulate('ready')
    await printer.settled()
    expect(await jobState(jobId)).toBe(ippJobState.cancelled)
    expect(printer.sheets()).toEqual([])
    expect(await client.cancelJob(jobId)).toMatchObject({ problem: 'refused', ippStatus: 0x0404 })
  })
})

describe('the control interface', () => {
  test('tells and sets the state, also of a printer that is offline', async () => {
    expect(await control('GET')).toEqual([200, { state: 'ready', sheets: 0, waiting: 0 }])
    expect(await control('POST', { state: 'offline' })).toEqual([200, { state: 'offline', sheets: 0, waiting: 0 }])
    expect(await client.printerAttributes()).toMatchObject({ problem: 'unreachable' })
    expect(await control('POST', { state: 'ready', sheetsLeft: 0 })).toMatchObject([200, { state: 'paper-out' }])
    await submit('avviso')
    expect(await control('GET')).toEqual([200, { state: 'paper-out', sheets: 0, waiting: 1 }])
  })

  test.each([
    ['another site', { origin: 'https://example.org' }, 403],
    ['a page of this machine', { origin: 'http://127.0.0.1:8080' }, 403],
    ['a name made to point here', { host: 'example.org:8080' }, 403],
    ['a form', { 'content-type': 'text/plain' }, 415],
  ])('refuses %s', async (_name, headers, status) => {
    expect(await control('POST', { state: 'paper-jam' }, headers)).toEqual([status, undefined])
    expect(await control('GET')).toMatchObject([200, { state: 'ready' }])
  })

  test('refuses a state that does not exist', async () => {
    expect(await control('POST', { state: 'on-fire' })).toEqual([400, undefined])
  })
})

test('the IPP address refuses web pages and requests out of order', async () => {
  const url = printer.url.replace('ipp:', 'http:')
  const post = async (headers: Record<string, string>, body: Uint8Array<ArrayBuffer>) =>
    (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/ipp', ...headers }, body })).status
  expect(await post({ origin: 'https://example.org' }, new Uint8Array(9))).toBe(403)
  expect(await post({}, new Uint8Array(9))).toBe(400)
  // Get-Printer-Attributes without the attributes that every request begins with.
  const bare = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/ipp' },
    body: Uint8Array.from([1, 1, 0, 0x0b, 0, 0, 0, 1, 1, 3]),
  })
  expect([...new Uint8Array(await bare.arrayBuffer()).subarray(0, 4)]).toEqual([1, 1, 0x04, 0x00])
})

test('closing it ends what it serves and leaves what it printed', async () => {
  await submit('avviso')
  await printer.settled()
  await printer.close()
  expect(await client.printerAttributes()).toMatchObject({ problem: 'unreachable' })
  expect(existsSync(join(folder, 'printouts', 'avviso-1.pdf'))).toBe(true)
  printer = await startSandboxPrinter({ printouts: join(folder, 'printouts'), pageMs: 0 })
})
