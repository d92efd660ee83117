import type { Role } from "../../db/schema.ts";
import type { Queryable } from "../../db/transaction.ts";
import { loadSchedules } from "./load_schedules.ts";
import type { Schedule } from "./slots.ts";

/** What a therapist offers to somebody in this role: the minimum notice does not bind therapists themselves. */
export async function offeredSchedule(
  db: Queryable,
  therapistId: string,
  role: Role,
  now: Temporal.Instant,
): Promise<Schedule | null> {
  const schedule = (await loadSchedules(db, [therapistId], now)).get(therapistId);
  if (!schedule) return null;
  return role === "therapist" ? { ...schedule, noticeMinutes: 0 } : schedule;
}
