import { type Transaction, transaction } from "../../db/transaction.ts";
import { recordAuditEvent } from "../audit/record_audit_event.ts";
import { closeUser } from "../auth/accounts/close_user.ts";
import { releaseWards } from "../people/guardians/release_wards.ts";
import type { Acting } from "../practice.ts";
import type { Leaving } from "../scheduling/mail/where_to_look.ts";
import { findWard, listWards } from "../people/guardians/wards.ts";
import { endCareOfPatient } from "./end_care_of_patient.ts";

type EndGuardianshipResult = { kind: "ended"; cancelledVisits: number } | { kind: "not_found" };

/**
 * Ends the acting guardian's guardianship of this ward. If no other guardian is left, the ward leaves the
 * practice: upcoming visits are canceled, and what the law requires a practice to keep stays closed.
 */
export function endGuardianship(acting: Acting, wardId: string): Promise<EndGuardianshipResult> {
  return transaction(acting.db, async (trx): Promise<EndGuardianshipResult> => {
    if (!await findWard({ ...acting, db: trx }, wardId)) return { kind: "not_found" };
    return { kind: "ended", cancelledVisits: await end(trx, acting, { patientId: wardId, accountId: null }) };
  });
}

/** Ends every guardianship of a user who closes their account. */
export async function endAllGuardianships(trx: Transaction, acting: Acting): Promise<void> {
  for (const { id } of await listWards({ ...acting, db: trx })) {
    await end(trx, acting, { patientId: id, accountId: acting.actor.userId });
  }
  // A ward who has come of age is not listed, and only loses the link.
  await releaseWards(trx, acting);
}

/**
 * Whether the ward has another guardian, so that its visits stay. The rows are locked, so that two guardians
 * who leave simultaneously do not both see the other stay.
 */
async function hasAnother(trx: Transaction, { actor }: Acting, wardId: string): Promise<boolean> {
  const others = await trx.selectFrom("guardianships").select("guardianId")
    .where("wardId", "=", wardId).where("endedAt", "is", null).forUpdate().execute();
  return others.some(({ guardianId }) => guardianId !== actor.userId);
}

async function end(trx: Transaction, acting: Acting, leaving: Leaving): Promise<number> {
  const wardId = leaving.patientId;
  const isLast = !await hasAnother(trx, acting, wardId);
  const cancelled = isLast ? await endCareOfPatient(trx, acting, leaving) : 0;
  await releaseWards(trx, acting, wardId);
  if (isLast) await closeUser(trx, acting, wardId);
  await recordAuditEvent(trx, acting, {
    action: "end_guardianship",
    subjectType: "ward",
    subjectId: wardId,
    ownerId: wardId,
    reason: isLast ? "ward_leaves" : undefined,
  });
  return cancelled;
}
