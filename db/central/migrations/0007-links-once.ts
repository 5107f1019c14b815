import { sql, type Kysely } from 'kysely'

/** Frozen. Links by which a person takes a notice to their own phone, once; and notices that are mailed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `alter table phone_link add column purpose text not null default 'pay' check (purpose in ('pay','take'))`,
  `alter table phone_link alter column purpose drop default`,
  // Only a link to take something is used up.
  `alter table phone_link add column used_at text check (used_at is null or purpose = 'take')`,
  `alter table effect drop constraint effect_kind_check`,
  `alter table effect add constraint effect_kind_check
    check (kind in ('receipt-mail','notice-mail','ticket-opened-mail','ticket-reply-mail'))`,
]
