import { sql } from "kysely";
import type { Queryable } from "../../../db/transaction.ts";
import type { Busy } from "./slots.ts";
import type { Interval } from "../time/interval.ts";
import { LONGEST_VISIT, withBuffers } from "../time/visit_length.ts";

export interface BusyQuestion {
  therapistIds: readonly string[];
  /** The patients whose own appointments block as well. */
  patientIds?: readonly string[];
  from: Temporal.Instant;
  until: Temporal.Instant;
  /** An appointment that is about to move: it does not block itself. */
  exceptAppointmentId?: string;
}

/** The busy times by user. */
export interface BusyTimes {
  of(therapistId: string): Busy;
}

/**
 * The longest buffer; the query looks this much further to include one that extends into the range. Minutes.
 */
const LONGEST_BUFFER = { minutes: 120 };

/**
 * Returns when these therapists and the patient are busy in a range, in one query: with visits, and
 * therapists also by their imported calendars. Each part uses its own index, from the first visit that can
 * extend into the range, and reads neither the practice's history nor other therapists' visits.
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
    else byTherapist.get(therapistId)?.push(withBuffers({ startsAt, endsAt }, buffers));
  }
  return { of: (therapistId) => ({ therapist: byTherapist.get(therapistId) ?? [], patient }) };
}
