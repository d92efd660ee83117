import { sql } from "kysely";
import type { AppointmentType } from "../../../db/schema/scheduling.ts";
import type { CareBooking } from "../../people/care/care_booking.ts";
import type { Schedule } from "./schedule.ts";

/** The name of a visit with the schedule's own length. */
export const USUAL_TYPE = "Visit";

/** A type that can be chosen. */
export type OfferedType = Pick<
  AppointmentType,
  "id" | "name" | "forWhom" | "minutes" | "bufferBeforeMinutes" | "bufferAfterMinutes"
>;

/**
 * Selects the types that the current therapist_profiles row's therapist offers, as JSON, the oldest first.
 */
export const typesOfTherapist = sql<OfferedType[] | null>`(
  SELECT json_agg(json_build_object('id', type.id, 'name', type.name, 'forWhom', type.for_whom, 'minutes', type.minutes,
    'bufferBeforeMinutes', type.buffer_before_minutes, 'bufferAfterMinutes', type.buffer_after_minutes)
    ORDER BY type.created_at, type.id)
  FROM appointment_types AS type
  WHERE type.therapist_id = therapist_profiles.user_id AND type.archived_at IS NULL)`;

/**
 * Returns the types that a patient with this permission can choose from; null stands for the schedule's own
 * length.
 */
export function choosableTypes(types: readonly OfferedType[], booking: CareBooking): (OfferedType | null)[] {
  switch (booking) {
    case "any":
      return [null, ...types.filter(({ forWhom }) => forWhom !== "first")];
    case "first_visit": {
      const fitting = types.filter(({ forWhom }) => forWhom !== "further");
      // If the therapist has a type for first visits, new patients do not get the usual visit.
      return fitting.some(({ forWhom }) => forWhom === "first") ? fitting : [null, ...fitting];
    }
    case "none":
      return [];
  }
}

/** Returns the schedule for visits of this type. */
export function scheduleFor(schedule: Schedule, type: OfferedType | null): Schedule {
  if (!type) return schedule;
  const { minutes: slotMinutes, bufferBeforeMinutes, bufferAfterMinutes } = type;
  return { ...schedule, slotMinutes, bufferBeforeMinutes, bufferAfterMinutes };
}
