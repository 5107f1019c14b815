import { build, first, inTransaction, run, type KioskDb } from '../database.ts'
import { beginQueue } from './outbox.ts'
import { keepStanding } from './standing.ts'

/** Who this kiosk is to the centre. `privateKey` is an Ed25519 JSON Web Key as text. */
export interface Device {
  readonly kioskId: string
  readonly creditor: string
  readonly installId: string
  readonly privateKey: string
}

/** The kiosk's identity; undefined until it is enrolled. */
export function readDevice(db: KioskDb): Device | undefined {
  const row = first(db, build.selectFrom('device').selectAll())
  return (
    row && {
      kioskId: row.kiosk_id,
      creditor: row.creditor,
      installId: row.install_id,
      privateKey: row.private_key,
    }
  )
}

/**
 * Keeps the identity that the centre gave, and begins a new queue with what waits. A kiosk has one identity: another takes the place of the
 * one whose installation it `replaces`, in the same municipality; else it throws.
 */
export function keepDevice(db: KioskDb, device: Device & { readonly replaces?: string | undefined }): void {
  inTransaction(db, () => {
    const before = readDevice(db)
    if (before !== undefined) {
      if (before.installId !== device.replaces) throw new Error('This kiosk is enrolled already')
      if (before.creditor !== device.creditor) throw new Error('This kiosk belongs to another municipality')
      run(db, build.deleteFrom('device'))
    }
    beginQueue(db)
    // A block is of one installation; the centre gives this one its own.
    run(db, build.deleteFrom('ticket_numbers'))
    run(
      db,
      build.insertInto('device').values({
        one: 1,
        kiosk_id: device.kioskId,
        creditor: device.creditor,
        install_id: device.installId,
        private_key: device.privateKey,
      }),
    )
    keepStanding(db, undefined)
  })
}
