import type { Transaction } from "../../db/transaction.ts";
import type { Acting } from "../practice.ts";
import { appointmentsOf, lockRow } from "./appointments_of.ts";
import { allows } from "./appointment_states.ts";
import { writeCancellation } from "./cancel_appointment.ts";

/** How many appointments of the acting person's are still to come and can be cancelled. */
export async function countComing(
  queryable: Parameters<typeof appointmentsOf>[0],
  { actor, now }: Pick<Acting, "actor" | "now">,
): Promise<number> {
  const rows = await appointmentsOf(queryable, actor.userId).where("appointments.startsAt", ">", now())
    .execute();
  return rows.filter(({ status }) => allows(status, "cancel")).length;
}

/**
 * Cancels all that the acting person has coming, or all with one other, whatever the notice: they leave the practice, or each other.
 * The others are told by mail.
 * @returns how many it were.
 */
export async function cancelAllComing(
  trx: Transaction,
  acting: Acting,
  { withWhom }: { withWhom?: string } = {},
): Promise<number> {
  const { actor, now } = acting;
  const rows = await appointmentsOf(trx, actor.userId).where("appointments.startsAt", ">", now()).execute();
  const coming = rows.filter(({ status, therapistId, patients }) =>
    allows(status, "cancel") &&
    (!withWhom || withWhom === therapistId || patients.some(({ id }) => id === withWhom))
  );
  for (const { id } of coming) {
    const row = await lockRow(trx, actor.userId, id);
    if (row && allows(row.status, "cancel")) await writeCancellation(trx, acting, row);
  }
  return coming.length;
}
