import { sql, type Kysely } from 'kysely'

/** Frozen. Requests whose number was another's already; and in quarantine, commands of copies that have the same place. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  // What the slip says, where the request is kept under another number.
  `alter table ticket add column slip_number text`,
  `create index ticket_by_slip on ticket (creditor, slip_number) where slip_number is not null`,
  `delete from quarantine later using quarantine earlier
    where (later.creditor, later.kiosk_id, later.command_id) = (earlier.creditor, earlier.kiosk_id, earlier.command_id)
      and (later.install_id, later.seq) > (earlier.install_id, earlier.seq)`,
  `alter table quarantine drop constraint quarantine_pkey`,
  `alter table quarantine add primary key (creditor, kiosk_id, command_id)`,
]
