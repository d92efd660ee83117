import type { Transaction } from "../../../db/transaction.ts";
import type { MailKind } from "../../shared/codes/mail_kinds.ts";
import { maskAddress } from "./mask_address.ts";

/** An enqueued mail, by the ID of its job. */
interface LoggedMail {
  id: string;
  kind: MailKind;
  /** The recipient, if they have an account. */
  userId: string | null;
  /** The address, which is not stored. */
  to: string;
}

/** Logs that these mails wait for delivery, without their content. */
export async function logMails(
  trx: Transaction,
  now: Temporal.Instant,
  mails: readonly LoggedMail[],
): Promise<void> {
  await trx.insertInto("mails").values(mails.map(({ id, kind, userId, to }) => ({
    id,
    userId,
    maskedAddress: maskAddress(to),
    kind,
    status: "waiting" as const,
    attempts: 0,
    lastFailure: null,
    createdAt: now,
    changedAt: now,
  }))).execute();
}
