import type { Role } from "../../shared/codes/roles.ts";
import type { Queryable } from "../../../db/transaction.ts";
import { loadSchedule } from "./load_schedule.ts";
import type { Schedule } from "./schedule.ts";

/**
 * Returns what a therapist offers this patient, for a caller in this role: the minimum notice does not bind
 * therapists themselves.
 */
export async function offeredSchedule(
  db: Queryable,
  of: { therapistId: string; patientIds: readonly string[] },
  role: Role,
  now: Temporal.Instant,
): Promise<Schedule | null> {
  const schedule = await loadSchedule(db, of, now);
  return schedule && role === "therapist" ? withoutNotice(schedule) : schedule;
}

/** Returns the schedule as it applies to the therapist themselves. */
export const withoutNotice = (schedule: Schedule): Schedule => ({ ...schedule, noticeMinutes: 0 });
