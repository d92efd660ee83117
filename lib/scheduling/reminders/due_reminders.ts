import { sql } from "kysely";
import type { Queryable } from "../../../db/transaction.ts";
import { offsetMinutes, reminderOffsets } from "../../shared/codes/reminder_offsets.ts";

const LONGEST_HOURS = Math.max(...offsetMinutes) / 60;

/** The offsets as rows. They are constants of the source, so no user input gets into the statement. */
const offered = sql<{ minutes: number; forPatients: boolean; forTherapists: boolean }>`(values ${
  sql.raw(
    reminderOffsets.map(({ minutes, forPatients, forTherapists }) =>
      `(${minutes}::int4, ${forPatients}, ${forTherapists})`
    ).join(", "),
  )
})`.as<"offered">(sql.raw("offered (minutes, for_patients, for_therapists)"));

/**
 * Selects the due reminders, sent or not, one row for each attendee and offset: of booked visits that have
 * not begun, for people who want them. A reminder is never due if its time had already passed when the user
 * made, moved or joined the appointment, or chose the reminder. The query reads only the next three days,
 * through the index on the start.
 */
export function dueReminders(db: Queryable, now: Temporal.Instant) {
  const moment = sql<Temporal.Instant>`(appointments.starts_at - offered.minutes * interval '1 minute')`;
  return db.selectFrom("appointments")
    .innerJoin("appointmentAttendees as attendee", "attendee.appointmentId", "appointments.id")
    .innerJoin("users", "users.id", "attendee.userId")
    .innerJoin(offered, (join) => join.onTrue())
    .leftJoin(
      "reminderChoices as choice",
      (join) =>
        join.onRef("choice.userId", "=", "attendee.userId")
          .onRef("choice.offsetMinutes", "=", "offered.minutes"),
    )
    .where("appointments.status", "=", "booked")
    .where("appointments.startsAt", ">", now)
    .where("appointments.startsAt", "<=", now.add({ hours: LONGEST_HOURS }))
    .where(moment, "<=", now)
    .where(({ fn, ref }) =>
      sql<boolean>`${fn.coalesce("appointments.timeSetAt", "appointments.createdAt")} < ${moment}
        and coalesce(${ref("choice.decidedAt")} < ${moment}, true)`
    )
    .where("users.status", "=", "active")
    .where(
      sql<boolean>`coalesce(choice.wanted,
        case attendee.role when 'therapist' then offered.for_therapists else offered.for_patients end)`,
    );
}

/** Returns the appointments with a due and unhandled reminder, the soonest first. */
export async function appointmentsToRemindOf(
  db: Queryable,
  now: Temporal.Instant,
  limit: number,
): Promise<string[]> {
  const rows = await dueReminders(db, now)
    .where(({ not, exists, selectFrom }) =>
      not(exists(
        selectFrom("appointmentReminders as taken").select("taken.userId")
          .whereRef("taken.appointmentId", "=", "appointments.id")
          .whereRef("taken.userId", "=", "attendee.userId")
          .whereRef("taken.offsetMinutes", "=", "offered.minutes")
          .whereRef("taken.startsAt", "=", "appointments.startsAt"),
      ))
    )
    .select(["appointments.id", "appointments.startsAt"]).distinct()
    .orderBy("appointments.startsAt").limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
