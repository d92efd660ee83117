import { z } from "zod";
import { transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import type { Practice } from "../../practice.ts";
import { emailKey } from "../accounts/email_key.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { issueToken } from "../tokens/single_use_token.ts";
import { noAccountMail, resetMail } from "./reset_mails.ts";
import { resetToken } from "./reset_token.ts";

const resetRequest = z.strictObject({
  /** As it was typed. */
  email: z.string(),
  requestId: z.string(),
  network: z.string(),
});

/** That somebody asked for a new password, and from where. */
export type ResetRequest = z.infer<typeof resetRequest>;

/** The job that answers a request for a new password: a new link to the account's owner, or word that there is no account. */
export async function mailReset(practice: Practice, { payload }: { payload: unknown }): Promise<void> {
  const { email, ...origin } = resetRequest.parse(payload);
  const visit = { ...practice, ...origin, actor: null };
  const key = emailKey(email);
  const site = practice.config.origin;
  await transaction(practice.db, async (trx) => {
    const user = await trx.selectFrom("users").select(["id", "email", "locale"])
      .where("emailKey", "=", key).where("status", "=", "active").executeTakeFirst();
    if (!user) {
      return await enqueueMail(trx, practice, noAccountMail({ to: email, origin: site }), {
        kind: "account",
      });
    }
    await trx.deleteFrom("tokens").where("userId", "=", user.id).where("kind", "=", resetToken.kind)
      .execute();
    const secret = await issueToken(trx, practice, resetToken, { userId: user.id, payload: {} });
    await recordAccountEvent(trx, visit, user.id, "ask_for_reset", { by: null });
    await enqueueMail(trx, practice, resetMail({ to: user, origin: site, secret }), {
      kind: "account",
      userId: user.id,
    });
  });
}
