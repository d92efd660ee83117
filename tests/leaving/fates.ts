import { type RawBuilder, sql } from "kysely";

/**
 * What closing an account does to the rows that refer to it: they are deleted; they end (`live` tells those
 * that have not); or they are kept (`only` those with this condition), because the law requires a practice to
 * keep them, or because they are history.
 */
export type Fate = "deleted" | "kept" | { only: RawBuilder<unknown> } | {
  live: (now: Temporal.Instant) => RawBuilder<unknown>;
};

const openStatus: Fate = { live: () => sql`status = 'open'` };
const inCare: Fate = { live: () => sql`status IN ('requested', 'active')` };
const waiting: Fate = { live: () => sql`state = 'waiting' OR live_key IS NOT NULL` };
const guarding: Fate = { live: () => sql`ended_at IS NULL` };

/** Each foreign key to users, patient_profiles or therapist_profiles. A new one needs a row here. */
export const fates: Record<string, Fate> = {
  "accounts.user_id": "deleted",
  "sessions.user_id": "deleted",
  "tokens.user_id": "deleted",
  "two_factors.user_id": "deleted",
  "recovery_codes.user_id": "deleted",
  "passkeys.user_id": "deleted",
  "browsers.user_id": "deleted",

  "patient_profiles.user_id": "kept",
  "consents.user_id": "kept",
  "consents.given_by": "kept",
  "guardianships.guardian_id": guarding,
  "guardianships.ward_id": guarding,
  "therapist_profiles.user_id": { live: () => sql`listed` },
  "therapist_photos.user_id": "deleted",
  "file_assets.owner_id": "kept",
  "credentials.therapist_id": "kept",
  "credentials.reviewed_by": "kept",

  "care_relationships.patient_id": inCare,
  "care_relationships.therapist_id": inCare,
  "care_relationships.referred_to": "kept",
  "care_relationships.ended_by": "kept",

  "measure_requests.patient_id": openStatus,
  "measure_requests.therapist_id": openStatus,
  "measure_results.patient_id": "kept",
  "measure_results.therapist_id": "kept",
  "measure_flags.patient_id": "kept",
  "measure_flags.therapist_id": "kept",
  "progress_notes.patient_id": "kept",
  "progress_notes.therapist_id": "kept",
  "psychotherapy_notes.patient_id": "kept",
  "psychotherapy_notes.therapist_id": "kept",

  "availability_rules.therapist_id": "deleted",
  "time_off.therapist_id": "deleted",
  "appointment_types.therapist_id": "kept",
  // An account with upcoming visits cannot be closed by its therapist, but an offer holds a time too.
  "appointments.therapist_id": {
    live: (now) => sql`status IN ('pending', 'booked') AND starts_at > ${now}::timestamptz`,
  },
  "appointments.created_by": { only: sql`NOT is_offer` },
  "appointments.cancelled_by": "kept",
  "appointment_attendees.user_id": {
    live: (now) =>
      sql`role = 'patient' AND appointment_id IN (SELECT id FROM appointments
        WHERE status IN ('pending', 'booked') AND starts_at > ${now}::timestamptz)`,
  },
  "booked_time.user_id": { live: (now) => sql`at > ${now}::timestamptz` },

  "waitlist_entries.patient_id": waiting,
  "waitlist_entries.therapist_id": waiting,
  "freed_times.therapist_id": "deleted",
  "waitlist_offers.therapist_id": "deleted",

  "calendar_feeds.user_id": "deleted",
  "imported_calendars.therapist_id": "deleted",
  "reminder_choices.user_id": "deleted",
  "appointment_reminders.user_id": "kept",
  "mails.user_id": "kept",
};
