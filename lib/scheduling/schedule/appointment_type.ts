import { sql } from "kysely";
import type { AppointmentType } from "../../../db/schema/scheduling.ts";
import type { CareBooking } from "../../people/care/care_booking.ts";
import type { Schedule } from "./schedule.ts";

/** What a visit of the schedule's own length is called. */
export const USUAL_TYPE = "Visit";

/** A kind of visit that can be chosen. */
export type OfferedType = Pick<
  AppointmentType,
  "id" | "name" | "forWhom" | "minutes" | "bufferBeforeMinutes" | "bufferAfterMinutes"
>;

/** The types that the therapist of the therapist_profiles row at hand offers, as JSON, in the order in which they were made. */
export const typesOfTherapist = sql<OfferedType[] | null>`(
  SELECT json_agg(json_build_object('id', type.id, 'name', type.name, 'forWhom', type.for_whom, 'minutes', type.minutes,
    'bufferBeforeMinutes', type.buffer_before_minutes, 'bufferAfterMinutes', type.buffer_after_minutes)
    ORDER BY type.created_at, type.id)
  FROM appointment_types AS type
  WHERE type.therapist_id = therapist_profiles.user_id AND type.archived_at IS NULL)`;

/** What somebody who may book so much can choose from; null stands for the schedule's own length. */
export function choosableTypes(types: readonly OfferedType[], booking: CareBooking): (OfferedType | null)[] {
  switch (booking) {
    case "any":
      return [null, ...types.filter(({ forWhom }) => forWhom !== "first")];
    case "first_visit": {
      const fitting = types.filter(({ forWhom }) => forWhom !== "further");
      // Who says how long a first visit is means it.
      return fitting.some(({ forWhom }) => forWhom === "first") ? fitting : [null, ...fitting];
    }
    case "none":
      return [];
  }
}

/** The schedule as it is for visits of this type. */
export function scheduleFor(schedule: Schedule, type: OfferedType | null): Schedule {
  if (!type) return schedule;
  const { minutes: slotMinutes, bufferBeforeMinutes, bufferAfterMinutes } = type;
  return { ...schedule, slotMinutes, bufferBeforeMinutes, bufferAfterMinutes };
}
