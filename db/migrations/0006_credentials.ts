/**
 * Professional licenses and their documents. Verified licenses now determine where a therapist may see
 * patients, instead of a column that therapists fill in themselves. A file is stored in sealed parts, because
 * CockroachDB prefers rows below a megabyte.
 */
export const statements = [
  `CREATE TABLE IF NOT EXISTS file_assets (
    id uuid PRIMARY KEY,
    owner_id uuid NOT NULL REFERENCES users (id),
    name text NOT NULL,
    content_type text NOT NULL,
    size int4 NOT NULL,
    created_at timestamptz NOT NULL
  )`,
  `CREATE INDEX IF NOT EXISTS file_assets_by_owner ON file_assets (owner_id, created_at)`,

  `CREATE TABLE IF NOT EXISTS file_parts (
    file_id uuid NOT NULL REFERENCES file_assets (id) ON DELETE CASCADE,
    part int4 NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (file_id, part)
  )`,

  `CREATE TABLE IF NOT EXISTS credentials (
    id uuid PRIMARY KEY,
    therapist_id uuid NOT NULL REFERENCES therapist_profiles (user_id) ON DELETE CASCADE,
    kind text NOT NULL,
    number text NOT NULL,
    state text NOT NULL,
    issued_on date NOT NULL,
    expires_on date NOT NULL,
    expires_at timestamptz NOT NULL,
    document_id uuid REFERENCES file_assets (id),
    status text NOT NULL CHECK (status IN ('submitted', 'more_asked', 'verified', 'refused')),
    version int4 NOT NULL,
    submitted_at timestamptz NOT NULL,
    reviewed_by uuid REFERENCES users (id),
    reviewed_at timestamptz,
    review_reason text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CHECK (expires_on > issued_on),
    UNIQUE (therapist_id, kind, state, number, expires_on)
  )`,
  `CREATE INDEX IF NOT EXISTS credentials_by_therapist ON credentials (therapist_id, status, expires_at)`,
  `CREATE INDEX IF NOT EXISTS credentials_by_status ON credentials (status, submitted_at)`,
  `CREATE INDEX IF NOT EXISTS credentials_by_expiry ON credentials (expires_at)`,

  `CREATE TABLE IF NOT EXISTS credential_warnings (
    credential_id uuid NOT NULL REFERENCES credentials (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    days_before int4 NOT NULL,
    sent_at timestamptz NOT NULL,
    PRIMARY KEY (credential_id, expires_at, days_before)
  )`,

  `ALTER TABLE therapist_profiles DROP COLUMN IF EXISTS states`,
];
