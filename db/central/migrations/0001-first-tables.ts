import { sql, type Kysely } from 'kysely'

/** Frozen. Municipality, settings, positions, feed, kiosks, their commands, and what they printed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table creditor (
    creditor text primary key check (creditor ~ '^[0-9]{11}$'),
    epoch text not null,
    position bigint not null default 0
  )`,
  `create table setting (
    creditor text not null references creditor,
    name text not null,
    value text not null,
    primary key (creditor, name)
  )`,
  `create table debt_position (
    creditor text not null references creditor,
    iupd text not null,
    status text not null check (status in
      ('DRAFT','PUBLISHED','VALID','EXPIRED','INVALID','PARTIALLY_PAID','PAID','REPORTED')),
    debtor_kind text not null check (debtor_kind in ('person','company')),
    debtor_fiscal_code text not null,
    debtor_name text not null,
    debtor_contact text not null,
    office_name text,
    validity_date text,
    switch_to_expired boolean not null,
    content_hash text not null,
    updated_at text not null,
    primary key (creditor, iupd)
  )`,
  `create index debt_position_debtor on debt_position (creditor, debtor_fiscal_code)`,
  `create table payment_option (
    creditor text not null,
    notice_number text not null check (notice_number ~ '^[0-9]{18}$'),
    iuv text not null,
    iupd text not null,
    ordinal integer not null,
    amount_cents bigint not null check (amount_cents > 0),
    description text not null,
    due_date text not null,
    is_instalment boolean not null,
    status text not null check (status in ('PO_UNPAID','PO_PAID','PO_PARTIALLY_REPORTED','PO_REPORTED')),
    retention_date text,
    transfers text not null,
    primary key (creditor, notice_number),
    foreign key (creditor, iupd) references debt_position on delete cascade
  )`,
  `create unique index payment_option_iuv on payment_option (creditor, upper(iuv))`,
  `create index payment_option_position on payment_option (creditor, iupd, ordinal)`,
  `create table change_feed (
    creditor text not null references creditor,
    thing text not null,
    thing_id text not null,
    position bigint not null,
    primary key (creditor, thing, thing_id)
  )`,
  `create unique index change_feed_position on change_feed (creditor, position)`,
  `create table enrolment_code (
    creditor text not null references creditor,
    code_hash text not null,
    kiosk_name text not null,
    expires_at text not null,
    used_at text,
    primary key (creditor, code_hash)
  )`,
  `create table kiosk (
    creditor text not null references creditor,
    kiosk_id text not null,
    name text not null,
    install_id text not null,
    public_key text not null,
    last_seq integer not null default 0,
    enrolled_at text not null,
    revoked_at text,
    last_seen_at text,
    primary key (creditor, kiosk_id)
  )`,
  `create table command_log (
    creditor text not null,
    kiosk_id text not null,
    install_id text not null,
    seq integer not null,
    command_id text not null,
    name text not null,
    args_hash text not null,
    outcome text not null,
    made_at text not null,
    received_at text not null,
    primary key (creditor, kiosk_id, install_id, seq),
    unique (creditor, command_id),
    foreign key (creditor, kiosk_id) references kiosk
  )`,
  `create table print_record (
    creditor text not null,
    print_id text not null,
    kiosk_id text not null,
    document text not null,
    notice_number text not null,
    outcome text not null check (outcome in ('sent','failed','unknown')),
    reason text,
    ended_at text not null,
    primary key (creditor, print_id),
    foreign key (creditor, kiosk_id) references kiosk
  )`,
  `create table secret (
    creditor text not null references creditor,
    name text not null,
    value text not null,
    made_at text not null default (now() at time zone 'utc')::text,
    primary key (creditor, name)
  )`,
]
