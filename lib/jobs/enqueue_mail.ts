import type { Transaction } from "../../db/transaction.ts";
import type { Mail } from "../outside/mail/mailer.ts";
import type { MailKind } from "../shared/codes/mail_kinds.ts";
import { countMail, type MailSender } from "./count_mail.ts";
import { enqueueJob } from "./enqueue_job.ts";
import { logMails } from "./mail_log/log_mails.ts";

/** What the mail log stores about a mail besides times. */
export interface MailAbout {
  kind?: MailKind;
  /** The recipient, if they have an account. */
  userId?: string;
  runAt?: Temporal.Instant;
}

/**
 * Enqueues a mail: it is sent after the current transaction commits, and not at all otherwise.
 * @throws {TooManyMails} if a user causes too many mails to others.
 */
export async function enqueueMail(
  trx: Transaction,
  sender: MailSender,
  mail: Mail,
  { kind = "notice", userId, runAt }: MailAbout = {},
): Promise<void> {
  await countMail(trx, sender, userId);
  const id = await enqueueJob(trx, sender, "mail", mail, { runAt });
  await logMails(trx, sender.now(), [{ id, kind, userId: userId ?? null, to: mail.to }]);
}
