/**
 * Patients' answers and therapists' notes. Answers, scores and texts are only stored sealed. Psychotherapy
 * notes have their own tables, because the law keeps them apart from the rest of the record (45 CFR 164.501),
 * and their own keys. Nothing here is deleted by a cascade, because a practice must keep these records.
 */
const notes = (name: "progress" | "psychotherapy") => [
  `CREATE TABLE IF NOT EXISTS ${name}_notes (
    id uuid PRIMARY KEY,
    patient_id uuid NOT NULL REFERENCES patient_profiles (user_id),
    therapist_id uuid NOT NULL REFERENCES therapist_profiles (user_id),
    appointment_id uuid REFERENCES appointments (id),
    status text NOT NULL CHECK (status IN ('draft', 'signed')),
    version int4 NOT NULL,
    body text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    signed_at timestamptz,
    CHECK ((status = 'signed') = (signed_at IS NOT NULL))
  )`,
  `CREATE INDEX IF NOT EXISTS ${name}_notes_by_author ON ${name}_notes (therapist_id, patient_id, created_at)`,

  `CREATE TABLE IF NOT EXISTS ${name}_note_amendments (
    note_id uuid NOT NULL REFERENCES ${name}_notes (id),
    number int4 NOT NULL,
    content text NOT NULL,
    added_at timestamptz NOT NULL,
    PRIMARY KEY (note_id, number)
  )`,
];

export const statements = [
  `CREATE TABLE IF NOT EXISTS measure_requests (
    id uuid PRIMARY KEY,
    patient_id uuid NOT NULL REFERENCES patient_profiles (user_id),
    therapist_id uuid NOT NULL REFERENCES therapist_profiles (user_id),
    instrument text NOT NULL CHECK (instrument IN ('phq9', 'gad7')),
    repeats text NOT NULL CHECK (repeats IN ('once', 'before_visits')),
    status text NOT NULL CHECK (status IN ('open', 'answered', 'stopped')),
    asked_at timestamptz NOT NULL,
    ended_at timestamptz,
    CHECK ((status = 'open') = (ended_at IS NULL))
  )`,
  `CREATE UNIQUE INDEX IF NOT EXISTS measure_requests_one_open
    ON measure_requests (patient_id, therapist_id, instrument) WHERE status = 'open'`,

  `CREATE TABLE IF NOT EXISTS measure_results (
    id uuid PRIMARY KEY,
    request_id uuid NOT NULL REFERENCES measure_requests (id),
    patient_id uuid NOT NULL REFERENCES patient_profiles (user_id),
    therapist_id uuid NOT NULL REFERENCES therapist_profiles (user_id),
    instrument text NOT NULL,
    answers text NOT NULL,
    answered_at timestamptz NOT NULL
  )`,
  `CREATE INDEX IF NOT EXISTS measure_results_by_patient
    ON measure_results (patient_id, therapist_id, answered_at)`,
  `CREATE INDEX IF NOT EXISTS measure_results_by_request ON measure_results (request_id, answered_at)`,

  `CREATE TABLE IF NOT EXISTS measure_flags (
    id uuid PRIMARY KEY,
    result_id uuid NOT NULL UNIQUE REFERENCES measure_results (id),
    patient_id uuid NOT NULL REFERENCES patient_profiles (user_id),
    therapist_id uuid NOT NULL REFERENCES therapist_profiles (user_id),
    raised_at timestamptz NOT NULL,
    seen_at timestamptz
  )`,
  `CREATE INDEX IF NOT EXISTS measure_flags_by_therapist ON measure_flags (therapist_id, raised_at)`,

  ...notes("progress"),
  ...notes("psychotherapy"),
];
