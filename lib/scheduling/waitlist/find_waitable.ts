import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { findRow } from "../appointments_of.ts";
import { recordForPatients } from "../record_for_patients.ts";
import type { WaitedFor } from "./join_waitlist.ts";
import { waitingEntries } from "./waiting_entries.ts";

/** What the form for waiting shows. */
export interface Waitable {
  therapistName: string;
  /** When the visit is now that is to be earlier. */
  startsAt: Temporal.Instant | null;
  /** What they wish already, when they wait. */
  wish: { earliest: string; latest: string; weekdays: string[]; partsOfDay: string[] } | null;
}

/** What the acting patient would wait for, or null when there is no such thing of theirs. */
export function findWaitable(acting: Acting, what: WaitedFor): Promise<Waitable | null> {
  const { db, actor, now } = acting;
  return transaction(db, async (trx) => {
    const before = await waitingEntries(trx, now()).where("entry.patientId", "=", actor.userId)
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
    if (what.appointmentId !== undefined) {
      const row = await findRow(trx, actor.userId, what.appointmentId, acting.now());
      // What guardians move for a ward cannot be waited for.
      if (!row?.patients.some(({ id }) => id === actor.userId)) return null;
      await recordForPatients(trx, acting, row, "read");
      return { therapistName: row.therapistName, startsAt: row.startsAt, wish };
    }
    const therapist = await trx.selectFrom("therapistProfiles").innerJoin("users", "users.id", "userId")
      .select("users.name").where("userId", "=", what.therapistId).where("listed", "=", true)
      .where("users.status", "=", "active").executeTakeFirst();
    return therapist ? { therapistName: therapist.name, startsAt: null, wish } : null;
  }, { isolation: "read committed" });
}
