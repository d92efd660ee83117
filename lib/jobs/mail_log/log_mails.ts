import type { Transaction } from "../../../db/transaction.ts";
import type { MailKind } from "../../shared/codes/mail_kinds.ts";
import { maskAddress } from "./mask_address.ts";

/** A mail that was put into the queue, by the id of its job. */
interface LoggedMail {
  id: string;
  kind: MailKind;
  /** To whom, where they have an account. */
  userId: string | null;
  /** The address, which is not kept. */
  to: string;
}

/** Notes in the practice's log that these mails wait to be delivered; nothing of what they say. */
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
