/** Profiles and consents. A column is null until its step of the welcome pages is completed. */
export const statements = [
  `CREATE TABLE IF NOT EXISTS patient_profiles (
    user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    legal_name text,
    preferred_name text,
    birth_date date,
    state text,
    phone text,
    emergency_name text,
    emergency_phone text,
    emergency_relationship text,
    updated_at timestamptz NOT NULL
  )`,

  `CREATE TABLE IF NOT EXISTS consents (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('telehealth')),
    version text NOT NULL,
    given_at timestamptz NOT NULL,
    UNIQUE (user_id, kind, version)
  )`,

  `CREATE TABLE IF NOT EXISTS therapist_profiles (
    user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    titles text NOT NULL,
    specialties text[] NOT NULL,
    languages text[] NOT NULL,
    states text[] NOT NULL,
    about text NOT NULL,
    approach text NOT NULL,
    listed boolean NOT NULL,
    time_zone text NOT NULL,
    slot_minutes int4 NOT NULL CHECK (slot_minutes BETWEEN 15 AND 240),
    buffer_before_minutes int4 NOT NULL CHECK (buffer_before_minutes BETWEEN 0 AND 120),
    buffer_after_minutes int4 NOT NULL CHECK (buffer_after_minutes BETWEEN 0 AND 120),
    notice_minutes int4 NOT NULL CHECK (notice_minutes BETWEEN 0 AND 43200),
    horizon_days int4 NOT NULL CHECK (horizon_days BETWEEN 1 AND 180),
    schedule_version int4 NOT NULL,
    updated_at timestamptz NOT NULL
  )`,

  `CREATE TABLE IF NOT EXISTS therapist_photos (
    user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    content_type text NOT NULL CHECK (content_type IN ('image/jpeg', 'image/png', 'image/webp')),
    bytes bytea NOT NULL,
    digest text NOT NULL,
    updated_at timestamptz NOT NULL
  )`,
];
