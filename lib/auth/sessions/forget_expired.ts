import { transaction } from "../../../db/transaction.ts";
import type { Practice } from "../../practice.ts";

/** Deletes expired sessions and tokens. They open nothing in any case; this keeps the tables small. */
export async function forgetExpired({ db, now }: Pick<Practice, "db" | "now">): Promise<void> {
  await transaction(db, async (trx) => {
    await trx.deleteFrom("sessions").where("expiresAt", "<=", now()).execute();
    await trx.deleteFrom("tokens").where("expiresAt", "<=", now()).execute();
  });
}
