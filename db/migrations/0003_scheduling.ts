/**
 * Hours, time off and appointments. `booked_time` makes a double booking impossible: it has one row for every
 * five minutes of a user's taken time, so that the primary key refuses any overlap
 * (docs/adr/0002-booked-time.md).
 */
export const statements = [
  `CREATE TABLE IF NOT EXISTS availability_rules (
    id uuid PRIMARY KEY,
    therapist_id uuid NOT NULL REFERENCES therapist_profiles (user_id) ON DELETE CASCADE,
    weekday int4 NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    starts_minute int4 NOT NULL CHECK (starts_minute BETWEEN 0 AND 1435),
    ends_minute int4 NOT NULL CHECK (ends_minute BETWEEN 5 AND 2880),
    CHECK (ends_minute > starts_minute AND ends_minute - starts_minute <= 1440)
  )`,
  `CREATE INDEX IF NOT EXISTS availability_rules_by_therapist ON availability_rules (therapist_id)`,

  `CREATE TABLE IF NOT EXISTS time_off (
    id uuid PRIMARY KEY,
    therapist_id uuid NOT NULL REFERENCES therapist_profiles (user_id) ON DELETE CASCADE,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    time_zone text NOT NULL,
    note text NOT NULL,
    created_at timestamptz NOT NULL,
    CHECK (ends_at > starts_at)
  )`,
  `CREATE INDEX IF NOT EXISTS time_off_by_therapist ON time_off (therapist_id, ends_at)`,

  `CREATE TABLE IF NOT EXISTS appointments (
    id uuid PRIMARY KEY,
    therapist_id uuid NOT NULL REFERENCES therapist_profiles (user_id),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    buffer_before_minutes int4 NOT NULL,
    buffer_after_minutes int4 NOT NULL,
    status text NOT NULL
      CHECK (status IN ('pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow')),
    sequence int4 NOT NULL,
    created_by uuid NOT NULL REFERENCES users (id),
    idempotency_key text NOT NULL,
    cancelled_at timestamptz,
    cancelled_by uuid REFERENCES users (id),
    cancellation_reason text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CHECK (ends_at > starts_at),
    UNIQUE (created_by, idempotency_key)
  )`,
  `CREATE INDEX IF NOT EXISTS appointments_by_therapist ON appointments (therapist_id, starts_at)`,

  `CREATE TABLE IF NOT EXISTS appointment_attendees (
    appointment_id uuid NOT NULL REFERENCES appointments (id) ON DELETE CASCADE,
    user_id uuid NOT NULL REFERENCES users (id),
    role text NOT NULL CHECK (role IN ('therapist', 'patient')),
    PRIMARY KEY (appointment_id, user_id)
  )`,
  `CREATE INDEX IF NOT EXISTS appointment_attendees_by_user
    ON appointment_attendees (user_id, appointment_id)`,

  `CREATE TABLE IF NOT EXISTS booked_time (
    user_id uuid NOT NULL REFERENCES users (id),
    at timestamptz NOT NULL,
    appointment_id uuid NOT NULL REFERENCES appointments (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, at)
  )`,
  `CREATE INDEX IF NOT EXISTS booked_time_by_appointment ON booked_time (appointment_id)`,
];
