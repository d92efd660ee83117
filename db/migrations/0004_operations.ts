/** The durable queue and the audit trail. */
export const statements = [
  `CREATE TABLE IF NOT EXISTS jobs (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    payload text NOT NULL,
    run_at timestamptz NOT NULL,
    attempts int4 NOT NULL,
    claimed_by uuid,
    claimed_until timestamptz,
    last_error text,
    dead_at timestamptz,
    created_at timestamptz NOT NULL
  )`,
  `CREATE INDEX IF NOT EXISTS jobs_by_time ON jobs (run_at)`,

  `CREATE TABLE IF NOT EXISTS audit_events (
    id uuid PRIMARY KEY,
    at timestamptz NOT NULL,
    actor_id uuid,
    actor_role text,
    action text NOT NULL,
    subject_type text NOT NULL,
    subject_id text,
    owner_id uuid,
    outcome text NOT NULL CHECK (outcome IN ('allowed', 'refused')),
    reason text,
    network text NOT NULL,
    request_id text NOT NULL
  )`,
  `CREATE INDEX IF NOT EXISTS audit_events_by_owner ON audit_events (owner_id, at)`,
  `CREATE INDEX IF NOT EXISTS audit_events_by_actor ON audit_events (actor_id, at)`,
];
