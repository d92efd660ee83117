import { transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import type { Visit } from "../../practice.ts";
import { countAttempt, type TooMany } from "../count_attempt.ts";
import { emailKey } from "../email_key.ts";
import { recordAccountEvent } from "../record_account_event.ts";
import { issueToken } from "../single_use_token.ts";
import { noAccountMail, resetMail } from "./reset_mails.ts";
import { resetToken } from "./reset_token.ts";

/**
 * Mails a link to set a new password. Known or not, the address gets the same answer after the same work: a token, a mail, an audit
 * event (ASVS 5.0, 6.3.8). Nothing about the account changes until the link is used, so asking locks nobody out.
 */
export async function askForReset(
  visit: Visit,
  { email }: { email: string },
): Promise<{ kind: "mailed" } | TooMany> {
  const key = emailKey(email);
  const refusal = await countAttempt(visit, ["resetByNetwork", visit.network], ["resetByAddress", key]);
  if (refusal) return refusal;
  await transaction(visit.db, async (trx) => {
    const user = await trx.selectFrom("users").select(["id", "email"])
      .where("emailKey", "=", key).where("status", "=", "active").executeTakeFirst();
    await trx.deleteFrom("tokens").where("emailKey", "=", key).where("kind", "=", resetToken.kind).execute();
    const userId = user?.id ?? null;
    const secret = await issueToken(trx, visit, resetToken, { userId, emailKey: key, payload: {} });
    await recordAccountEvent(trx, visit, userId, "ask_for_reset", { by: null });
    const { origin } = visit.config;
    const mail = user ? resetMail({ to: user.email, origin, secret }) : noAccountMail({ to: email, origin });
    await enqueueMail(trx, visit, mail);
  });
  return { kind: "mailed" };
}
