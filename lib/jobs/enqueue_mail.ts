import type { Transaction } from "../../db/transaction.ts";
import type { Mail } from "../outside/mail/mailer.ts";
import type { Practice } from "../practice.ts";
import type { MailKind } from "../shared/codes/mail_kinds.ts";
import { enqueueJob } from "./enqueue_job.ts";
import { logMails } from "./mail_log/log_mails.ts";

/** What the practice's log says of a mail besides when. */
export interface MailAbout {
  kind?: MailKind;
  /** To whom, where they have an account. */
  userId?: string;
  runAt?: Temporal.Instant;
}

/** Posts a mail: it leaves once the caller's transaction has been committed, and not at all when it isn't. */
export async function enqueueMail(
  trx: Transaction,
  practice: Pick<Practice, "db" | "keyring" | "now">,
  mail: Mail,
  { kind = "notice", userId, runAt }: MailAbout = {},
): Promise<void> {
  const id = await enqueueJob(trx, practice, "mail", mail, { runAt });
  await logMails(trx, practice.now(), [{ id, kind, userId: userId ?? null, to: mail.to }]);
}
