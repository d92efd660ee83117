import type { AppointmentRow, PatientSeat } from "./appointments_of.ts";

/** Returns the appointment's patients who are the user themselves, or for whom they may act. */
export const seatsOf = ({ patients }: Pick<AppointmentRow, "patients">, userId: string): PatientSeat[] =>
  patients.filter(({ id, guardians }) =>
    id === userId || guardians.some((guardian) => guardian.id === userId)
  );

/**
 * Whether a cancellation only frees the patient's own seat, because others in a group still have the visit.
 */
export function leavesOthers(row: Pick<AppointmentRow, "kind" | "patients">, userId: string): boolean {
  const own = seatsOf(row, userId).length;
  return row.kind === "group" && own > 0 && own < row.patients.length;
}
