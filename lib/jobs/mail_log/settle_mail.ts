import type { MailStatus } from "../../shared/codes/mail_statuses.ts";
import type { Transaction } from "../../../db/transaction.ts";

interface Settlement {
  status: MailStatus;
  attempts: number;
  /** The class of what went wrong; left out: nothing did, and what went wrong before stays noted. */
  failure?: string;
}

/** Notes what became of a mail at its last attempt. A job that is no mail has no entry, and nothing happens. */
export async function settleMail(
  trx: Transaction,
  id: string,
  { status, attempts, failure }: Settlement,
  now: Temporal.Instant,
): Promise<void> {
  await trx.updateTable("mails").set({ status, attempts, lastFailure: failure, changedAt: now })
    .where("id", "=", id).execute();
}
