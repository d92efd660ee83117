import type { Transaction } from "../../../db/transaction.ts";
import { type AppointmentRow, appointmentsOf } from "../appointments/appointments_of.ts";

/** What a change of an appointment in a series is about: it alone, or it and all that come after it. */
export type SeriesScope = "this" | "following";

/**
 * The live visits of the same series from this one on, held until the transaction ends, in order. It is the
 * first of them. Of an appointment that is in no series: it alone.
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
