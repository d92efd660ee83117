/**
 * The waitlist: who waits for a time, which times were freed, and who was offered them. While an offer is
 * open, an appointments row with its ID and without attendees holds the time, so that `booked_time` alone
 * decides who gets it. The columns `live_…` are null once an entry or offer is over. Until then, as keys,
 * they keep it from existing twice.
 */
export const statements = [
  `ALTER TABLE appointments ADD COLUMN IF NOT EXISTS is_offer boolean NOT NULL DEFAULT false`,

  `CREATE TABLE IF NOT EXISTS waitlist_entries (
    id uuid PRIMARY KEY,
    patient_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    therapist_id uuid NOT NULL REFERENCES therapist_profiles (user_id) ON DELETE CASCADE,
    appointment_id uuid REFERENCES appointments (id) ON DELETE CASCADE,
    type_id uuid REFERENCES appointment_types (id),
    earliest date NOT NULL,
    latest date NOT NULL,
    weekdays text[] NOT NULL,
    parts_of_day text[] NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'fulfilled', 'left', 'removed')),
    live_key text UNIQUE,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    CHECK (latest >= earliest)
  )`,
  `CREATE INDEX IF NOT EXISTS waitlist_entries_by_therapist ON waitlist_entries (therapist_id, state, created_at)`,
  `CREATE INDEX IF NOT EXISTS waitlist_entries_by_patient ON waitlist_entries (patient_id, state)`,

  `CREATE TABLE IF NOT EXISTS freed_times (
    id uuid PRIMARY KEY,
    therapist_id uuid NOT NULL REFERENCES therapist_profiles (user_id) ON DELETE CASCADE,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    freed_at timestamptz NOT NULL,
    next_at timestamptz,
    UNIQUE (therapist_id, starts_at)
  )`,
  `CREATE INDEX IF NOT EXISTS freed_times_by_next ON freed_times (next_at)`,

  `CREATE TABLE IF NOT EXISTS waitlist_offers (
    id uuid PRIMARY KEY,
    freed_time_id uuid NOT NULL REFERENCES freed_times (id) ON DELETE CASCADE,
    entry_id uuid NOT NULL REFERENCES waitlist_entries (id) ON DELETE CASCADE,
    therapist_id uuid NOT NULL REFERENCES therapist_profiles (user_id) ON DELETE CASCADE,
    appointment_id uuid REFERENCES appointments (id) ON DELETE SET NULL,
    type_id uuid REFERENCES appointment_types (id),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    buffer_before_minutes int4 NOT NULL,
    buffer_after_minutes int4 NOT NULL,
    offered_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('offered', 'claimed', 'declined', 'expired', 'withdrawn')),
    live_freed_time_id uuid UNIQUE,
    live_entry_id uuid UNIQUE,
    UNIQUE (freed_time_id, entry_id)
  )`,
  `CREATE INDEX IF NOT EXISTS waitlist_offers_by_entry ON waitlist_offers (entry_id, offered_at)`,
];
