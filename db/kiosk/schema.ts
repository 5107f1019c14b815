import type { Generated } from 'kysely'

/** Who this kiosk is to the centre: one row once it is enrolled. The private key never leaves this encrypted file. */
export interface DeviceTable {
  one: 1
  kiosk_id: string
  creditor: string
  install_id: string
  private_key: string
}

/**
 * How far the cache follows the feed: one row once there is a cache. `synced_at` is the centre's clock, `cache_schema` says how much of the
 * feed's things was known when the cache was made.
 */
export interface SyncStateTable {
  one: 1
  epoch: string
  position: number
  synced_at: string
  cache_schema: Generated<number>
}

/** A cached setting of the municipality; `value` is JSON. */
export interface CacheSettingTable {
  name: string
  version: number
  value: string
}

/** A cached open position; `body` is JSON, as the centre sent it. */
export interface CachePositionTable {
  id: Generated<number>
  iupd: string
  version: number
  body: string
}

/** By which codes a cached position is found; `position` is its id. */
export interface CacheNoticeTable {
  position: number
  notice_number: string
  iuv: string
}

/** How many things of one kind are cached, and their marks by exclusive or. */
export interface CacheDigestTable {
  thing: string
  held: number
  mark: number
}

/** How much of the lease was left at a moment, by the wall's clock and by that of one run of the program: one row once there is a lease. */
export interface LeaseTable {
  one: 1
  left_ms: number
  run_id: string
  uptime_ms: number
  wall_ms: number
}

/** What stands between this kiosk and its centre: no row while nothing does. */
export interface StandingTable {
  one: 1
  name: 'forked' | 'revoked' | 'erasing' | 'erased'
}

/** The queue of commands for the centre; `args` is blanked once the centre has decided. A `parked` one waits for another centre. */
export interface OutboxTable {
  seq: Generated<number>
  command_id: string
  name: string
  args: string | null
  args_hash: string
  /** The request of a screen that the command follows from. */
  request_id: string | null
  made_at: string
  state: 'pending' | 'applied' | 'refused' | 'parked'
  refusal: string | null
}

/** A print job and where it stands; `state` is JSON. The document itself is never on this disk. */
export interface PrintJobTable {
  print_id: string
  document: string
  /** Of the notice, or the IUV where a receipt knows no other; of the request for assistance, where the document is its slip. */
  notice_number: string
  printer: string
  made_at: string
  state: string
  is_settled: 0 | 1
  /** The request of the screen that it answers. */
  request_id: string | null
}

/** Which mutating requests were answered, and how; the answers themselves live in memory with the visit. */
export interface RequestLogTable {
  request_id: string
  outcome: string
  at: string
}

/** When somebody tried a code that nobody knows. Never which. */
export interface UnknownCodeTable {
  at: string
}

/**
 * How requests for assistance are numbered: one row once the centre has given this installation a block. `last_count` is that of the
 * newest request, and `last_command_id` the command that told of it.
 */
export interface TicketNumbersTable {
  one: 1
  block: number
  last_count: number
  last_command_id: string | null
}

/** The kiosk's database. */
export interface KioskDatabase {
  device: DeviceTable
  sync_state: SyncStateTable
  lease: LeaseTable
  standing: StandingTable
  cache_setting: CacheSettingTable
  cache_position: CachePositionTable
  cache_notice: CacheNoticeTable
  cache_digest: CacheDigestTable
  /** What a snapshot fills, and then what it has replaced, until it is emptied. */
  shadow_setting: CacheSettingTable
  shadow_position: CachePositionTable
  shadow_notice: CacheNoticeTable
  shadow_digest: CacheDigestTable
  outbox: OutboxTable
  print_job: PrintJobTable
  request_log: RequestLogTable
  unknown_code: UnknownCodeTable
  ticket_numbers: TicketNumbersTable
}
