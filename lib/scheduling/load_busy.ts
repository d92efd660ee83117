import { sql } from "kysely";
import type { Queryable } from "../../db/transaction.ts";
import type { Busy, Interval } from "./slots.ts";

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

/** An array of ids for SQL; each is cast, which CockroachDB needs. */
const uuids = (ids: readonly string[]) => sql`ARRAY[${sql.join(ids.map((id) => sql`${id}::uuid`))}]::uuid[]`;

/**
 * When these therapists, and the patient, are taken between two moments, in one query: by visits, and therapists also by what
 * their calendars elsewhere say.
 */
export async function loadBusy(db: Queryable, question: BusyQuestion): Promise<BusyTimes> {
  const { therapistIds, patientIds = [], from, until, exceptAppointmentId } = question;
  const attends = sql<boolean>`EXISTS (
    SELECT 1 FROM appointment_attendees AS attendee
    WHERE attendee.appointment_id = appointments.id AND attendee.user_id = ANY(${uuids(patientIds)}))`;
  const rows = await db.selectFrom("appointments")
    .select(["therapistId", "startsAt", "endsAt", "bufferBeforeMinutes", "bufferAfterMinutes"])
    .select(attends.as("isPatients"))
    .where("status", "!=", "cancelled")
    .where("startsAt", "<", until.add(LONGEST_BUFFER))
    .where("endsAt", ">", from.subtract(LONGEST_BUFFER))
    .where(({ or, eb, selectFrom }) =>
      or([
        eb("therapistId", "in", therapistIds),
        eb(
          "id",
          "in",
          selectFrom("appointmentAttendees").select("appointmentId").where(
            "userId",
            "=",
            sql<string>`ANY(${uuids(patientIds)})`,
          ),
        ),
      ])
    )
    .$if(exceptAppointmentId !== undefined, (query) => query.where("id", "!=", exceptAppointmentId ?? ""))
    .unionAll(
      db.selectFrom("importedBusyTimes")
        .select(["therapistId", "startsAt", "endsAt"])
        .select([
          sql<number>`0::int4`.as("bufferBeforeMinutes"),
          sql<number>`0::int4`.as("bufferAfterMinutes"),
        ])
        .select(sql<boolean>`false`.as("isPatients"))
        .where("therapistId", "in", therapistIds)
        .where("startsAt", "<", until.add(LONGEST_BUFFER))
        .where("endsAt", ">", from.subtract(LONGEST_BUFFER)),
    )
    .orderBy("startsAt")
    .execute();

  const byTherapist = new Map<string, Interval[]>(therapistIds.map((id) => [id, []]));
  const patient: Interval[] = [];
  for (const { therapistId, startsAt, endsAt, isPatients, ...buffers } of rows) {
    byTherapist.get(therapistId)?.push({
      startsAt: startsAt.subtract({ minutes: buffers.bufferBeforeMinutes }),
      endsAt: endsAt.add({ minutes: buffers.bufferAfterMinutes }),
    });
    if (isPatients) patient.push({ startsAt, endsAt });
  }
  return { of: (therapistId) => ({ therapist: byTherapist.get(therapistId) ?? [], patient }) };
}
