import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { describeOnEngines, newCreditor } from '../../../tests/sync/engines.ts'
import { NOW, numberOf } from '../../../tests/sync/sample-positions.ts'
import type { CommandOutcome, PushedCommand } from '../../../central/contract/sync.ts'
import type { PrintRecorded } from '../../../central/contract/commands.ts'
import type { Central } from '../open.ts'
import { addPrintRecord, commandAt, decisionOf, replaceOutcome, storeOutcome } from './commands.ts'
import { addEnrolmentCode, enrolKiosk, findKiosk, type Kiosk } from './kiosks.ts'

async function newKiosk(db: Central, creditor: string): Promise<Kiosk> {
  const kioskId = randomUUID()
  await addEnrolmentCode(db, creditor, {
    codeHash: kioskId,
    kioskName: 'Anagrafe',
    expiresAt: '2027-01-01T00:00:00.000Z',
  })
  await db
    .transaction()
    .execute((trx) => enrolKiosk(trx, creditor, kioskId, { kioskId, installId: randomUUID(), publicKey: '{}' }, NOW))
  const kiosk = await findKiosk(db, creditor, kioskId)
  if (kiosk === undefined) throw new Error('not enrolled')
  return kiosk
}

const command = (seq: number): PushedCommand => ({
  seq,
  id: randomUUID(),
  name: 'print.recorded',
  args: {},
  argsHash: 'a'.repeat(64),
  madeAt: NOW,
})

const store = (
  db: Central,
  creditor: string,
  kiosk: Kiosk,
  stored: PushedCommand,
  outcome: CommandOutcome,
  isDecision = true,
) => db.transaction().execute((trx) => storeOutcome(trx, creditor, kiosk, stored, { outcome, isDecision }, NOW))

describeOnEngines('decided commands', (db) => {
  test('keep their outcome and move the queue on', async () => {
    const creditor = await newCreditor(db())
    const kiosk = await newKiosk(db(), creditor)
    const stored = command(1)
    const outcome: CommandOutcome = { ok: false, refusal: 'unknown-command' }
    await store(db(), creditor, kiosk, stored, outcome)
    expect(await commandAt(db(), creditor, kiosk, 1)).toEqual({
      id: stored.id,
      argsHash: stored.argsHash,
      outcome,
    })
    expect(await commandAt(db(), creditor, kiosk, 2)).toBeUndefined()
    expect(await findKiosk(db(), creditor, kiosk.kioskId)).toMatchObject({ lastSeq: 1 })
  })

  test('have one place each, and are known by municipality, kiosk and installation', async () => {
    const [creditor, other] = [await newCreditor(db()), await newCreditor(db())]
    const [kiosk, second] = [await newKiosk(db(), creditor), await newKiosk(db(), creditor)]
    await store(db(), creditor, kiosk, command(1), { ok: true })
    await expect(store(db(), creditor, kiosk, command(1), { ok: true })).rejects.toThrow()
    expect(await commandAt(db(), creditor, second, 1)).toBeUndefined()
    expect(await commandAt(db(), other, kiosk, 1)).toBeUndefined()
    expect(await commandAt(db(), creditor, { ...kiosk, installId: randomUUID() }, 1)).toBeUndefined()
    expect(await findKiosk(db(), creditor, second.kioskId)).toMatchObject({ lastSeq: 0 })
  })

  test('are decided once for each kiosk, in whichever of its queues', async () => {
    const creditor = await newCreditor(db())
    const kiosk = await newKiosk(db(), creditor)
    const again = { ...kiosk, installId: randomUUID() }
    const stored = command(1)
    await store(db(), creditor, kiosk, stored, { ok: false, refusal: 'unknown-command' }, false)
    expect(await decisionOf(db(), creditor, kiosk.kioskId, stored.id)).toBeUndefined()
    await db()
      .transaction()
      .execute((trx) => replaceOutcome(trx, creditor, kiosk, 1, { ok: true }))
    expect(await decisionOf(db(), creditor, kiosk.kioskId, stored.id)).toMatchObject({ outcome: { ok: true } })
    expect(await commandAt(db(), creditor, kiosk, 1)).toMatchObject({ outcome: { ok: true } })
    await expect(store(db(), creditor, again, stored, { ok: true })).rejects.toThrow()
    await store(db(), creditor, again, stored, { ok: true }, false)
    const other = await newKiosk(db(), creditor)
    expect(await decisionOf(db(), creditor, other.kioskId, stored.id)).toBeUndefined()
    await store(db(), creditor, other, stored, { ok: true })
  })

  test('a print keeps its first record', async () => {
    const creditor = await newCreditor(db())
    const { kioskId } = await newKiosk(db(), creditor)
    const print: PrintRecorded = {
      printId: randomUUID(),
      document: 'notice',
      noticeNumber: numberOf(1),
      outcome: 'unknown',
      reason: 'not-found',
      endedAt: NOW,
    }
    const add = (record: PrintRecorded) =>
      db()
        .transaction()
        .execute((trx) => addPrintRecord(trx, creditor, kioskId, record))
    await add(print)
    await add({ ...print, outcome: 'sent' })
    const rows = await db()
      .selectFrom('print_record')
      .select(['outcome', 'reason'])
      .where('creditor', '=', creditor)
      .execute()
    expect(rows).toEqual([{ outcome: 'unknown', reason: 'not-found' }])
  })

  test('a print of the slip of a request is kept by the number of the request', async () => {
    const creditor = await newCreditor(db())
    const { kioskId } = await newKiosk(db(), creditor)
    const print: PrintRecorded = {
      printId: randomUUID(),
      document: 'ticket',
      ticketNumber: '12-345',
      outcome: 'sent',
      endedAt: NOW,
    }
    await db()
      .transaction()
      .execute((trx) => addPrintRecord(trx, creditor, kioskId, print))
    const rows = await db()
      .selectFrom('print_record')
      .select(['document', 'notice_number', 'ticket_number'])
      .where('creditor', '=', creditor)
      .execute()
    expect(rows).toEqual([{ document: 'ticket', notice_number: null, ticket_number: '12-345' }])
  })
})
