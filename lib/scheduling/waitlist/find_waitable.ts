import { transaction } from "../../../db/transaction.ts";
import { isListed } from "../../people/profile/is_listed.ts";
import type { Acting } from "../../practice.ts";
import { recordForPatients } from "../appointments/record_for_patients.ts";
import { waitingEntries } from "./waiting_entries.ts";
import { type WaitedFor, whoWaits } from "./who_waits.ts";

/** The contents of the waitlist form. */
interface Waitable {
  /** The ward's name if a guardian acts; null if the patient acts. */
  ward: { id: string; name: string } | null;
  therapistName: string;
  /** The present time of the visit that should be earlier. */
  startsAt: Temporal.Instant | null;
  /** The present wishes of a patient who already waits. */
  wish: { earliest: string; latest: string; weekdays: string[]; partsOfDay: string[] } | null;
}

/**
 * Returns what the acting patient, or one of their wards, would wait for; null if it does not exist or is not
 * theirs.
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
      .select("users.name").where("userId", "=", what.therapistId ?? "").where(isListed).executeTakeFirst();
    return therapist ? { ward, therapistName: therapist.name, startsAt: null, wish } : null;
  }, { isolation: "read committed" });
}
