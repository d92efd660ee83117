import type { AppointmentRow, PatientSeat } from "./appointments_of.ts";

/** The patients of an appointment who are the person themselves, or for whom they may act. */
export const seatsOf = ({ patients }: Pick<AppointmentRow, "patients">, userId: string): PatientSeat[] =>
  patients.filter(({ id, guardians }) =>
    id === userId || guardians.some((guardian) => guardian.id === userId)
  );

/** Whether a patient's cancellation only frees their own place, because a group has the visit without them. */
export function leavesOthers(row: Pick<AppointmentRow, "kind" | "patients">, userId: string): boolean {
  const own = seatsOf(row, userId).length;
  return row.kind === "group" && own > 0 && own < row.patients.length;
}
