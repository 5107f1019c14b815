import { sql, type Kysely } from 'kysely'

/** Frozen. Requests for assistance: their blocks of numbers, themselves, replies, their mails and the printing of their slips. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  // A row is never taken away: a block that was somebody's is nobody else's.
  `create table ticket_block (
    creditor text not null references creditor,
    block integer not null check (block between 1 and 99999),
    kiosk_id text not null,
    install_id text not null,
    allotted_at text not null,
    primary key (creditor, block),
    unique (creditor, kiosk_id, install_id),
    foreign key (creditor, kiosk_id) references kiosk
  )`,
  `create table ticket (
    creditor text not null,
    number text not null check (number ~ '^[1-9][0-9]{0,4}-[1-9][0-9]{0,6}$'),
    kiosk_id text not null,
    code_hash text not null,
    -- Of all that was asked, so that the same request is known when it comes again; blanked with what it is made of.
    content_hash text,
    reason text not null,
    text text,
    given_name text,
    family_name text,
    answer_by text not null check (answer_by in ('email','phone','number')),
    answer_to text,
    language text not null,
    screen text,
    notice_number text,
    fault_id text,
    state text not null check (state in ('open','answered','closed')),
    -- By the kiosk's clock, as the slip says it.
    opened_at text not null,
    received_at text not null,
    closed_at text,
    primary key (creditor, number),
    foreign key (creditor, kiosk_id) references kiosk,
    check ((state = 'closed') = (closed_at is not null)),
    check (content_hash is null or text is not null)
  )`,
  `create index ticket_not_closed on ticket (creditor, received_at) where state <> 'closed'`,
  `create index ticket_to_blank on ticket (creditor, closed_at) where state = 'closed' and text is not null`,
  `create table ticket_reply (
    creditor text not null,
    number text not null,
    ordinal integer not null check (ordinal > 0),
    -- Blanked with the request.
    text text,
    replied_at text not null,
    primary key (creditor, number, ordinal),
    foreign key (creditor, number) references ticket
  )`,
  `alter table effect drop constraint effect_kind_check`,
  `alter table effect add constraint effect_kind_check
    check (kind in ('receipt-mail','ticket-opened-mail','ticket-reply-mail'))`,
  // A slip of a request is of no notice.
  `alter table print_record alter column notice_number drop not null`,
  `alter table print_record add column ticket_number text`,
  `alter table print_record add check ((document = 'ticket') = (ticket_number is not null))`,
  `alter table print_record add check ((document = 'ticket') = (notice_number is null))`,
]
