/** Users, their sign-in methods, their sessions, and the single-use tokens in mails. */
export const statements = [
  `CREATE TABLE IF NOT EXISTS users (
    id uuid PRIMARY KEY,
    role text NOT NULL CHECK (role IN ('patient', 'therapist', 'admin')),
    name text NOT NULL,
    email text NOT NULL,
    email_key text NOT NULL UNIQUE,
    email_verified_at timestamptz NOT NULL,
    time_zone text NOT NULL,
    status text NOT NULL CHECK (status IN ('active', 'suspended')),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
  )`,

  `CREATE TABLE IF NOT EXISTS accounts (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    issuer text NOT NULL,
    subject text NOT NULL,
    password_hash text,
    created_at timestamptz NOT NULL,
    UNIQUE (issuer, subject)
  )`,
  `CREATE INDEX IF NOT EXISTS accounts_by_user ON accounts (user_id)`,

  `CREATE TABLE IF NOT EXISTS sessions (
    id uuid PRIMARY KEY,
    token_hash text NOT NULL UNIQUE,
    user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    network text NOT NULL,
    user_agent text NOT NULL
  )`,
  `CREATE INDEX IF NOT EXISTS sessions_by_user ON sessions (user_id)`,
  `CREATE INDEX IF NOT EXISTS sessions_by_expiry ON sessions (expires_at)`,

  `CREATE TABLE IF NOT EXISTS tokens (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('sign_up')),
    email_key text NOT NULL,
    secret_hash text NOT NULL UNIQUE,
    code_hash text NOT NULL,
    payload text NOT NULL,
    attempts int4 NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
  )`,
  `CREATE INDEX IF NOT EXISTS tokens_by_email ON tokens (email_key, kind, created_at)`,
];
