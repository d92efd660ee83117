import { sql, type SqlBool } from "kysely";

/** The verified licences of the therapist_profiles row at hand that hold at that moment. */
const valid = (at: Temporal.Instant) =>
  sql`credentials AS licence WHERE licence.therapist_id = therapist_profiles.user_id
    AND licence.status = 'verified' AND licence.expires_at > ${at}::timestamptz`;

/** The states in which the therapist of the row at hand may see patients at that moment. */
export const licensedStates = (at: Temporal.Instant) =>
  sql<string[]>`ARRAY(SELECT DISTINCT licence.state FROM ${valid(at)} ORDER BY licence.state)`;

/** Whether the therapist of the row at hand holds a licence then; `state`: one for patients who are there. */
export const isLicensed = (at: Temporal.Instant, state?: string) =>
  sql<SqlBool>`EXISTS (SELECT 1 FROM ${valid(at)}${
    state === undefined ? sql`` : sql` AND licence.state = ${state}::text`
  })`;

/** When the last verified licence of the therapist of the row at hand for patients in this state ends. Null: there is none. */
export const licensedUntilIn = (state: string | null) =>
  sql<Temporal.Instant | null>`(SELECT max(licence.expires_at) FROM credentials AS licence
    WHERE licence.therapist_id = therapist_profiles.user_id AND licence.status = 'verified'
      AND licence.state = ${state}::text)`;

/** Whether a licence that ends then covers this moment. */
export const covers = (until: Temporal.Instant | null, at: Temporal.Instant) =>
  until !== null && Temporal.Instant.compare(at, until) < 0;

/**
 * When the last licence ends that covers where the viewer is; for a visitor, or a patient whose state none covers, the last of any
 * state. Null: there is none.
 */
export const licensedUntil = (at: Temporal.Instant, viewerId: string | null) =>
  sql<Temporal.Instant | null>`COALESCE(
    (SELECT max(licence.expires_at) FROM ${valid(at)} AND licence.state =
      (SELECT patient.state FROM patient_profiles AS patient WHERE patient.user_id = ${viewerId}::uuid)),
    (SELECT max(licence.expires_at) FROM ${valid(at)}))`;

/** When the first of the licences of the row at hand ends that hold now, end within so many days and are not renewed. Null: none does. */
export const nextLicenceEnd = (now: Temporal.Instant, days: number) =>
  sql<Temporal.Instant | null>`(SELECT min(licence.expires_at) FROM ${valid(now)}
    AND licence.expires_at <= ${now.add({ hours: 24 * days })}::timestamptz
    AND NOT EXISTS (SELECT 1 FROM credentials AS renewal
      WHERE renewal.therapist_id = licence.therapist_id AND renewal.state = licence.state
        AND renewal.status = 'verified' AND renewal.expires_at > licence.expires_at))`;
