import { sql, type SqlBool } from "kysely";

/** The verified licenses of the therapist_profiles row at hand that hold at that moment. */
const valid = (at: Temporal.Instant) =>
  sql`credentials AS license WHERE license.therapist_id = therapist_profiles.user_id
    AND license.status = 'verified' AND license.expires_at > ${at}::timestamptz`;

/** The states in which the therapist of the row at hand may see patients at that moment. */
export const licensedStates = (at: Temporal.Instant) =>
  sql<string[]>`ARRAY(SELECT DISTINCT license.state FROM ${valid(at)} ORDER BY license.state)`;

/** Whether the therapist of the row at hand holds a license then; `state`: one for patients who are there. */
export const isLicensed = (at: Temporal.Instant, state?: string) =>
  sql<SqlBool>`EXISTS (SELECT 1 FROM ${valid(at)}${
    state === undefined ? sql`` : sql` AND license.state = ${state}::text`
  })`;

/** When the last verified license of the therapist of the row at hand for patients in this state ends. Null: there is none. */
export const licensedUntilIn = (state: string | null) =>
  sql<Temporal.Instant | null>`(SELECT max(license.expires_at) FROM credentials AS license
    WHERE license.therapist_id = therapist_profiles.user_id AND license.status = 'verified'
      AND license.state = ${state}::text)`;

/** Whether a license that ends then covers this moment. */
export const covers = (until: Temporal.Instant | null, at: Temporal.Instant) =>
  until !== null && Temporal.Instant.compare(at, until) < 0;

/**
 * When the last license ends that covers where the viewer is; for a visitor, or a patient whose state none covers, the last of any
 * state. Null: there is none.
 */
export const licensedUntil = (at: Temporal.Instant, viewerId: string | null) =>
  sql<Temporal.Instant | null>`COALESCE(
    (SELECT max(license.expires_at) FROM ${valid(at)} AND license.state =
      (SELECT patient.state FROM patient_profiles AS patient WHERE patient.user_id = ${viewerId}::uuid)),
    (SELECT max(license.expires_at) FROM ${valid(at)}))`;

/** When the first of the licenses of the row at hand ends that hold now, end within so many days and are not renewed. Null: none does. */
export const nextLicenseEnd = (now: Temporal.Instant, days: number) =>
  sql<Temporal.Instant | null>`(SELECT min(license.expires_at) FROM ${valid(now)}
    AND license.expires_at <= ${now.add({ hours: 24 * days })}::timestamptz
    AND NOT EXISTS (SELECT 1 FROM credentials AS renewal
      WHERE renewal.therapist_id = license.therapist_id AND renewal.state = license.state
        AND renewal.status = 'verified' AND renewal.expires_at > license.expires_at))`;
