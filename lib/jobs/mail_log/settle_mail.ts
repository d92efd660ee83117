import type { MailStatus } from "../../shared/codes/mail_statuses.ts";
import type { Transaction } from "../../../db/transaction.ts";

interface Settlement {
  status: MailStatus;
  attempts: number;
  /** The class of the failure. If omitted there was none, and an earlier one stays recorded. */
  failure?: string;
}

/** Records the result of a mail's last attempt. A job that is not a mail has no entry, so nothing happens. */
export async function settleMail(
  trx: Transaction,
  id: string,
  { status, attempts, failure }: Settlement,
  now: Temporal.Instant,
): Promise<void> {
  await trx.updateTable("mails").set({ status, attempts, lastFailure: failure, changedAt: now })
    .where("id", "=", id).execute();
}
