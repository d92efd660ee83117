import { sql, type SqlBool } from "kysely";

/** The verified licenses of the current therapist_profiles row that are valid at that moment. */
const valid = (at: Temporal.Instant) =>
  sql`credentials AS license WHERE license.therapist_id = therapist_profiles.user_id
    AND license.status = 'verified' AND license.expires_at > ${at}::timestamptz`;

/** Selects the states where the current row's therapist may see patients at that moment. */
export const licensedStates = (at: Temporal.Instant) =>
  sql<string[]>`ARRAY(SELECT DISTINCT license.state FROM ${valid(at)} ORDER BY license.state)`;

/** Whether the current row's therapist holds a valid license then; `state`: one for patients there. */
export const isLicensed = (at: Temporal.Instant, state?: string) =>
  sql<SqlBool>`EXISTS (SELECT 1 FROM ${valid(at)}${
    state === undefined ? sql`` : sql` AND license.state = ${state}::text`
  })`;

/**
 * Selects when the current row's last verified license for patients in this state expires. Null: there is
 * none.
 */
export const licensedUntilIn = (state: string | null) =>
  sql<Temporal.Instant | null>`(SELECT max(license.expires_at) FROM credentials AS license
    WHERE license.therapist_id = therapist_profiles.user_id AND license.status = 'verified'
      AND license.state = ${state}::text)`;

/** Whether a license that expires then covers this moment. */
export const covers = (until: Temporal.Instant | null, at: Temporal.Instant) =>
  until !== null && Temporal.Instant.compare(at, until) < 0;

/**
 * Selects when the last license for the viewer's state expires. For a visitor, or a patient in a state
 * without a license, it is the last of any state. Null: there is none.
 */
export const licensedUntil = (at: Temporal.Instant, viewerId: string | null) =>
  sql<Temporal.Instant | null>`COALESCE(
    (SELECT max(license.expires_at) FROM ${valid(at)} AND license.state =
      (SELECT patient.state FROM patient_profiles AS patient WHERE patient.user_id = ${viewerId}::uuid)),
    (SELECT max(license.expires_at) FROM ${valid(at)}))`;

/**
 * Selects the earliest expiration among the current row's licenses that are valid now, expire within that
 * many days and are not renewed. Null: none.
 */
export const nextLicenseEnd = (now: Temporal.Instant, days: number) =>
  sql<Temporal.Instant | null>`(SELECT min(license.expires_at) FROM ${valid(now)}
    AND license.expires_at <= ${now.add({ hours: 24 * days })}::timestamptz
    AND NOT EXISTS (SELECT 1 FROM credentials AS renewal
      WHERE renewal.therapist_id = license.therapist_id AND renewal.state = license.state
        AND renewal.status = 'verified' AND renewal.expires_at > license.expires_at))`;
