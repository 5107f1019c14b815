import { sql, type Kysely } from 'kysely'

/** Frozen. Installations of a kiosk, commands that wait for a decision of staff, and what a kiosk says of its clock. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  // Of a code with which a kiosk that is there already begins a new queue.
  `alter table enrolment_code add column kiosk_id text`,
  `alter table kiosk add column clock_offset_ms integer`,
  `alter table command_log add column request_id text`,
  // False where nothing was decided here: a command that is not known yet, one that was lost, or one decided in an older queue.
  `alter table command_log add column is_decision boolean not null default true`,
  `update command_log set is_decision = false where outcome like '%"unknown-command"%'`,
  `alter table command_log drop constraint command_log_creditor_command_id_key`,
  // A command is decided once, in whichever of a kiosk's queues it comes.
  `create unique index command_log_once on command_log (creditor, kiosk_id, command_id) where is_decision`,
  `create table quarantine (
    creditor text not null,
    kiosk_id text not null,
    install_id text not null,
    seq integer not null,
    command_id text not null,
    name text not null,
    -- Blanked once staff has said what becomes of it.
    args text,
    args_hash text not null,
    request_id text,
    made_at text not null,
    received_at text not null,
    state text not null check (state in ('held','released','discarded')),
    primary key (creditor, kiosk_id, install_id, seq),
    foreign key (creditor, kiosk_id) references kiosk,
    check ((state = 'held') = (args is not null))
  )`,
]
