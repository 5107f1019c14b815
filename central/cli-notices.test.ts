import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { OpenCentral } from '../db/central/open.ts'
import { writeSettings } from '../db/central/stores/settings.ts'
import { FONTS } from '../build/renderer.ts'
import { noticeQrText } from '../main/domain/qr-code.ts'
import { countPages } from '../tests/documents/read-page.ts'
import { rasterise, readQrCodes } from '../tests/documents/read-raster.ts'
import { sampleMunicipality } from '../tests/sandbox/municipality/municipality.ts'
import { newCreditor, openBestEngine } from '../tests/sync/engines.ts'
import { NOW, numberOf, optionOf, positionOf, take } from '../tests/sync/sample-positions.ts'
import { serveAdmin } from './admin.ts'
import { adminSocket } from './admin-socket.ts'
import { CommandFailed } from './cli.ts'
import { drawOpenNotices, type NoticesOrder, type NoticesProgress } from './cli-notices.ts'

let open: OpenCentral
let creditor: string
let folder: string
let server: Server

beforeAll(async () => {
  open = await openBestEngine()
})
afterAll(() => open.close())
beforeEach(async () => {
  creditor = await newCreditor(open.db)
  await open.db.transaction().execute((trx) => writeSettings(trx, creditor, sampleMunicipality.settings))
  folder = mkdtempSync(join(tmpdir(), 'sportello-notices-'))
  server = await serveAdmin({ db: open.db, creditor, now: () => new Date(NOW) }, adminSocket(folder))
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true })
})

interface Drawn {
  readonly told: readonly NoticesProgress[]
  readonly refused: readonly string[]
  readonly out: string
}

async function draw(other: Partial<NoticesOrder> = {}): Promise<Drawn> {
  const out = join(folder, 'all.pdf')
  const told: NoticesProgress[] = []
  const refused: string[] = []
  await drawOpenNotices(folder, {
    out,
    fontFolder: FONTS,
    language: 'it',
    isDuplex: false,
    signal: new AbortController().signal,
    onProgress: (progress) => told.push(progress),
    onRefused: (iupd, reason) => refused.push(`${iupd}: ${reason}`),
    ...other,
  })
  return { told, refused, out }
}

const instalment = (count: number) =>
  optionOf(count, { isInstalment: true, dueDate: `2027-0${count % 10}-28T22:59:59.000Z` })

test('every notice that can be paid is drawn, in the order of the positions, and none that cannot', async () => {
  await take(
    open.db,
    creditor,
    positionOf('p1', [optionOf(11)]),
    positionOf('p2', [optionOf(21, { status: 'PO_PAID' })], { status: 'PAID' }),
    positionOf('p3', [optionOf(31), instalment(32), instalment(33)]),
    positionOf('p4', [optionOf(41)], { status: 'DRAFT' }),
    positionOf('p5', [instalment(51), { ...instalment(52), status: 'PO_PAID' }, instalment(53)], {
      status: 'PARTIALLY_PAID',
    }),
    positionOf('p6', [optionOf(61, { dueDate: '2020-01-01T00:00:00.000Z' })], { switchToExpired: true }),
  )
  const { out, told, refused } = await draw()
  const pdf = readFileSync(out)
  const codes = Array.from({ length: countPages(pdf) }, (_, page) => readQrCodes(rasterise(pdf, page + 1)))
  const expected = [[11], [31], [32, 33], [51], [53]].flat()
  expect(new Set(codes.flat())).toEqual(
    new Set(
      expected.map((count) => noticeQrText({ noticeNumber: numberOf(count), creditor, amountCents: 1000 + count })),
    ),
  )
  expect(codes[0]).toEqual([noticeQrText({ noticeNumber: numberOf(11), creditor, amountCents: 1011 })])
  expect(told.at(-1)).toEqual({ positions: 4, of: 4, notices: 4 })
  expect(refused).toEqual([])
})

test('how far it is is told page by page, and all are drawn however many pages of positions there are', async () => {
  const positions = Array.from({ length: 205 }, (_, index) => positionOf(`p${1000 + index}`, [optionOf(index + 1)]))
  await take(open.db, creditor, ...positions)
  const { out, told } = await draw()
  expect(told).toEqual([
    { positions: 100, of: 205, notices: 100 },
    { positions: 200, of: 205, notices: 200 },
    { positions: 205, of: 205, notices: 205 },
  ])
  expect(countPages(readFileSync(out))).toBe(205)
  expect(statSync(out).mode & 0o777).toBe(0o600)
})

test('one that is called off leaves no file, nor a part of one', async () => {
  const positions = Array.from({ length: 150 }, (_, index) => positionOf(`p${1000 + index}`, [optionOf(index + 1)]))
  await take(open.db, creditor, ...positions)
  const calledOff = new AbortController()
  const reason = new Error('Called off')
  const work = draw({ signal: calledOff.signal, onProgress: () => calledOff.abort(reason) })
  await expect(work).rejects.toBe(reason)
  expect(readdirSync(folder).filter((name) => name.startsWith('all'))).toEqual([])
})

test('one that is called off while the centre does not answer ends at once, and leaves nothing', async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  const reason = new Error('Called off')
  const calledOff = new AbortController()
  server = createServer(() => calledOff.abort(reason))
  await new Promise<void>((resolve) => server.listen(adminSocket(folder), resolve))
  await expect(draw({ signal: calledOff.signal })).rejects.toBe(reason)
  expect(readdirSync(folder).filter((name) => name.startsWith('all'))).toEqual([])
})

test('a folder is not written over, and a file beside it is not taken for a part', async () => {
  await take(open.db, creditor, positionOf('p1', [optionOf(1)]))
  await expect(draw({ out: folder })).rejects.toThrow('is a folder')
  writeFileSync(join(folder, 'all.pdf.part'), 'mine')
  await draw()
  expect(readFileSync(join(folder, 'all.pdf.part'), 'utf8')).toBe('mine')
})

test('what stood there before stays where a new one is called off', async () => {
  await take(open.db, creditor, positionOf('p1', [optionOf(1)]))
  const { out } = await draw()
  const before = readFileSync(out)
  const calledOff = AbortSignal.abort(new Error('Called off'))
  await expect(draw({ signal: calledOff })).rejects.toThrow('Called off')
  expect(readFileSync(out)).toEqual(before)
})

test('a notice that cannot be drawn is named and left out', async () => {
  await take(
    open.db,
    creditor,
    positionOf('p1', [optionOf(1)]),
    positionOf('p2', [optionOf(2, { amountCents: 100_000_000_000 })]),
  )
  const { refused, told } = await draw()
  expect(refused).toEqual([expect.stringMatching(/^p2: .*amount/i)])
  expect(told.at(-1)).toEqual({ positions: 2, of: 2, notices: 1 })
})

test('where nothing can be paid it says so, and makes no file', async () => {
  const failed: unknown = await draw().catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(CommandFailed)
  expect(existsSync(join(folder, 'all.pdf'))).toBe(false)
  expect(readdirSync(folder).filter((name) => name.startsWith('all'))).toEqual([])
})
