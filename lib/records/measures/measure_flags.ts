import { calledName } from "../../shared/called_name.ts";
import { sql } from "kysely";
import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import type { MeasureFlagOutput } from "../../shared/schemas/measures.ts";
import { recordMeasureEvent } from "./record_measure_event.ts";

/** More than a therapist can look at before the list is read again. */
const LIMIT = 200;

/**
 * Returns the flags that the acting therapist has not seen yet, the newest first. Records an audit event for
 * each.
 */
export function listOpenFlags(acting: Acting): Promise<MeasureFlagOutput[]> {
  return transaction(acting.db, async (trx) => {
    const rows = await trx.selectFrom("measureFlags as flag")
      .innerJoin("users", "users.id", "flag.patientId")
      .innerJoin("patientProfiles", "patientProfiles.userId", "flag.patientId")
      .select(["flag.id", "flag.resultId", "flag.patientId", "flag.raisedAt", "users.name", "preferredName"])
      .where("flag.therapistId", "=", acting.actor.userId).where("flag.seenAt", "is", null)
      .orderBy("flag.raisedAt", "desc").orderBy("flag.id").limit(LIMIT).execute();
    for (const row of rows) await recordMeasureEvent(trx, acting, "measure_flag", row, "list");
    return rows.map(({ id, resultId, patientId, raisedAt, name, preferredName }) => ({
      id,
      resultId,
      patient: { id: patientId, name: calledName({ preferredName, name }) },
      raisedAt,
    }));
  }, { isolation: "read committed" });
}

/** How many flags a therapist has not seen yet, for the therapist_profiles row at hand. */
export const openFlagsOfTherapist = sql<number>`(SELECT count(*)::int4 FROM measure_flags AS flag
  WHERE flag.therapist_id = therapist_profiles.user_id AND flag.seen_at IS NULL)`;

/** Marks a flag of the acting therapist as seen. A second time changes nothing. */
export function acknowledgeFlag(
  acting: Acting,
  id: string,
): Promise<{ kind: "acknowledged" } | { kind: "not_found" }> {
  return transaction(acting.db, async (trx) => {
    const flag = await trx.selectFrom("measureFlags").select(["id", "patientId", "seenAt"])
      .where("id", "=", id).where("therapistId", "=", acting.actor.userId).forUpdate().executeTakeFirst();
    if (!flag) return { kind: "not_found" };
    if (flag.seenAt === null) {
      await trx.updateTable("measureFlags").set({ seenAt: acting.now() }).where("id", "=", id).execute();
      await recordMeasureEvent(trx, acting, "measure_flag", flag, "acknowledge");
    }
    return { kind: "acknowledged" };
  });
}
