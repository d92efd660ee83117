/**
 * Calendar feeds and imports: the secret address of a user's visits, and the calendars that therapists
 * import. Only the busy times of an imported calendar are stored, without any details.
 */
export const statements = [
  `CREATE TABLE IF NOT EXISTS calendar_feeds (
    user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    secret_hash text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL
  )`,

  `CREATE TABLE IF NOT EXISTS imported_calendars (
    id uuid PRIMARY KEY,
    therapist_id uuid NOT NULL REFERENCES therapist_profiles (user_id) ON DELETE CASCADE,
    name text NOT NULL,
    address text NOT NULL,
    address_hash text NOT NULL,
    turn int4 NOT NULL,
    failures int4 NOT NULL,
    failure text,
    skipped int4 NOT NULL,
    read_at timestamptz,
    next_read_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (therapist_id, address_hash)
  )`,
  `CREATE INDEX IF NOT EXISTS imported_calendars_by_next_read ON imported_calendars (next_read_at)`,

  `CREATE TABLE IF NOT EXISTS imported_busy_times (
    calendar_id uuid NOT NULL REFERENCES imported_calendars (id) ON DELETE CASCADE,
    therapist_id uuid NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    PRIMARY KEY (calendar_id, starts_at),
    CHECK (ends_at > starts_at)
  )`,
  `CREATE INDEX IF NOT EXISTS imported_busy_times_by_therapist
    ON imported_busy_times (therapist_id, ends_at)`,
];
