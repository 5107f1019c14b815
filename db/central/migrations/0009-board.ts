import { sql, type Kysely } from 'kysely'

/** Frozen. Whose account a payment was made with and what it can be found by, and links by which a receipt is taken to a phone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

/** The columns that every list of one account's payments begins with, and ends with. */
const ofAccount = (...columns: string[]) =>
  `(creditor, account_id, ${[...columns, 'listed_at', 'attempt_id'].join(', ')})`

const STATEMENTS = [
  `alter table payment_attempt
    add column account_id text,
    -- When it was paid, or begun where it is not.
    add column listed_at text,
    -- What the receipt says, which may be another amount than was asked for.
    add column paid_cents bigint check (paid_cents > 0),
    add column subject text not null default '',
    add column service text,
    add column listed_cents bigint not null generated always as (coalesce(paid_cents, amount_cents)) stored,
    add column listed_band text not null generated always as (
      case
        when coalesce(paid_cents, amount_cents) <= 5000 then 'to-50'
        when coalesce(paid_cents, amount_cents) <= 20000 then 'to-200'
        when coalesce(paid_cents, amount_cents) <= 100000 then 'to-1000'
        else 'over-1000'
      end) stored,
    add column listed_outcome text not null generated always as (
      case when state in ('paid','not-paid','unknown') then state else 'under-way' end) stored,
    -- What was paid stays when the account goes.
    add foreign key (creditor, account_id) references account on delete set null (account_id)`,
  `update payment_attempt set listed_at = opened_at`,
  `alter table payment_attempt alter column listed_at set not null, alter column subject drop default`,
  `create index payment_attempt_listed on payment_attempt ${ofAccount()} where account_id is not null`,
  `create index payment_attempt_listed_outcome on payment_attempt ${ofAccount('listed_outcome')} include (listed_cents)
    where account_id is not null`,
  `create index payment_attempt_listed_band on payment_attempt ${ofAccount('listed_band')} where account_id is not null`,
  `create index payment_attempt_listed_service on payment_attempt ${ofAccount('service')} where account_id is not null`,
  `create index payment_attempt_listed_notice on payment_attempt ${ofAccount('notice_number')}
    where account_id is not null`,
  // The words of an account's payments, in small letters from a to z and figures.
  `create table payment_word (
    creditor text not null,
    account_id text not null,
    word text collate "C" not null check (word ~ '^[a-z0-9]+$'),
    listed_at text not null,
    attempt_id text not null,
    primary key (creditor, account_id, word, listed_at, attempt_id),
    foreign key (creditor, account_id) references account on delete cascade,
    foreign key (creditor, attempt_id) references payment_attempt
  )`,
  `create index payment_word_of_attempt on payment_word (creditor, attempt_id, word)`,
  `create index payment_receipt_attempt on payment_receipt (creditor, attempt_id) where attempt_id is not null`,
  `alter table phone_link
    -- With whose account the page pays.
    add column account_id text,
    add column receipt_id text,
    add column receipt_copy text check (receipt_copy in ('payer','debtor')),
    add foreign key (creditor, account_id) references account on delete set null (account_id),
    add foreign key (creditor, receipt_id) references payment_receipt,
    alter column notice_number drop not null,
    drop constraint phone_link_purpose_check,
    drop constraint phone_link_check,
    add check (purpose in ('pay','take','receipt')),
    -- Only a link to take something is used up.
    add check (used_at is null or purpose <> 'pay'),
    add check ((purpose = 'receipt') = (receipt_id is not null)),
    add check ((purpose = 'receipt') = (receipt_copy is not null)),
    add check ((purpose = 'receipt') = (notice_number is null))`,
  `create index phone_link_of_account on phone_link (creditor, account_id) where account_id is not null`,
]
