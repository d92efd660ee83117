import { transaction } from "../../db/transaction.ts";
import type { Acting } from "../practice.ts";
import { cancelAllComing } from "../scheduling/booking/cancel_all_coming.ts";
import { allows } from "../people/care/care_states.ts";
import { careOf } from "../people/care/care_view.ts";
import { endRelationship } from "./end_relationship.ts";

export type EndResult =
  | { kind: "ended"; cancelledVisits: number }
  | { kind: "withdrawn" }
  | { kind: "not_found" }
  | { kind: "changed" };

/**
 * Ends the acting user's relationship with another, from either side; a patient withdraws a pending request
 * the same way. With `cancelVisits` their upcoming visits are canceled, whatever the notice.
 */
export function endCare(
  acting: Acting,
  id: string,
  { cancelVisits }: { cancelVisits: boolean },
): Promise<EndResult> {
  const { actor, now } = acting;
  return transaction(acting.db, async (trx): Promise<EndResult> => {
    const row = await careOf(trx, actor.userId, now()).where("care.id", "=", id).forUpdate("care")
      .executeTakeFirst();
    if (!row) return { kind: "not_found" };
    const { patientId, therapistId } = row;
    const withdraws = therapistId !== actor.userId && allows(row.status, "withdraw");
    if (!withdraws && !allows(row.status, "end")) return { kind: "changed" };
    const cancelledVisits = !withdraws && cancelVisits
      ? await cancelAllComing(trx, acting, { patientId, therapistId })
      : 0;
    await endRelationship(trx, acting, row);
    return withdraws ? { kind: "withdrawn" } : { kind: "ended", cancelledVisits };
  });
}
