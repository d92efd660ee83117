/**
 * The relationship between a patient and a therapist, one row per pair: it gates further appointments,
 * messages and records. Also which patients a therapist accepts.
 */
export const statements = [
  `ALTER TABLE therapist_profiles ADD COLUMN IF NOT EXISTS accepting text NOT NULL DEFAULT 'yes'
    CHECK (accepting IN ('yes', 'waiting_list', 'no'))`,
  `ALTER TABLE therapist_profiles ADD COLUMN IF NOT EXISTS first_visit_open boolean NOT NULL DEFAULT true`,

  `CREATE TABLE IF NOT EXISTS care_relationships (
    id uuid PRIMARY KEY,
    patient_id uuid NOT NULL REFERENCES patient_profiles (user_id) ON DELETE CASCADE,
    therapist_id uuid NOT NULL REFERENCES therapist_profiles (user_id) ON DELETE CASCADE,
    status text NOT NULL CHECK (status IN ('requested', 'active', 'declined', 'finished')),
    waitlisted boolean NOT NULL,
    note text,
    answer text,
    referred_to uuid REFERENCES therapist_profiles (user_id),
    requested_at timestamptz NOT NULL,
    answered_at timestamptz,
    ended_at timestamptz,
    ended_by uuid REFERENCES users (id),
    updated_at timestamptz NOT NULL,
    UNIQUE (patient_id, therapist_id)
  )`,
  `CREATE INDEX IF NOT EXISTS care_relationships_by_therapist
    ON care_relationships (therapist_id, status, requested_at)`,
];
