import type { AppointmentStatus } from "../../shared/codes/appointment_statuses.ts";
import type { AppointmentView } from "./appointment_view.ts";

const labels: Record<AppointmentStatus, string> = {
  pending: "Waiting for an answer",
  booked: "Booked",
  arrived: "Under way",
  fulfilled: "Took place",
  cancelled: "Cancelled",
  noshow: "Missed",
};

/** How it stands with an appointment, in a word or two. */
export function statusLabel(
  { status, startsAt, endsAt }: Pick<AppointmentView, "status" | "startsAt" | "endsAt">,
  now: Temporal.Instant,
): string {
  if (status !== "booked") return labels[status];
  if (Temporal.Instant.compare(endsAt, now) <= 0) return "Over";
  return Temporal.Instant.compare(startsAt, now) <= 0 ? "Under way" : labels.booked;
}
