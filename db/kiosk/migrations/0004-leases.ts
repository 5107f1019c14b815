/** Frozen. The lease of cached personal data, how a kiosk stands with its centre, and commands that wait for another centre, and what asked for them. */
export const leases: readonly string[] = [
  // At a moment (by the clock on the wall, and by that of one run of the program) so much of the lease was left.
  `CREATE TABLE lease (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    left_ms INTEGER NOT NULL, run_id TEXT NOT NULL, uptime_ms INTEGER NOT NULL, wall_ms INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE standing (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    name TEXT NOT NULL CHECK (name IN ('forked','revoked','erasing','erased'))
  ) STRICT`,
  `CREATE TABLE outbox_next (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    command_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    args TEXT CHECK (args IS NULL OR json_valid(args)), args_hash TEXT NOT NULL, request_id TEXT, made_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending','applied','refused','parked')), refusal TEXT,
    CHECK ((state IN ('pending','parked')) = (args IS NOT NULL)), CHECK ((state = 'refused') = (refusal IS NOT NULL))
  ) STRICT`,
  // The places go on from where they were, also when no row is left.
  `INSERT INTO sqlite_sequence (name, seq) SELECT 'outbox_next', seq FROM sqlite_sequence WHERE name = 'outbox'`,
  `INSERT INTO outbox_next (seq, command_id, name, args, args_hash, made_at, state, refusal)
    SELECT seq, command_id, name, args, args_hash, made_at, state, refusal FROM outbox`,
  `DROP TABLE outbox`,
  `ALTER TABLE outbox_next RENAME TO outbox`,
  `ALTER TABLE print_job ADD COLUMN request_id TEXT`,
  `CREATE INDEX outbox_waiting ON outbox (seq) WHERE state IN ('pending','parked')`,
]
