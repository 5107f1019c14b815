/**
 * Frozen. A second set of the cache's tables, which a snapshot fills and which then change places with the first. A notice names its position by
 * number, so that its indexes are small enough to stay in memory. The cache that is there stays, as one of schema 0: it is made anew.
 */
export const shadowTables: readonly string[] = [
  `ALTER TABLE cache_notice RENAME TO old_notice`,
  `ALTER TABLE cache_position RENAME TO old_position`,
  ...['cache', 'shadow'].flatMap((set) => [
    `CREATE TABLE ${set}_position (
      id INTEGER PRIMARY KEY, iupd TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
      body TEXT NOT NULL CHECK (json_valid(body))
    ) STRICT`,
    `CREATE TABLE ${set}_notice (
      position INTEGER NOT NULL REFERENCES ${set}_position ON DELETE CASCADE,
      notice_number TEXT NOT NULL, iuv TEXT NOT NULL COLLATE NOCASE, PRIMARY KEY (position, notice_number)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE ${set}_digest (
      thing TEXT PRIMARY KEY, held INTEGER NOT NULL CHECK (held >= 0), mark INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
  ]),
  `CREATE TABLE shadow_setting (
    name TEXT PRIMARY KEY, version INTEGER NOT NULL, value TEXT NOT NULL CHECK (json_valid(value))
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO cache_position (iupd, version, body) SELECT iupd, version, body FROM old_position ORDER BY iupd`,
  `INSERT INTO cache_notice
    SELECT new.id, old.notice_number, old.iuv FROM cache_position new JOIN old_notice old USING (iupd) ORDER BY new.id`,
  `DROP TABLE old_notice`,
  `DROP TABLE old_position`,
  `CREATE UNIQUE INDEX notice_number_a ON cache_notice (notice_number)`,
  `CREATE UNIQUE INDEX notice_iuv_a ON cache_notice (iuv)`,
  `ALTER TABLE sync_state ADD COLUMN cache_schema INTEGER NOT NULL DEFAULT 0`,
]
