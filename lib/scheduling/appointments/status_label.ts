import type { AppointmentStatus } from "../../shared/codes/appointment_statuses.ts";
import type { AppointmentView } from "./appointment_view.ts";

const labels: Record<AppointmentStatus, string> = {
  pending: "Waiting for an answer",
  booked: "Booked",
  arrived: "In progress",
  fulfilled: "Completed",
  cancelled: "Canceled",
  noshow: "Missed",
};

/** Returns an appointment's status, in a word or two. */
export function statusLabel(
  { status, startsAt, endsAt }: Pick<AppointmentView, "status" | "startsAt" | "endsAt">,
  now: Temporal.Instant,
): string {
  if (status !== "booked") return labels[status];
  if (Temporal.Instant.compare(endsAt, now) <= 0) return "Over";
  return Temporal.Instant.compare(startsAt, now) <= 0 ? "In progress" : labels.booked;
}
