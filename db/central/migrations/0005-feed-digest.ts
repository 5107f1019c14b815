import { sql, type Kysely } from 'kysely'

/** Frozen. What kiosks may hold of the feed, in one mark for each kind of thing; how far back the feed still tells of what went. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `alter table change_feed add column mark bigint not null default 0`,
  `update change_feed f set mark =
    ('x' || lpad(substr(encode(sha256(convert_to(thing || ' ' || position || ' ' || thing_id, 'UTF8')), 'hex'), 1, 12), 16, '0'))
      ::bit(64)::bigint
    where (thing = 'setting' and exists
        (select from setting s where s.creditor = f.creditor and s.name = f.thing_id))
      or (thing = 'position' and exists
        (select from debt_position p where p.creditor = f.creditor and p.iupd = f.thing_id
          and p.status in ('PUBLISHED','VALID','PARTIALLY_PAID')))`,
  `alter table change_feed alter column mark drop default`,
  `create index change_feed_held on change_feed (creditor, thing, thing_id collate "C") where mark <> 0`,
  `create table feed_digest (
    creditor text not null references creditor,
    thing text not null,
    held bigint not null,
    mark bigint not null,
    primary key (creditor, thing)
  )`,
  `insert into feed_digest
    select creditor, thing, count(*) filter (where mark <> 0), bit_xor(mark) from change_feed group by creditor, thing`,
  `alter table creditor add column trimmed_to bigint not null default 0`,
  `create table feed_history (
    creditor text not null references creditor,
    at text not null,
    position bigint not null,
    primary key (creditor, at)
  )`,
]
