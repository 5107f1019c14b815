import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenCentral } from '../db/central/open.ts'
import { feedAfter, feedHead } from '../db/central/stores/feed.ts'
import { makePng, pngCrest } from '../tests/fixtures/make-png.ts'
import { sampleMunicipality } from '../tests/sandbox/municipality/municipality.ts'
import { receiptOf } from '../tests/payments/payment-bench.ts'
import { newCreditor, openBestEngine } from '../tests/sync/engines.ts'
import { gpdRecord, NOW, numberOf } from '../tests/sync/sample-positions.ts'
import type { PaymentReceipt } from '../main/domain/payment-receipt.ts'
import { writeReceipt } from '../tests/pagopa/sample-receipts.ts'
import { serveAdmin } from './admin.ts'
import type { AdminPorts } from './admin-command.ts'
import { askCentral, CommandFailed, settingInFile } from './cli.ts'
import { enrol } from './devices.ts'
import { adminSocket } from './admin-socket.ts'

let open: OpenCentral
let creditor: string
let folder: string
let server: Server
/** The mode of a file that is made before any socket. */
let usualMode: number

function modeOfNewFile(path: string): number {
  writeFileSync(path, '')
  return statSync(path).mode
}

const ports = (): AdminPorts => ({
  db: open.db,
  creditor,
  now: () => new Date(NOW),
})

beforeAll(async () => {
  open = await openBestEngine()
  const before = mkdtempSync(join(tmpdir(), 'sportello-admin-'))
  usualMode = modeOfNewFile(join(before, 'file'))
  rmSync(before, { recursive: true })
})
afterAll(() => open.close())
beforeEach(async () => {
  creditor = await newCreditor(open.db)
  folder = mkdtempSync(join(tmpdir(), 'sportello-admin-'))
  server = await serveAdmin(ports(), adminSocket(folder))
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true })
})

const { settings } = sampleMunicipality

/** What the socket answers to raw bytes. */
function post(path: string, body: string): Promise<{ status: number | undefined; body: unknown }> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath: adminSocket(folder), path, method: 'POST' }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({ status: answer.statusCode, body: JSON.parse(Buffer.concat(chunks).toString()) as unknown }),
      )
    })
    call.on('error', reject)
    call.end(body)
  })
}

/** The reason for which a command was refused. */
async function refusalOf(command: Promise<unknown>): Promise<string> {
  const error: unknown = await command.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof CommandFailed)) throw new Error('The command was not refused')
  expect(error.exitCode).toBe(4)
  return error.message
}

describe('the socket', () => {
  test("is the owner's alone", () => {
    const { mode } = statSync(adminSocket(folder))
    expect((mode & 0o777).toString(8)).toBe('600')
    expect(modeOfNewFile(join(folder, 'after'))).toBe(usualMode)
  })

  test('that a process left behind does not stand in the way', async () => {
    const left = join(folder, 'left.sock')
    writeFileSync(left, '')
    const second = await serveAdmin(ports(), left)
    expect(statSync(left).isSocket()).toBe(true)
    await new Promise((resolve) => second.close(resolve))
  })

  test('that cannot be made leaves no trace on the files that come after', async () => {
    const tooLong = join(folder, 'x'.repeat(200))
    await expect(serveAdmin(ports(), tooLong)).rejects.toThrow()
    expect(modeOfNewFile(join(folder, 'after'))).toBe(usualMode)
  })

  test.each(['/', '/nothing', '/constructor', '/__proto__', '/import/x', '/settings.get?x=1'])(
    'knows no command %s',
    async (path) => {
      expect(await post(path, '{}')).toMatchObject({ status: 404 })
    },
  )

  test.each([
    ['/settings.get', '{', /Not JSON/],
    ['/settings.get', '{"a":1}', /a/],
    ['/settings.get', '[]', /object/],
    ['/settings.set', '{}', /name/],
    ['/kiosks.enrol', '{"name":" "}', /name/],
    ['/kiosks.enrol', `{"name":"${'x'.repeat(61)}"}`, /60/],
    ['/notice.find', '{"code":1}', /code/],
    ['/import', '{"positions":[]}', /paymentPositions/],
    ['/import', '', /paymentPositions/],
  ])('refuses %s with %s, and says why', async (path, body, why) => {
    const answer = await post(path, body)
    expect(answer.status).toBe(422)
    expect((answer.body as { error: string }).error).toMatch(why)
  })
})

describe('settings', () => {
  const read = async () => (await askCentral(folder, 'settings.get', {})).settings
  const set = (name: string, value?: unknown) =>
    askCentral(folder, 'settings.set', { name, ...(value !== undefined && { value }) })
  const changed = async () => (await feedAfter(open.db, creditor, 0, 100)).map(({ id }) => id)

  test('are replaced whole: what is not given is gone, and kiosks are told what changed', async () => {
    expect(await askCentral(folder, 'settings.replace', settings)).toEqual({ creditor, settings })
    expect(await read()).toEqual(settings)
    const without = { ...settings, name: 'Altro', sector: undefined }
    await askCentral(folder, 'settings.replace', without)
    expect(await read()).toEqual(without)
    expect((await changed()).slice(-2).toSorted()).toEqual(['name', 'sector'])
  })

  test('that are not whole are refused whole', async () => {
    await askCentral(folder, 'settings.replace', settings)
    for (const bad of [
      { ...settings, name: undefined },
      { ...settings, accent: 'red' },
      { ...settings, crest: '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0 L what"/></svg>' },
      { ...settings, colour: '#000000' },
      {},
    ]) {
      await refusalOf(askCentral(folder, 'settings.replace', bad))
    }
    expect(await read()).toEqual(settings)
    expect(await changed()).toHaveLength(Object.keys(settings).length)
  })

  test('one is set among the others, and taken away when it has no value', async () => {
    await askCentral(folder, 'settings.replace', settings)
    expect(await set('unknownCodesPerVisit', 3)).toEqual({ unknownCodesPerVisit: 3 })
    expect(await set('cbill', ' abc12 ')).toEqual({ cbill: 'ABC12' })
    await set('sector')
    expect(await read()).toEqual({ ...settings, sector: undefined, unknownCodesPerVisit: 3, cbill: 'ABC12' })
  })

  test.each([
    ['cachePositions', 'some'],
    ['unknownCodesPerVisit', 0],
    ['unknownCodesPerVisit', '5'],
    ['crest', '<script>'],
    ['crest', '<svg xmlns="http://www.w3.org/2000/svg"><text>Comune</text></svg>'],
    ['marks', { pagopa: '<svg xmlns="http://www.w3.org/2000/svg"><text>pagoPA</text></svg>' }],
    ['marks', { visa: '<svg xmlns="http://www.w3.org/2000/svg"></svg>' }],
    ['postalAccount', 'IT60X'],
    ['officeEmail', 'nobody'],
    ['colour', '#000000'],
    ['__proto__', { name: 'x' }],
    ['constructor', 'x'],
    ['name', undefined],
  ])('%s is not set to %j', async (name, value) => {
    await askCentral(folder, 'settings.replace', settings)
    expect(await post('/settings.set', JSON.stringify({ name, value }))).toMatchObject({ status: 422 })
    expect(await read()).toEqual(settings)
  })

  test('a crest is set from a file: an SVG drawing, or a PNG picture, which is kept as it is', async () => {
    await askCentral(folder, 'settings.replace', settings)
    const file = join(folder, 'crest')
    writeFileSync(file, makePng())
    expect(await set('crest', settingInFile(file))).toEqual({ crest: pngCrest() })
    expect((await read())['crest']).toBe(pngCrest())
    writeFileSync(file, settings.crest ?? '')
    expect(await set('crest', settingInFile(file))).toEqual({ crest: settings.crest })
  })

  test.each([
    ['cut off', makePng().subarray(0, -20), 'crest: the picture is cut off'],
    ['too coarse', makePng({ width: 100 }), 'crest: it has 100 × 30 pixels, and needs 354 to 1062 on its longer side'],
    ['too large a file', Buffer.concat([makePng(), Buffer.alloc(200_000)]), 'a PNG picture of up to 200000 bytes'],
    ['no PNG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'crest: expected an SVG drawing'],
  ])('a crest that is %s is refused in words, and the one before it stays', async (_name, bytes, why) => {
    await askCentral(folder, 'settings.replace', settings)
    const file = join(folder, 'crest.png')
    writeFileSync(file, bytes)
    expect(await refusalOf(set('crest', settingInFile(file)))).toContain(why)
    expect(
      await refusalOf(askCentral(folder, 'settings.replace', { ...settings, crest: settingInFile(file) })),
    ).toContain(why.replace('crest: expected', 'expected'))
    expect(await read()).toEqual(settings)
  })

  test('two that are set at once are both there', async () => {
    await askCentral(folder, 'settings.replace', settings)
    await Promise.all([set('name', 'Uno'), set('sector', 'Due'), set('info', 'Tre'), set('cbill', 'QUATTRO')])
    expect(await read()).toMatchObject({ name: 'Uno', sector: 'Due', info: 'Tre', cbill: 'QUATTRO' })
  })
})

const WRITING = { kind: 'paSendRTV2Request', hasEnvelope: true, hasNamespace: true } as const

describe('receipts and tasks', () => {
  const take = (other: Partial<PaymentReceipt> = {}) =>
    askCentral(folder, 'import-receipts', { xml: writeReceipt(receiptOf(creditor, 1, other), creditor, WRITING) })

  test('a receipt of a file pays its notice once, and is found by its IUV', async () => {
    await askCentral(folder, 'settings.replace', settings)
    await askCentral(folder, 'import', { paymentPositions: [gpdRecord(1)] })
    expect(await take()).toEqual({ result: 'taken', receiptId: 'receipt-1' })
    expect(await take()).toEqual({ result: 'duplicate', receiptId: 'receipt-1' })
    expect(await askCentral(folder, 'notice.find', { code: numberOf(1) })).toMatchObject({
      position: { status: 'PAID' },
    })
    expect(await askCentral(folder, 'receipt.find', { iuv: numberOf(1).slice(1) })).toMatchObject({
      receipt: receiptOf(creditor, 1),
    })
    expect(await askCentral(folder, 'tasks.list', {})).toEqual({
      tasks: [],
      refusals: [],
      undecided: [],
    })
  })

  test('what is no receipt, or one of another creditor, is refused; a surprise is listed for staff', async () => {
    expect(await refusalOf(askCentral(folder, 'import-receipts', { xml: '<a/>' }))).toMatch(/not a telematic receipt/)
    expect(await refusalOf(take({ creditor: { fiscalCode: '99999999999', name: 'Altrove' } }))).toMatch(/99999999999/)
    expect(await refusalOf(askCentral(folder, 'receipt.find', { iuv: 'RF1' }))).toMatch(/No receipt/)
    await take()
    expect(await askCentral(folder, 'tasks.list', {})).toEqual({
      tasks: [
        {
          taskId: 'receipt-unknown-notice receipt-1',
          kind: 'receipt-unknown-notice',
          facts: { receiptId: 'receipt-1', iuv: numberOf(1).slice(1), noticeNumber: numberOf(1), paidCents: 1001 },
          madeAt: NOW,
        },
      ],
      refusals: [{ what: 'receipt-foreign', count: 1, lastAt: NOW }],
      undecided: ['guestPrint', 'registration'],
    })
  })
})

describe('the other commands', () => {
  test('import takes a file and reports, by path, what it left out', async () => {
    const file = JSON.stringify({ paymentPositions: [gpdRecord(1), {}] })
    const report = await askCentral(folder, 'import', file)
    expect(report).toMatchObject({ added: 1, changed: 0, unchanged: 0 })
    expect(report.refused[0]?.path).toBe('paymentPositions[1].iupd')
  })

  test('a notice is found with what is needed to draw it; an unknown one is refused', async () => {
    await askCentral(folder, 'settings.replace', settings)
    await askCentral(folder, 'import', { paymentPositions: [gpdRecord(1)] })
    expect(await askCentral(folder, 'notice.find', { code: numberOf(1) })).toMatchObject({
      creditor,
      settings,
      noticeNumber: numberOf(1),
      position: { iupd: 'record-1' },
    })
    expect(await refusalOf(askCentral(folder, 'notice.find', { code: '1' }))).toMatch(/No notice/)
  })

  test('a code is made for a kiosk, good for as long as it says', async () => {
    const { code, validMinutes } = await askCentral(folder, 'kiosks.enrol', { name: ' Anagrafe ' })
    const kiosk = {
      installId: '0e8400a1-58e2-4f1b-a167-446655440000',
      publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) },
    } as const
    const after = (ms: number) => new Date(Date.parse(NOW) + ms)
    expect(await enrol(open.db, creditor, { code, ...kiosk }, '::1', after(validMinutes * 60_000))).toBe('bad-code')
    expect(await enrol(open.db, creditor, { code, ...kiosk }, '::1', after(validMinutes * 60_000 - 1))).toMatchObject({
      creditor,
    })
    expect(await askCentral(folder, 'kiosks.list', {})).toMatchObject([{ name: 'Anagrafe', lastSeenAt: null }])
  })

  test('a kiosk is revoked by its name or id, enrolled again, and what it handed over is done or forgotten', async () => {
    const key = { publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) } } as const
    const join = async (command: 'kiosks.enrol' | 'kiosks.enrol-again', input: object, installId: string) => {
      const { code } = await askCentral(folder, command, input)
      return enrol(open.db, creditor, { code, installId, ...key }, '::1', new Date(NOW))
    }
    await join('kiosks.enrol', { name: 'Anagrafe' }, '0e8400a1-58e2-4f1b-a167-446655440001')
    const second = await join('kiosks.enrol', { name: 'Tributi' }, '0e8400a1-58e2-4f1b-a167-446655440002')
    await join('kiosks.enrol', { name: 'Tributi' }, '0e8400a1-58e2-4f1b-a167-446655440003')
    if (typeof second === 'string') throw new Error(second)
    expect(await refusalOf(askCentral(folder, 'kiosks.revoke', { kiosk: 'nobody' }))).toMatch(/no kiosk nobody/)
    expect(await refusalOf(askCentral(folder, 'kiosks.revoke', { kiosk: 'Tributi' }))).toContain(second.kioskId)
    await askCentral(folder, 'kiosks.revoke', { kiosk: second.kioskId })
    await askCentral(folder, 'kiosks.revoke', { kiosk: 'Anagrafe' })
    expect(await refusalOf(askCentral(folder, 'kiosks.revoke', { kiosk: 'Anagrafe' }))).toMatch(/already/)
    const states = async () =>
      (await askCentral(folder, 'kiosks.list', {})).map(({ name, state }) => `${name} ${state}`).toSorted()
    expect(await states()).toEqual(['Anagrafe revoked', 'Tributi enrolled', 'Tributi revoked'])
    expect(await askCentral(folder, 'kiosks.quarantine', {})).toEqual([])
    expect(await askCentral(folder, 'kiosks.settle', { kiosk: 'Anagrafe', verdict: 'release' })).toEqual({
      commands: 0,
      refused: 0,
      waiting: 0,
    })
    expect(await refusalOf(askCentral(folder, 'kiosks.enrol-again', { kiosk: 'Anagrafe' }))).toMatch(/is revoked/)
    const third = (await askCentral(folder, 'kiosks.list', {})).find(({ state }) => state === 'enrolled')?.kioskId ?? ''
    await join('kiosks.enrol-again', { kiosk: third }, '0e8400a1-58e2-4f1b-a167-446655440004')
    expect(await states()).toEqual(['Anagrafe revoked', 'Tributi enrolled', 'Tributi revoked'])
  })

  test('kiosks are told to make anew what they keep of a centre that was restored', async () => {
    const epoch = async () => (await feedHead(open.db, creditor))?.epoch
    const before = await epoch()
    expect(await askCentral(folder, 'kiosks.resync', {})).toEqual({ kiosks: 0 })
    expect(await epoch()).not.toBe(before)
  })

  test('whoever asks a centre that does not run is told so', async () => {
    await expect(askCentral(join(folder, 'elsewhere'), 'kiosks.list', {})).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('not running') as string,
    })
  })
})
