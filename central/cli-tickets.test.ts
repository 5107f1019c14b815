import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { OpenCentral } from '../db/central/open.ts'
import { openBestEngine } from '../tests/sync/engines.ts'
import { numberOf } from '../tests/sync/sample-positions.ts'
import { EMAIL, PERSONAL } from '../tests/tickets/sample-tickets.ts'
import { startTicketBench, type TicketBench } from '../tests/tickets/ticket-bench.ts'
import { serveAdmin } from './admin.ts'
import { adminSocket } from './admin-socket.ts'
import { CommandFailed } from './cli.ts'
import { forgetTickets } from './tickets/forget-tickets.ts'
import { closeTicket, printTicket, printTickets, replyToTicket } from './cli-tickets.ts'

let database: OpenCentral
let bench: TicketBench
let folder: string
let server: Server
let said: string[]
beforeAll(async () => {
  database = await openBestEngine()
})
afterAll(() => database.close())
beforeEach(async () => {
  bench = await startTicketBench(database.db)
  folder = mkdtempSync(join(tmpdir(), 'sportello-tickets-'))
  server = await serveAdmin({ db: database.db, creditor: bench.creditor, now: bench.now }, adminSocket(folder))
  said = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => said.push(line))
})
afterEach(async () => {
  vi.restoreAllMocks()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true })
})

/** What a command says. */
async function saidBy(command: Promise<void>): Promise<string> {
  said = []
  await command
  return said.join('\n')
}

/** Why a command was refused. */
async function refusalOf(command: Promise<void>): Promise<string> {
  const error: unknown = await command.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof CommandFailed)) throw new Error('The command was not refused')
  expect(error.exitCode).toBe(4)
  return error.message
}

const which = (number: string, isSure = false) => ({ number, isSure })

describe('requests for assistance on the command line', () => {
  test('are listed without a word of what people wrote', async () => {
    expect(await saidBy(printTickets(folder, true))).toBe('No requests')
    await bench.kiosk.open(1)
    const list = await saidBy(printTickets(folder, false))
    expect(list).toBe(
      [
        bench.now().toISOString(),
        bench.kiosk.numberOf(1),
        'open',
        'notice-wrong',
        'answer=email',
        'it',
        'Anagrafe',
        `notice=${numberOf(1)}`,
        'fault=F-17',
      ].join('  '),
    )
    expect(list).not.toMatch(PERSONAL)
  })

  test('are shown whole by their number, but for what is kept of the code', async () => {
    await bench.kiosk.open(1)
    const shown = JSON.parse(await saidBy(printTicket(folder, which(bench.kiosk.numberOf(1))))) as object
    expect(shown).toMatchObject({ text: 'L’importo dell’avviso non è giusto.', answer: { by: 'email', email: EMAIL } })
    expect(Object.keys(shown).filter((key) => key.endsWith('Hash') || key === 'deleted')).toEqual([])
    expect(await refusalOf(printTicket(folder, which(bench.kiosk.numberOf(2))))).toMatch(/no request/)
    expect(await refusalOf(printTicket(folder, which('1')))).toMatch(/number/)
  })

  test('that are forgotten say so, and nothing of what was written', async () => {
    await bench.kiosk.open(1)
    const number = bench.kiosk.numberOf(1)
    await closeTicket(folder, which(number))
    await forgetTickets(database.db, bench.creditor, new Date(bench.now().getTime() + 91 * 24 * 60 * 60_000))
    const shown = await saidBy(printTicket(folder, which(number)))
    expect(shown).toContain('"deleted": "what was written, and by whom, 90 days after the request was closed"')
    expect(shown).not.toMatch(PERSONAL)
  })

  test.each([
    [{ by: 'email', email: EMAIL }, /answered: its mail is queued/],
    [
      { by: 'phone', phone: '055123456' },
      /answered: no mail goes out, the person waits to be called, and the task stays/,
    ],
    [{ by: 'number' }, /answered: no mail goes out, the person reads it at a kiosk/],
  ] as const)('are answered, and it is said how a person hears of it who wants %o', async (answer, words) => {
    await bench.kiosk.open(1, { answer })
    const number = bench.kiosk.numberOf(1)
    const reply = await saidBy(replyToTicket(folder, which(number), 'È\0 giusto.'))
    expect(reply).toMatch(words)
    expect(reply).not.toMatch(PERSONAL)
    expect(await saidBy(printTicket(folder, which(number)))).toContain('"text": "È giusto."')
    expect(await saidBy(printTickets(folder, false))).toContain('answered')
    expect(await saidBy(replyToTicket(folder, which(number), 'È giusto.'))).toMatch(/already: nothing is sent again/)
  })

  test('are closed, and then neither listed nor answered', async () => {
    await bench.kiosk.open(1)
    const number = bench.kiosk.numberOf(1)
    expect(await saidBy(closeTicket(folder, which(number)))).toBe(`${number} is closed`)
    expect(await saidBy(printTickets(folder, false))).toBe('No requests')
    expect(await saidBy(printTickets(folder, true))).toContain('closed')
    expect(await refusalOf(closeTicket(folder, which(number)))).toMatch(/no open request/)
    expect(await refusalOf(replyToTicket(folder, which(number), 'x'))).toMatch(/is closed/)
    expect(await refusalOf(replyToTicket(folder, which(bench.kiosk.numberOf(2)), 'x'))).toMatch(/no request/)
    expect(await refusalOf(replyToTicket(folder, which(number), ' \n'))).toMatch(/text/)
  })

  test('are found by what their slips say, and where two say the same it is asked which', async () => {
    const number = bench.kiosk.numberOf(1)
    await bench.kiosk.open(1)
    // Its kiosk was restored, and gave the number again.
    await bench.kiosk.open(1, { text: 'Un’altra.' })
    expect(await saidBy(printTickets(folder, false))).toContain(`slip=${number}`)
    for (const ask of [
      () => printTicket(folder, which(number)),
      () => replyToTicket(folder, which(number), 'Fatto.'),
      () => closeTicket(folder, which(number)),
    ])
      expect(await refusalOf(ask())).toMatch(`Several slips say ${number}: ${number}, 99999-1.`)
    expect(await saidBy(printTicket(folder, which(number, true)))).toContain('L’importo')
    expect(await saidBy(printTicket(folder, which('99999-1')))).toContain('Un’altra.')
    // Of a block that is no more of this kiosk there is only the one.
    await bench.kiosk.open(3, { number: '4321-7', text: 'Una terza.' })
    expect(await saidBy(printTicket(folder, which('4321-7')))).toContain('Una terza.')
    expect(await saidBy(closeTicket(folder, which('4321-7')))).toBe('99999-2 is closed')
  })
})
