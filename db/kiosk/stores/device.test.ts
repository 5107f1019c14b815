import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { newKioskDatabase } from '../../../tests/sync/kiosk-file.ts'
import { NOW } from '../../../tests/sync/sample-positions.ts'
import { inTransaction } from '../database.ts'
import { keepDevice, readDevice } from './device.ts'
import { pendingCommands, queueCommand } from './outbox.ts'
import { keepStanding, readStanding } from './standing.ts'
import { hasTicketBlock, keepTicketBlock } from './tickets.ts'

const device = { kioskId: 'k', creditor: '01234567890', installId: 'i', privateKey: '{"d":"secret"}' }
const another = { ...device, installId: 'j', privateKey: '{"d":"other"}' }

describe('the identity of a kiosk', () => {
  test('is kept, and a second one is not', () => {
    const db = newKioskDatabase()
    expect(readDevice(db)).toBeUndefined()
    keepDevice(db, device)
    expect(readDevice(db)).toEqual(device)
    expect(() => keepDevice(db, another)).toThrow('enrolled already')
    expect(() => keepDevice(db, { ...another, replaces: 'h' })).toThrow('enrolled already')
    expect(readDevice(db)).toEqual(device)
  })

  test('is replaced after a fork: what waits goes along in a new queue, and nothing stands between any more', () => {
    const db = newKioskDatabase()
    keepDevice(db, device)
    for (const id of ['one', 'two'])
      inTransaction(db, () => queueCommand(db, { id, name: 'print.recorded', args: {}, madeAt: NOW }))
    db.file.exec(`update outbox set state = 'applied', args = null where command_id = 'one'`)
    keepTicketBlock(db, 7)
    keepStanding(db, 'forked')
    expect(hasTicketBlock(db)).toBe(false)
    keepDevice(db, { ...another, replaces: 'i' })
    expect(hasTicketBlock(db)).toBe(false)
    keepTicketBlock(db, 8)
    expect(hasTicketBlock(db)).toBe(true)
    expect(readDevice(db)).toEqual(another)
    expect(readStanding(db)).toBeUndefined()
    expect(pendingCommands(db, 10)).toMatchObject([{ seq: 1, id: 'two' }])
  })

  test('is not replaced by one of another municipality, whose affairs the queue is not', () => {
    const db = newKioskDatabase()
    keepDevice(db, device)
    inTransaction(db, () => queueCommand(db, { id: randomUUID(), name: 'print.recorded', args: {}, madeAt: NOW }))
    keepStanding(db, 'forked')
    expect(() => keepDevice(db, { ...another, creditor: '99999999999', replaces: 'i' })).toThrow('another municipality')
    expect(readDevice(db)).toEqual(device)
    expect(readStanding(db)).toBe('forked')
    expect(pendingCommands(db, 10)).toHaveLength(1)
  })
})
