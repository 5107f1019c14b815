/** Frozen. Device, sync, cache, outbox, print jobs, request log. */
export const firstTables: readonly string[] = [
  `CREATE TABLE device (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    kiosk_id TEXT NOT NULL, creditor TEXT NOT NULL, install_id TEXT NOT NULL, private_key TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE sync_state (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    epoch TEXT NOT NULL, position INTEGER NOT NULL, synced_at TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE cache_setting (
    name TEXT PRIMARY KEY, version INTEGER NOT NULL, value TEXT NOT NULL CHECK (json_valid(value))
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE cache_position (
    iupd TEXT PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL CHECK (json_valid(body))
  ) STRICT`,
  `CREATE TABLE cache_notice (
    notice_number TEXT PRIMARY KEY, iuv TEXT NOT NULL UNIQUE COLLATE NOCASE,
    iupd TEXT NOT NULL REFERENCES cache_position ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX cache_notice_position ON cache_notice (iupd)`,
  `CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    command_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    args TEXT CHECK (args IS NULL OR json_valid(args)), args_hash TEXT NOT NULL, made_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending','applied','refused')), refusal TEXT,
    CHECK (state <> 'pending' OR args IS NOT NULL), CHECK ((state = 'refused') = (refusal IS NOT NULL))
  ) STRICT`,
  `CREATE INDEX outbox_pending ON outbox (seq) WHERE state = 'pending'`,
  `CREATE TABLE print_job (
    print_id TEXT PRIMARY KEY, document TEXT NOT NULL, notice_number TEXT NOT NULL, printer TEXT NOT NULL,
    made_at TEXT NOT NULL, state TEXT NOT NULL CHECK (json_valid(state)),
    is_settled INTEGER NOT NULL CHECK (is_settled IN (0, 1))
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE request_log (
    request_id TEXT PRIMARY KEY, outcome TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE unknown_code (at TEXT NOT NULL) STRICT`,
]
