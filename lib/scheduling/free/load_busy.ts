import { sql } from "kysely";
import type { Queryable } from "../../../db/transaction.ts";
import type { Busy } from "./slots.ts";
import type { Interval } from "../time/interval.ts";
import { LONGEST_VISIT } from "../time/visit_length.ts";

export interface BusyQuestion {
  therapistIds: readonly string[];
  /** Whose own appointments stand in the way as well. */
  patientIds?: readonly string[];
  from: Temporal.Instant;
  until: Temporal.Instant;
  /** An appointment that is about to move: it does not stand in its own way. */
  exceptAppointmentId?: string;
}

/** Who is taken when. */
export interface BusyTimes {
  of(therapistId: string): Busy;
}

/** No buffer is longer, in minutes; the query looks that much further so as not to miss one that reaches in. */
const LONGEST_BUFFER = { minutes: 120 };

/**
 * When these therapists, and the patient, are taken between two moments, in one query: by visits, and therapists also by what
 * their calendars elsewhere say. Each part is read by an index of its own, from the first visit that can reach in: neither the
 * practice's history nor other therapists' visits are looked at.
 */
export async function loadBusy(db: Queryable, question: BusyQuestion): Promise<BusyTimes> {
  const { therapistIds, patientIds = [], from, until, exceptAppointmentId } = question;
  const first = from.subtract(LONGEST_BUFFER);
  const last = until.add(LONGEST_BUFFER);
  const visits = (isPatients: boolean) =>
    db.selectFrom("appointments")
      .select(["therapistId", "startsAt", "endsAt", "bufferBeforeMinutes", "bufferAfterMinutes"])
      .select(sql<boolean>`${sql.lit(isPatients)}`.as("isPatients"))
      .where("status", "!=", "cancelled")
      .where("startsAt", "<", last)
      .where("startsAt", ">", first.subtract(LONGEST_VISIT))
      .where("endsAt", ">", first)
      .$if(exceptAppointmentId !== undefined, (query) => query.where("id", "!=", exceptAppointmentId ?? ""));
  const rows = await visits(false).where("therapistId", "in", therapistIds)
    .$if(patientIds.length > 0, (query) =>
      query.unionAll(
        visits(true).where(({ exists, selectFrom }) =>
          exists(
            selectFrom("appointmentAttendees").select("userId")
              .whereRef("appointmentId", "=", "appointments.id")
              .where("userId", "in", patientIds).where("role", "=", "patient"),
          )
        ),
      ))
    .unionAll(
      db.selectFrom("importedBusyTimes")
        .select(["therapistId", "startsAt", "endsAt"])
        .select([
          sql<number>`0::int4`.as("bufferBeforeMinutes"),
          sql<number>`0::int4`.as("bufferAfterMinutes"),
        ])
        .select(sql<boolean>`false`.as("isPatients"))
        .where("therapistId", "in", therapistIds)
        .where("startsAt", "<", last)
        .where("endsAt", ">", first),
    )
    .orderBy("startsAt")
    .execute();

  const byTherapist = new Map<string, Interval[]>(therapistIds.map((id) => [id, []]));
  const patient: Interval[] = [];
  for (const { therapistId, startsAt, endsAt, isPatients, ...buffers } of rows) {
    if (isPatients) patient.push({ startsAt, endsAt });
    else {
      byTherapist.get(therapistId)?.push({
        startsAt: startsAt.subtract({ minutes: buffers.bufferBeforeMinutes }),
        endsAt: endsAt.add({ minutes: buffers.bufferAfterMinutes }),
      });
    }
  }
  return { of: (therapistId) => ({ therapist: byTherapist.get(therapistId) ?? [], patient }) };
}
