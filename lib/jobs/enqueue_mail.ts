import type { Transaction } from "../../db/transaction.ts";
import type { Mail } from "../outside/mail/mailer.ts";
import type { Practice } from "../practice.ts";
import { enqueueJob } from "./enqueue_job.ts";

/** Posts a mail: it leaves once the caller's transaction has been committed, and not at all when it isn't. */
export async function enqueueMail(
  trx: Transaction,
  practice: Pick<Practice, "db" | "keyring" | "now">,
  mail: Mail,
  options: { runAt?: Temporal.Instant } = {},
): Promise<void> {
  await enqueueJob(trx, practice, "mail", mail, options);
}
