import { sql, type Kysely } from 'kysely'

/** Frozen. Notices that a person takes to their own phone, once, or has mailed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table paper_link (
    creditor text not null,
    link_id text not null,
    token_hash text not null,
    kiosk_id text not null,
    notice_number text not null,
    language text not null,
    expires_at text not null,
    used_at text,
    primary key (creditor, link_id),
    unique (creditor, token_hash),
    foreign key (creditor, kiosk_id) references kiosk
  )`,
  `alter table effect drop constraint effect_kind_check`,
  `alter table effect add constraint effect_kind_check
    check (kind in ('receipt-mail','notice-mail','ticket-opened-mail','ticket-reply-mail'))`,
]
