import type { Transaction } from "../../db/transaction.ts";
import { careOf } from "../people/care/care_view.ts";
import type { Acting } from "../practice.ts";
import { endRelationship } from "./end_relationship.ts";

/** Ends all requests and relationships of a patient or a therapist who leaves the practice. */
export async function endAllCare(
  trx: Transaction,
  acting: Acting,
  of: { patientId: string } | { therapistId: string },
): Promise<void> {
  const [column, userId] = "patientId" in of
    ? ["care.patientId" as const, of.patientId]
    : ["care.therapistId" as const, of.therapistId];
  const rows = await careOf(trx, userId, acting.now()).where(column, "=", userId)
    .where("care.status", "in", ["requested", "active"]).orderBy("care.id").forUpdate("care").execute();
  for (const row of rows) await endRelationship(trx, acting, row);
}
