import type { ColumnType, Generated } from 'kysely'

/** A `bigint` column, read as a number: cents and feed positions stay below 2^53. */
type Int8 = ColumnType<number, number, number>

/** One municipality that this centre serves; `epoch` names its feed, `position` is the last place taken in it. */
export interface CreditorTable {
  creditor: string
  epoch: string
  position: Int8
}

/** One setting of a municipality, as JSON text. */
export interface SettingTable {
  creditor: string
  name: string
  value: string
}

/** A debt position without its options; `debtor_contact` holds address, e-mail and phone as JSON text. */
export interface DebtPositionTable {
  creditor: string
  iupd: string
  status: string
  debtor_kind: string
  debtor_fiscal_code: string
  debtor_name: string
  debtor_contact: string
  office_name: string | null
  validity_date: string | null
  switch_to_expired: boolean
  content_hash: string
  updated_at: string
}

/** One way to pay a position: whole, or one instalment of it. `transfers` is JSON text. */
export interface PaymentOptionTable {
  creditor: string
  notice_number: string
  iuv: string
  iupd: string
  ordinal: number
  amount_cents: Int8
  description: string
  due_date: string
  is_instalment: boolean
  status: string
  retention_date: string | null
  transfers: string
}

/** The newest change of each thing a kiosk may see: its place in the feed is also its version. */
export interface ChangeFeedTable {
  creditor: string
  thing: string
  thing_id: string
  position: Int8
}

/** A short-lived code with which one kiosk may enrol. */
export interface EnrolmentCodeTable {
  creditor: string
  code_hash: string
  kiosk_name: string
  expires_at: string
  used_at: string | null
}

/** An enrolled kiosk; `last_seq` is the last command of its queue that was decided. */
export interface KioskTable {
  creditor: string
  kiosk_id: string
  name: string
  install_id: string
  public_key: string
  last_seq: number
  enrolled_at: string
  revoked_at: string | null
  last_seen_at: string | null
}

/** Every decided command, with its stored outcome. */
export interface CommandLogTable {
  creditor: string
  kiosk_id: string
  install_id: string
  seq: number
  command_id: string
  name: string
  args_hash: string
  outcome: string
  made_at: string
  received_at: string
}

/** What became of each print job of the municipality's kiosks. */
export interface PrintRecordTable {
  creditor: string
  print_id: string
  kiosk_id: string
  document: string
  notice_number: string
  outcome: string
  reason: string | null
  ended_at: string
}

/** Keys that the centre made for itself. */
export interface SecretTable {
  creditor: string
  name: string
  value: string
  made_at: Generated<string>
}

/** The central database. Every table has the municipality in its key. */
export interface CentralDatabase {
  creditor: CreditorTable
  setting: SettingTable
  debt_position: DebtPositionTable
  payment_option: PaymentOptionTable
  change_feed: ChangeFeedTable
  enrolment_code: EnrolmentCodeTable
  kiosk: KioskTable
  command_log: CommandLogTable
  print_record: PrintRecordTable
  secret: SecretTable
}
