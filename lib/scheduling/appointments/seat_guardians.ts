import { sql } from "kysely";
import type { Transaction } from "../../../db/transaction.ts";
import { actsFor } from "../../people/guardians/acts_for.ts";

/**
 * Gives the current guardians of these patients a seat in the appointment; a guardian who already attends it
 * keeps theirs.
 */
export async function seatGuardians(
  trx: Transaction,
  { appointmentId, patientIds }: { appointmentId: string; patientIds: readonly string[] },
  now: Temporal.Instant,
): Promise<void> {
  const guardians = await trx.selectFrom("guardianships").select("guardianId").distinct()
    .where("wardId", "in", patientIds)
    .where(actsFor(sql.ref("guardianships.guardian_id"), sql.ref("guardianships.ward_id"), now)).execute();
  if (guardians.length === 0) return;
  await trx.insertInto("appointmentAttendees")
    .values(
      guardians.map(({ guardianId }) => ({ appointmentId, userId: guardianId, role: "guardian" as const })),
    )
    .onConflict((conflict) => conflict.columns(["appointmentId", "userId"]).doNothing()).execute();
}
