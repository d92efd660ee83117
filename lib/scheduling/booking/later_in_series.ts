import type { Transaction } from "../../../db/transaction.ts";
import { type AppointmentRow, appointmentsOf } from "../appointments/appointments_of.ts";

/** What a change in a series applies to: one appointment, or also all later ones. */
export type SeriesScope = "this" | "following";

/**
 * Locks and returns the active visits of the same series from this one on, in order. If the appointment is
 * not in a series, returns only this one.
 */
export function lockFollowing(
  trx: Transaction,
  userId: string,
  { id, seriesId, startsAt }: AppointmentRow,
  now: Temporal.Instant,
): Promise<AppointmentRow[]> {
  return appointmentsOf(trx, userId, now)
    .where(({ eb, and, or }) =>
      or([
        eb("appointments.id", "=", id),
        and([
          eb("appointments.seriesId", "=", seriesId),
          eb("appointments.startsAt", ">", startsAt),
          eb("appointments.status", "in", ["pending", "booked"]),
        ]),
      ])
    )
    .orderBy("appointments.startsAt").orderBy("appointments.id")
    .forUpdate("appointments").execute();
}
