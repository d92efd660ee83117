/**
 * Second factors, passkeys and the browsers that a user is known from; sessions that record how they were
 * proven, and single-use tokens for more than sign-up. A CHECK has different names on PostgreSQL and
 * CockroachDB.
 */
export const statements = [
  `ALTER TABLE users DROP CONSTRAINT IF EXISTS users_status_check`,
  `ALTER TABLE users DROP CONSTRAINT IF EXISTS check_status`,
  `ALTER TABLE users ADD CONSTRAINT users_status_check CHECK (status IN ('active', 'suspended', 'deleted'))`,

  `ALTER TABLE sessions ADD COLUMN IF NOT EXISTS method text NOT NULL DEFAULT 'password'`,
  `ALTER TABLE sessions ADD COLUMN IF NOT EXISTS proven_at timestamptz NOT NULL DEFAULT now()`,
  `ALTER TABLE sessions ADD COLUMN IF NOT EXISTS second_factor_at timestamptz`,

  `ALTER TABLE tokens DROP CONSTRAINT IF EXISTS tokens_kind_check`,
  `ALTER TABLE tokens DROP CONSTRAINT IF EXISTS check_kind`,
  `ALTER TABLE tokens ALTER COLUMN email_key DROP NOT NULL`,
  `ALTER TABLE tokens ALTER COLUMN code_hash DROP NOT NULL`,
  `ALTER TABLE tokens ADD COLUMN IF NOT EXISTS user_id uuid REFERENCES users (id) ON DELETE CASCADE`,
  `CREATE INDEX IF NOT EXISTS tokens_by_user ON tokens (user_id)`,
  `CREATE INDEX IF NOT EXISTS tokens_by_expiry ON tokens (expires_at)`,

  `CREATE TABLE IF NOT EXISTS two_factors (
    user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    secret text,
    last_step int8 NOT NULL,
    confirmed_at timestamptz,
    pending_secret text,
    pending_since timestamptz,
    pending_session_id uuid
  )`,

  `CREATE TABLE IF NOT EXISTS recovery_codes (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    code_hash text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL
  )`,
  `CREATE INDEX IF NOT EXISTS recovery_codes_by_user ON recovery_codes (user_id)`,

  `CREATE TABLE IF NOT EXISTS passkeys (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    credential_id text NOT NULL UNIQUE,
    public_key bytea NOT NULL,
    counter int8 NOT NULL,
    transports text[] NOT NULL,
    backed_up boolean NOT NULL,
    name text NOT NULL,
    created_at timestamptz NOT NULL,
    last_used_at timestamptz
  )`,
  `CREATE INDEX IF NOT EXISTS passkeys_by_user ON passkeys (user_id)`,

  `CREATE TABLE IF NOT EXISTS browsers (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    secret_hash text NOT NULL,
    user_agent text NOT NULL,
    first_seen_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    trusted_until timestamptz,
    UNIQUE (secret_hash, user_id)
  )`,
  `CREATE INDEX IF NOT EXISTS browsers_by_user ON browsers (user_id)`,
];
