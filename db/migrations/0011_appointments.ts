/**
 * An appointment's life: its kind and type, whether it waits for the therapist's answer, and how it ended. A
 * CHECK has different names on PostgreSQL and CockroachDB.
 */
export const statements = [
  `CREATE TABLE IF NOT EXISTS appointment_types (
    id uuid PRIMARY KEY,
    therapist_id uuid NOT NULL REFERENCES therapist_profiles (user_id) ON DELETE CASCADE,
    name text NOT NULL,
    for_whom text NOT NULL CHECK (for_whom IN ('anyone', 'first', 'further')),
    minutes int4 NOT NULL CHECK (minutes BETWEEN 15 AND 240),
    buffer_before_minutes int4 NOT NULL CHECK (buffer_before_minutes BETWEEN 0 AND 120),
    buffer_after_minutes int4 NOT NULL CHECK (buffer_after_minutes BETWEEN 0 AND 120),
    archived_at timestamptz,
    created_at timestamptz NOT NULL
  )`,
  `CREATE INDEX IF NOT EXISTS appointment_types_by_therapist ON appointment_types (therapist_id)`,

  `ALTER TABLE therapist_profiles ADD COLUMN IF NOT EXISTS booking_mode text NOT NULL DEFAULT 'instant'
    CHECK (booking_mode IN ('instant', 'request'))`,

  `ALTER TABLE appointments ADD COLUMN IF NOT EXISTS kind text NOT NULL DEFAULT 'individual'
    CHECK (kind IN ('individual', 'couple', 'group'))`,
  `ALTER TABLE appointments ADD COLUMN IF NOT EXISTS type_id uuid REFERENCES appointment_types (id)`,
  `ALTER TABLE appointments ADD COLUMN IF NOT EXISTS type_name text NOT NULL DEFAULT ''`,
  `ALTER TABLE appointments ADD COLUMN IF NOT EXISTS series_id uuid`,
  `ALTER TABLE appointments ADD COLUMN IF NOT EXISTS expires_at timestamptz`,
  `ALTER TABLE appointments ADD COLUMN IF NOT EXISTS overridden boolean NOT NULL DEFAULT false`,
  `ALTER TABLE appointments ADD COLUMN IF NOT EXISTS late_cancel boolean NOT NULL DEFAULT false`,
  `CREATE INDEX IF NOT EXISTS appointments_by_series ON appointments (series_id, starts_at)`,
  `CREATE INDEX IF NOT EXISTS appointments_by_expiry ON appointments (status, expires_at)`,

  `ALTER TABLE appointment_attendees DROP CONSTRAINT IF EXISTS appointment_attendees_role_check`,
  `ALTER TABLE appointment_attendees DROP CONSTRAINT IF EXISTS check_role`,
  `ALTER TABLE appointment_attendees ADD CONSTRAINT appointment_attendees_role_check
    CHECK (role IN ('therapist', 'patient', 'guardian'))`,
];
