import { sql, type Kysely } from 'kysely'

/** Frozen. Accounts of people, the proofs of their addresses, their sessions, and what is remembered of wrong passwords. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table account (
    creditor text not null references creditor,
    account_id text not null,
    -- In small letters: it is the same address however it is written.
    email text not null check (email = lower(email)),
    given_name text not null,
    family_name text not null,
    tax_code text not null,
    phone text,
    address text,
    -- Where receipts go, where that is not the address of the account.
    receipt_email text,
    language text not null,
    password_hash text not null,
    made_at text not null,
    primary key (creditor, account_id),
    unique (creditor, email)
  )`,
  `create table email_proof (
    creditor text not null references creditor,
    proof_id text not null,
    purpose text not null check (purpose in ('register','recover','new-email')),
    kiosk_id text not null,
    email text not null check (email = lower(email)),
    -- Of whom it is where that is known before the proof.
    account_id text,
    -- What somebody wrote who registers, as JSON text; blanked when the account is there.
    applicant text,
    language text not null,
    made_at text not null,
    expires_at text not null,
    wrong_tries integer not null default 0,
    mails integer not null default 1,
    mailed_at text not null,
    proved_at text,
    used_at text,
    primary key (creditor, proof_id),
    foreign key (creditor, kiosk_id) references kiosk,
    -- It stays when the account goes: the mails to its address were sent all the same.
    foreign key (creditor, account_id) references account on delete set null (account_id)
  )`,
  `create index email_proof_of_address on email_proof (creditor, email, made_at)`,
  `create index email_proof_of_kiosk on email_proof (creditor, kiosk_id, made_at)`,
  `create index email_proof_to_forget on email_proof (creditor, expires_at)`,
  `create table account_session (
    creditor text not null,
    token_hash text not null,
    account_id text not null,
    kiosk_id text not null,
    visit_id text not null,
    began_at text not null,
    used_at text not null,
    primary key (creditor, token_hash),
    foreign key (creditor, account_id) references account on delete cascade,
    foreign key (creditor, kiosk_id) references kiosk
  )`,
  `create index account_session_of_account on account_session (creditor, account_id)`,
  `create index account_session_to_forget on account_session (creditor, began_at)`,
  `create index email_proof_of_account on email_proof (creditor, account_id)`,
  // Kept for addresses that have no account too, or one would see which have.
  `create table sign_in_failure (
    creditor text not null references creditor,
    -- A kiosk's id, or the digest of an address.
    who text not null,
    failures integer not null check (failures > 0),
    free_at text not null,
    last_at text not null,
    primary key (creditor, who)
  )`,
  `create index sign_in_failure_to_forget on sign_in_failure (creditor, last_at)`,
  `alter table effect drop constraint effect_kind_check`,
  `alter table effect add constraint effect_kind_check
    check (kind in ('receipt-mail','notice-mail','ticket-opened-mail','ticket-reply-mail','account-mail'))`,
]
