import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import type { ScheduleInput } from "../../shared/schemas/schedule.ts";
import type { SlotDay } from "../free/find_slots.ts";
import { loadBusy } from "../free/load_busy.ts";
import { findScheduleConflicts, type ScheduleConflict } from "./schedule_conflicts.ts";
import { scheduleOfInput } from "./schedule_of_input.ts";
import { slotsBetween } from "../free/slots.ts";
import { startOfDay } from "../time/wall_clock.ts";

const PREVIEW_DAYS = 14;

export interface SchedulePreview {
  timeZone: string;
  days: SlotDay[];
  conflicts: ScheduleConflict[];
}

/**
 * Returns what patients would see of the next two weeks if this were saved, and the appointments that it
 * would not cover.
 */
export async function previewSchedule(acting: Acting, input: ScheduleInput): Promise<SchedulePreview> {
  const { db, actor, now } = acting;
  const schedule = scheduleOfInput(actor.userId, input);
  const { timeZone } = schedule;
  const today = now().toZonedDateTimeISO(timeZone).toPlainDate();
  const until = startOfDay(today.add({ days: PREVIEW_DAYS }), timeZone);
  const busy = await loadBusy(db, { therapistIds: [actor.userId], from: now(), until });
  const slots = slotsBetween(schedule, busy.of(actor.userId), now(), until, now());
  const days = Array.from({ length: PREVIEW_DAYS }, (_, index) => {
    const date = today.add({ days: index });
    return {
      date,
      slots: slots.filter(({ startsAt }) => startsAt.toZonedDateTimeISO(timeZone).toPlainDate().equals(date)),
    };
  });
  const conflicts = await transaction(
    db,
    (trx) => findScheduleConflicts(trx, acting, schedule),
    { isolation: "read committed" },
  );
  return { timeZone, days, conflicts };
}
