/** Frozen. From which block, and how far, the kiosk numbers requests for assistance. */
export const tickets: readonly string[] = [
  `CREATE TABLE ticket_numbers (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    block INTEGER NOT NULL CHECK (block BETWEEN 1 AND 99999),
    last_count INTEGER NOT NULL CHECK (last_count BETWEEN 0 AND 9999999),
    last_command_id TEXT, CHECK ((last_count = 0) = (last_command_id IS NULL))
  ) STRICT`,
]
