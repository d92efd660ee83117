import { sql } from "kysely";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import type { ScheduleInput, ScheduleJson } from "../../shared/schemas/schedule.ts";
import { readSchedule } from "./read_schedule.ts";
import { findScheduleConflicts, type ScheduleConflict } from "./schedule_conflicts.ts";
import { scheduleOfInput } from "./schedule_of_input.ts";
import type { Schedule } from "../schedule/schedule.ts";

interface SavingOptions {
  /** The version that the therapist has seen. */
  version: number;
  /** Save although appointments are outside; they stay unchanged. */
  acceptConflicts: boolean;
}

export type SaveScheduleResult =
  | { kind: "saved"; schedule: ScheduleJson }
  | { kind: "conflicts"; conflicts: ScheduleConflict[] }
  | { kind: "stale"; version: number };

/**
 * Replaces the acting therapist's hours, settings and future time off. It never silently drops coverage of a
 * booked appointment, and never overwrites a change saved in the meantime.
 */
export async function saveSchedule(
  acting: Acting,
  input: ScheduleInput,
  { version, acceptConflicts }: SavingOptions,
): Promise<SaveScheduleResult> {
  const { actor } = acting;
  const schedule = scheduleOfInput(actor.userId, input);
  return await transaction(acting.db, async (trx) => {
    const { scheduleVersion } = await trx.selectFrom("therapistProfiles").select("scheduleVersion")
      .where("userId", "=", actor.userId).forUpdate().executeTakeFirstOrThrow();
    if (scheduleVersion !== version) return { kind: "stale", version: scheduleVersion };
    const conflicts = acceptConflicts ? [] : await findScheduleConflicts(trx, acting, schedule);
    if (conflicts.length > 0) return { kind: "conflicts", conflicts };

    await write(trx, acting, schedule, input);
    await recordAuditEvent(trx, acting, {
      action: "change",
      subjectType: "schedule",
      subjectId: actor.userId,
      ownerId: actor.userId,
    });
    return { kind: "saved", schedule: await readSchedule(acting, trx) };
  });
}

async function write(
  trx: Transaction,
  { actor, now }: Acting,
  { hours, timeOff, therapistId, ...settings }: Schedule,
  input: ScheduleInput,
): Promise<void> {
  await trx.updateTable("therapistProfiles")
    .set({ ...settings, scheduleVersion: sql`schedule_version + 1`, updatedAt: now() })
    .where("userId", "=", actor.userId).execute();
  await trx.deleteFrom("availabilityRules").where("therapistId", "=", therapistId).execute();
  if (hours.length > 0) {
    const rows = hours.map((range) => ({ id: crypto.randomUUID(), therapistId, ...range }));
    await trx.insertInto("availabilityRules").values(rows).execute();
  }
  await trx.deleteFrom("timeOff").where("therapistId", "=", therapistId).where("endsAt", ">", now())
    .execute();
  const entries = timeOff.map((interval, index) => ({
    id: crypto.randomUUID(),
    therapistId,
    ...interval,
    timeZone: input.timeOff[index].timeZone ?? input.timeZone,
    note: input.timeOff[index].note,
    createdAt: now(),
  }));
  if (entries.length > 0) await trx.insertInto("timeOff").values(entries).execute();
}
