import { makeAppointment } from "../../lib/demo/factories/appointment.ts";
import { insertRows, type Rows } from "../../lib/demo/factories/rows.ts";
import { transaction } from "../../db/transaction.ts";
import type { Practice } from "../../lib/practice.ts";

/** Visits per week: five a day, from nine on, from the first day to the fourth. */
export const VISITS_A_WEEK = 20;

export interface WeeklyVisits {
  therapistId: string;
  /** They take turns. */
  patientIds: readonly string[];
  timeZone: string;
  /** A day of the current week; the other weeks begin on its weekday too. */
  day: Temporal.PlainDate;
  /**
   * The first and the last week; the current one is 0, and -104 is two years ago. Earlier visits are
   * fulfilled.
   */
  weeks: { from: number; to: number };
}

/** Writes a busy practice's visits into the database, without the booked_time rows that keep them apart. */
export async function writeWeeklyVisits(
  practice: Pick<Practice, "db" | "now" | "keyring">,
  { therapistId, patientIds, timeZone, day, weeks }: WeeklyVisits,
): Promise<void> {
  const parts: Rows[] = [];
  for (let week = weeks.from; week <= weeks.to; week++) {
    for (let index = 0; index < VISITS_A_WEEK; index++) {
      const startsAt = day.add({ days: 7 * week + Math.floor(index / 5) })
        .toZonedDateTime({ timeZone, plainTime: { hour: 9 + index % 5 } }).toInstant();
      const { rows: { bookedTime: _, ...rows } } = await makeAppointment(practice.now(), practice.keyring, {
        therapistId,
        patientId: patientIds[index % patientIds.length],
        startsAt,
        status: week < 0 ? "fulfilled" : "booked",
      });
      parts.push(rows);
    }
  }
  await transaction(practice.db, (trx) => insertRows(trx, ...parts));
}
