import { sql, type Kysely } from 'kysely'

/** Frozen. Attempts to pay, receipts, phone pages, mails to send, tasks for staff, and counts of what was refused. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table phone_link (
    creditor text not null,
    link_id text not null,
    token_hash text not null,
    kiosk_id text not null,
    notice_number text not null,
    language text not null,
    expires_at text not null,
    primary key (creditor, link_id),
    unique (creditor, token_hash),
    foreign key (creditor, kiosk_id) references kiosk
  )`,
  `create table payment_attempt (
    creditor text not null references creditor,
    attempt_id text not null,
    -- By which the kiosk follows it: the attempt's own id, or that of the phone page it was begun on.
    follow_id text not null,
    kiosk_id text not null,
    notice_number text not null check (notice_number ~ '^[0-9]{18}$'),
    amount_cents bigint not null check (amount_cents > 0),
    language text not null,
    email text,
    reference_hash text not null,
    state text not null check (state in ('opened','at-checkout','returned','paid','not-paid','unknown')),
    outcome text check (outcome in ('ok','waiting','cancelled','error')),
    reason text check (reason in ('cancelled','refused','elsewhere','not-begun')),
    checkout_address text,
    opened_at text not null,
    free_at text not null,
    closed_at text,
    primary key (creditor, attempt_id),
    unique (creditor, reference_hash),
    foreign key (creditor, kiosk_id) references kiosk,
    check ((state = 'not-paid') = (reason is not null)),
    check ((state in ('paid','not-paid','unknown')) = (closed_at is not null))
  )`,
  // One open attempt per notice: the database sees to it, however many processes ask.
  `create unique index payment_attempt_open on payment_attempt (creditor, notice_number)
    where state in ('opened','at-checkout','returned')`,
  `create index payment_attempt_follow on payment_attempt (creditor, follow_id, opened_at)`,
  `create table payment_receipt (
    creditor text not null references creditor,
    receipt_id text not null,
    notice_number text,
    iuv text not null,
    amount_cents bigint not null,
    debtor_code text not null,
    payer_code text,
    attempt_id text,
    source text not null check (source in ('gpd','file')),
    body text not null,
    paid_at text not null,
    received_at text not null,
    primary key (creditor, receipt_id)
  )`,
  `create index payment_receipt_notice on payment_receipt (creditor, notice_number)`,
  `create index payment_receipt_iuv on payment_receipt (creditor, upper(iuv))`,
  `create table effect (
    creditor text not null references creditor,
    effect_id text not null,
    kind text not null check (kind in ('receipt-mail')),
    payload text not null,
    state text not null check (state in ('waiting','done','failed')),
    tries integer not null default 0,
    next_try_at text not null,
    made_at text not null,
    primary key (creditor, effect_id)
  )`,
  `create index effect_waiting on effect (creditor, next_try_at) where state = 'waiting'`,
  `create table task (
    creditor text not null references creditor,
    task_id text not null,
    kind text not null,
    facts text not null,
    made_at text not null,
    done_at text,
    primary key (creditor, task_id)
  )`,
  `create table refusal_count (
    creditor text not null references creditor,
    what text not null,
    count bigint not null,
    last_at text not null,
    primary key (creditor, what)
  )`,
  `create table poll_cursor (
    creditor text not null references creditor,
    source text not null,
    cursor text not null,
    primary key (creditor, source)
  )`,
]
