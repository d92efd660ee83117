/**
 * Reminders before appointments, and the mail log. The key of appointment_reminders guarantees that no one is
 * reminded twice (docs/adr/0008-reminders.md).
 */
export const statements = [
  `ALTER TABLE users ADD COLUMN IF NOT EXISTS locale text NOT NULL DEFAULT 'en'
    CHECK (locale IN ('en', 'es'))`,
  `ALTER TABLE appointments ADD COLUMN IF NOT EXISTS time_set_at timestamptz`,
  `CREATE INDEX IF NOT EXISTS appointments_by_start ON appointments (status, starts_at)`,

  `CREATE TABLE IF NOT EXISTS reminder_choices (
    user_id uuid NOT NULL REFERENCES users (id),
    offset_minutes int4 NOT NULL,
    wanted boolean NOT NULL,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, offset_minutes)
  )`,

  `CREATE TABLE IF NOT EXISTS appointment_reminders (
    appointment_id uuid NOT NULL REFERENCES appointments (id) ON DELETE CASCADE,
    user_id uuid NOT NULL REFERENCES users (id),
    offset_minutes int4 NOT NULL,
    starts_at timestamptz NOT NULL,
    claimed_at timestamptz NOT NULL,
    PRIMARY KEY (appointment_id, user_id, offset_minutes, starts_at)
  )`,
  `CREATE INDEX IF NOT EXISTS appointment_reminders_by_start ON appointment_reminders (starts_at)`,

  `CREATE TABLE IF NOT EXISTS mails (
    id uuid PRIMARY KEY,
    user_id uuid REFERENCES users (id),
    masked_address text NOT NULL,
    kind text NOT NULL,
    status text NOT NULL CHECK (status IN ('waiting', 'delivered', 'dropped', 'dead')),
    attempts int4 NOT NULL,
    last_failure text,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL
  )`,
  `CREATE INDEX IF NOT EXISTS mails_by_status ON mails (status, changed_at, id)`,
  `CREATE INDEX IF NOT EXISTS mails_by_change ON mails (changed_at)`,
];
