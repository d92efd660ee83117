/**
 * Minors and their guardians. A ward is a user without a sign-in: the status says so, and every sign-in,
 * session, reset and reminder requires an active one. A CHECK has different names on PostgreSQL and
 * CockroachDB.
 */
export const statements = [
  `CREATE TABLE IF NOT EXISTS guardianships (
    id uuid PRIMARY KEY,
    guardian_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    ward_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    relationship text NOT NULL,
    began_at timestamptz NOT NULL,
    ended_at timestamptz,
    UNIQUE (guardian_id, ward_id)
  )`,
  `CREATE INDEX IF NOT EXISTS guardianships_by_ward ON guardianships (ward_id)`,

  `ALTER TABLE users DROP CONSTRAINT IF EXISTS users_status_check`,
  `ALTER TABLE users DROP CONSTRAINT IF EXISTS check_status`,
  `ALTER TABLE users ADD CONSTRAINT users_status_check
    CHECK (status IN ('active', 'suspended', 'deleted', 'ward'))`,

  `ALTER TABLE consents ADD COLUMN IF NOT EXISTS given_by uuid REFERENCES users (id)`,
];
