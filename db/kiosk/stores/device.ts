import { build, first, run, type KioskDb } from '../database.ts'

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

/** Keeps the identity that the centre gave. A kiosk is enrolled once: a second identity throws. */
export function keepDevice(db: KioskDb, device: Device): void {
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
}
