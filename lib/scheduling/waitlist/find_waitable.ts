import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { recordForPatients } from "../appointments/record_for_patients.ts";
import { waitingEntries } from "./waiting_entries.ts";
import { type WaitedFor, whoWaits } from "./who_waits.ts";

/** What the form for waiting shows. */
interface Waitable {
  /** Whose name stands on it when a guardian waits for a ward; null: the person themselves. */
  ward: { id: string; name: string } | null;
  therapistName: string;
  /** When the visit is now that is to be earlier. */
  startsAt: Temporal.Instant | null;
  /** What they wish already, when they wait. */
  wish: { earliest: string; latest: string; weekdays: string[]; partsOfDay: string[] } | null;
}

/**
 * What the acting patient, or a ward of theirs, would wait for; null when there is no such thing of theirs.
 */
export function findWaitable(acting: Acting, what: WaitedFor): Promise<Waitable | null> {
  const { db, actor, now } = acting;
  return transaction(db, async (trx) => {
    const who = await whoWaits(trx, acting, what);
    if (!who) return null;
    const { patientId, row } = who;
    const ward = patientId === actor.userId
      ? null
      : await trx.selectFrom("users").select(["id", "name"]).where("id", "=", patientId)
        .executeTakeFirstOrThrow();
    const before = await waitingEntries(trx, now()).where("entry.patientId", "=", patientId)
      .$if(
        what.appointmentId !== undefined,
        (query) => query.where("entry.appointmentId", "=", what.appointmentId ?? ""),
      )
      .$if(
        what.appointmentId === undefined,
        (query) =>
          query.where("entry.appointmentId", "is", null).where(
            "entry.therapistId",
            "=",
            what.therapistId ?? "",
          ),
      )
      .executeTakeFirst();
    const wish = before
      ? {
        earliest: before.earliest.toString(),
        latest: before.latest.toString(),
        weekdays: before.weekdays,
        partsOfDay: before.partsOfDay,
      }
      : null;
    if (row) {
      await recordForPatients(trx, acting, row, "read");
      return { ward, therapistName: row.therapistName, startsAt: row.startsAt, wish };
    }
    const therapist = await trx.selectFrom("therapistProfiles").innerJoin("users", "users.id", "userId")
      .select("users.name").where("userId", "=", what.therapistId ?? "").where("listed", "=", true)
      .where("users.status", "=", "active").executeTakeFirst();
    return therapist ? { ward, therapistName: therapist.name, startsAt: null, wish } : null;
  }, { isolation: "read committed" });
}
