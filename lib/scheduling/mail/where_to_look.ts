import * as paths from "../../shared/paths.ts";
import type { AppointmentRow } from "../appointments/appointments_of.ts";
import { seatsOf } from "../appointments/seats.ts";

/** A patient who leaves the practice in this transaction. */
export interface Leaving {
  patientId: string;
  /** The user whose account is closed with it; null for a ward whose guardian stays. */
  accountId: string | null;
}

/** What a reader can still open after the news: the visit, only their other visits, or nothing. */
type Look = "visit" | "visits" | "home";

/** Returns where the mail's link leads, so that its reader may open it. */
export function whereToLook(
  row: Pick<AppointmentRow, "patients" | "therapistId">,
  readerId: string,
  { kind, leaving }: { kind: string; leaving?: Leaving },
): Look {
  if (leaving?.accountId === readerId) return "home";
  if (readerId === row.therapistId) return "visit";
  if (kind === "removed") return "visits";
  const leavesWholly = leaving && seatsOf(row, readerId).every(({ id }) => id === leaving.patientId);
  return leavesWholly ? "visits" : "visit";
}

/** Returns the path of the page. */
export const pathOf = (look: Look, appointmentId: string): string =>
  look === "visit"
    ? paths.appointment(appointmentId)
    : look === "visits"
    ? paths.appointments()
    : paths.home();
