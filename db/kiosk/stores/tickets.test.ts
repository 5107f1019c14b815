import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TicketOpened } from '../../../central/contract/tickets.ts'
import { isInFile, KEY, newKioskDatabase } from '../../../tests/sync/kiosk-file.ts'
import { NOW } from '../../../tests/sync/sample-positions.ts'
import type { KioskDb } from '../database.ts'
import { openKioskDatabase } from '../open.ts'
import { pendingCommands, settleCommands } from './outbox.ts'
import { hasTicketBlock, keepTicketBlock, openTicket, type NewTicket } from './tickets.ts'

const SEED = 20261123
const ticket: NewTicket['ticket'] = {
  codeHash: 'a'.repeat(64),
  reason: 'printing',
  text: 'Il foglio è uscito bianco',
  givenName: 'Zanobi',
  answer: { by: 'email', email: 'zanobi@bottega.example' },
  language: 'it',
  context: { screen: 'print.trouble.unknown', noticeNumber: '302000100000009421', faultId: '0190a0b0' },
}

const open = (db: KioskDb, commandId: string = randomUUID(), other: Partial<NewTicket['ticket']> = {}) =>
  openTicket(db, { commandId, ticket: { ...ticket, ...other }, madeAt: NOW })
const numbersOf = (db: KioskDb) => pendingCommands(db, 1000).map(({ args }) => (args as TicketOpened).number)
const seqs = (db: KioskDb) => pendingCommands(db, 1000).map(({ seq }) => seq)

describe('a request for assistance', () => {
  test('has no number while the centre has given none, and then nothing of it is kept', () => {
    const db = newKioskDatabase()
    expect(hasTicketBlock(db)).toBe(false)
    expect(open(db)).toBeUndefined()
    expect(pendingCommands(db, 10)).toEqual([])
    keepTicketBlock(db, 12)
    expect(hasTicketBlock(db)).toBe(true)
    expect(open(db)).toBe('12-1')
  })

  test('has the next number of the block, and is queued for the centre as the centre takes it', () => {
    const db = newKioskDatabase()
    keepTicketBlock(db, 12)
    const id = randomUUID()
    expect([open(db, id), open(db)]).toEqual(['12-1', '12-2'])
    const [first] = pendingCommands(db, 10)
    expect(first).toMatchObject({ id, name: 'ticket.opened', madeAt: NOW })
    expect(TicketOpened.parse(first?.args)).toEqual({ ...ticket, number: '12-1' })
    expect(seqs(db)).toEqual([1, 2])
  })

  test('asked for once more, since its answer was lost, is the same one, also when the centre has it by now', () => {
    const db = newKioskDatabase()
    keepTicketBlock(db, 12)
    const id = randomUUID()
    expect([open(db, id), open(db, id)]).toEqual(['12-1', '12-1'])
    settleCommands(db, [{ seq: 1, outcome: { ok: true } }])
    expect(open(db, id)).toBe('12-1')
    expect(pendingCommands(db, 10)).toEqual([])
    expect(open(db)).toBe('12-2')
  })

  test('goes on counting after a restart, and from the start in another block, but not when the same one is told again', () => {
    const db = newKioskDatabase()
    keepTicketBlock(db, 12)
    open(db)
    keepTicketBlock(db, 12)
    db.file.close()
    const again = openKioskDatabase(db.path, KEY)
    keepTicketBlock(again, 12)
    expect(open(again)).toBe('12-2')
    keepTicketBlock(again, 13)
    expect([open(again), open(again)]).toEqual(['13-1', '13-2'])
    again.file.close()
  })

  test.each([
    ['no words', { text: ' ' }],
    ['a screen that is none', { context: { screen: 'Something else' } }],
    ['no address', { answer: { by: 'email', email: 'zanobi' } }],
  ] as const)('with %s is not taken, and takes no number', (_what, wrong) => {
    const db = newKioskDatabase()
    keepTicketBlock(db, 12)
    expect(() => open(db, randomUUID(), wrong)).toThrow()
    expect(pendingCommands(db, 10)).toEqual([])
    expect(open(db)).toBe('12-1')
  })

  test('is not made at the end of the block', () => {
    const db = newKioskDatabase()
    keepTicketBlock(db, 99_999)
    db.file.exec(`update ticket_numbers set last_count = 9999998, last_command_id = 'x'`)
    expect(open(db)).toBe('99999-9999999')
    expect(() => open(db)).toThrow()
    expect(numbersOf(db)).toEqual(['99999-9999999'])
  })

  test('leaves nothing of its person here once the centre has it', () => {
    const db = newKioskDatabase()
    keepTicketBlock(db, 12)
    open(db)
    expect(db.file.serialize().includes('zanobi@bottega.example')).toBe(true)
    settleCommands(db, [{ seq: 1, outcome: { ok: true } }])
    for (const mark of ['Zanobi', 'zanobi', 'bianco', '302000100000009421', ticket.codeHash])
      expect(isInFile(db, mark), mark).toBe(false)
  })
})

describe('a kiosk that ends between the number and the command', () => {
  test.each(['ticket_numbers', 'outbox'])('at the writing of %s has done neither', (table) => {
    const db = newKioskDatabase()
    keepTicketBlock(db, 12)
    const act = table === 'outbox' ? 'insert' : 'update'
    db.file.exec(`create temp trigger ends before ${act} on ${table} begin select raise(abort, 'ends here'); end`)
    const id = randomUUID()
    expect(() => open(db, id)).toThrow('ends here')
    db.file.exec('drop trigger ends')
    expect(pendingCommands(db, 10)).toEqual([])
    db.file.close()
    const again = openKioskDatabase(db.path, KEY)
    expect(open(again, id)).toBe('12-1')
    expect(numbersOf(again)).toEqual(['12-1'])
    again.file.close()
  })
})

test('whatever is tried again and lost on the way, each request has one number and one command, in order and without a gap', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ isAgain: fc.boolean(), fails: fc.boolean() }), { maxLength: 20 }), (tries) => {
      const db = newKioskDatabase()
      keepTicketBlock(db, 7)
      let made = 0
      let id = randomUUID()
      for (const { isAgain, fails } of tries) {
        if (!isAgain) id = randomUUID()
        if (fails) {
          const isNew = !pendingCommands(db, 1000).some((command) => command.id === id)
          if (isNew) expect(() => open(db, id, { text: '' })).toThrow()
          continue
        }
        if (!pendingCommands(db, 1000).some((command) => command.id === id)) made += 1
        expect(open(db, id)).toBe(`7-${made}`)
      }
      expect(numbersOf(db)).toEqual(Array.from({ length: made }, (_, index) => `7-${index + 1}`))
      expect(seqs(db)).toEqual(Array.from({ length: made }, (_, index) => index + 1))
      db.file.close()
    }),
    { seed: SEED, numRuns: 25 },
  )
})
