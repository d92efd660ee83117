import { type Queryable, transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import {
  isRemindedByDefault,
  offsetMinutes,
  type ReminderOffset,
} from "../../shared/codes/reminder_offsets.ts";

type Attending = { userId: string; role: "patient" | "therapist" };

/** Whether an active user wants a reminder this long before a visit. */
export async function wantsReminder(
  db: Queryable,
  { userId, role, offsetMinutes }: Attending & { offsetMinutes: number },
): Promise<boolean> {
  const user = await db.selectFrom("users")
    .leftJoin(
      "reminderChoices as choice",
      (join) => join.onRef("choice.userId", "=", "users.id").on("choice.offsetMinutes", "=", offsetMinutes),
    )
    .select("choice.wanted").where("users.id", "=", userId).where("users.status", "=", "active")
    .executeTakeFirst();
  return user ? user.wanted ?? isRemindedByDefault(offsetMinutes, role) : false;
}

/**
 * Returns the minutes before a visit when the acting user is reminded, the longest first: their choice,
 * otherwise their role's default.
 */
export function readReminderChoices({ db, actor }: Acting): Promise<ReminderOffset[]> {
  return loadChoices(db, attending(actor));
}

/** Saves when the acting user is reminded. Only changed offsets get a new decision time. */
export function saveReminderChoices(acting: Acting, wanted: readonly ReminderOffset[]): Promise<void> {
  const { db, actor, now } = acting;
  const { userId } = actor;
  return transaction(db, async (trx) => {
    const before = await loadChoices(trx, attending(actor));
    const changed = offsetMinutes.filter((offset) => before.includes(offset) !== wanted.includes(offset));
    if (changed.length === 0) return;
    await trx.insertInto("reminderChoices")
      .values(changed.map((offset) => ({
        userId,
        offsetMinutes: offset,
        wanted: wanted.includes(offset),
        decidedAt: now(),
      })))
      .onConflict((conflict) =>
        conflict.columns(["userId", "offsetMinutes"]).doUpdateSet((set) => ({
          wanted: set.ref("excluded.wanted"),
          decidedAt: set.ref("excluded.decidedAt"),
        }))
      ).execute();
    await recordAuditEvent(trx, acting, {
      action: "update",
      subjectType: "reminder_choices",
      subjectId: userId,
      ownerId: userId,
    });
  });
}

async function loadChoices(db: Queryable, { userId, role }: Attending): Promise<ReminderOffset[]> {
  const rows = await db.selectFrom("reminderChoices").select(["offsetMinutes", "wanted"])
    .where("userId", "=", userId).execute();
  const chosen = new Map(rows.map((row) => [row.offsetMinutes, row.wanted]));
  return offsetMinutes.filter((offset) => chosen.get(offset) ?? isRemindedByDefault(offset, role));
}

function attending({ userId, role }: Acting["actor"]): Attending {
  if (role === "admin") throw new Error("An admin doesn't attend visits.");
  return { userId, role };
}
