import { sql, type Kysely } from 'kysely'

/** Frozen. Requests whose number was another's already; and in quarantine, commands of copies that have the same place. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  // What the slip says, where the request is kept under another number.
  `alter table ticket add column slip_number text`,
  `create index ticket_by_slip on ticket (creditor, slip_number) where slip_number is not null`,
  `alter table quarantine drop constraint quarantine_pkey`,
  `alter table quarantine add primary key (creditor, kiosk_id, command_id)`,
]
