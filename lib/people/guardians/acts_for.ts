import { type RawBuilder, sql, type SqlBool } from "kysely";

/** From this age on nobody acts for somebody any more. Years. */
export const OF_AGE = 18;

/**
 * Whether the one may act for the other at this moment: a guardianship that has not ended, of somebody without a way in who is under 18 where
 * they live. Every query that shows or changes something of a ward's asks this again, so that an end counts at once.
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

/** The day on which somebody comes of age. Whoever was born on 29 February does on 28 February, as the query above has it. */
export const ofAgeOn = (birthDate: Temporal.PlainDate): Temporal.PlainDate =>
  birthDate.add({ years: OF_AGE });
