import { type RawBuilder, sql, type SqlBool } from "kysely";

/** The age at which guardianship ends. Years. */
export const OF_AGE = 18;

/**
 * Whether one user may act for another at this moment: an active guardianship of a ward who is under 18 where
 * they live. Every query that shows or changes a ward's data includes this check, so that an end takes effect
 * immediately.
 */
export const actsFor = (
  guardianId: RawBuilder<unknown>,
  wardId: RawBuilder<unknown>,
  now: Temporal.Instant,
) =>
  sql<SqlBool>`EXISTS (SELECT 1 FROM guardianships AS tie
    JOIN users AS minor ON minor.id = tie.ward_id
    JOIN patient_profiles AS minor_profile ON minor_profile.user_id = tie.ward_id
    WHERE tie.guardian_id = ${guardianId} AND tie.ward_id = ${wardId}
      AND tie.ended_at IS NULL AND minor.status = 'ward'
      AND (${now}::timestamptz AT TIME ZONE minor.time_zone)::date
        < (minor_profile.birth_date + interval '18 years')::date)`;

/**
 * Returns the day when a ward comes of age. A birthday on February 29 counts as February 28, as in the query
 * above.
 */
export const ofAgeOn = (birthDate: Temporal.PlainDate): Temporal.PlainDate =>
  birthDate.add({ years: OF_AGE });
