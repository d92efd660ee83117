import { z } from "zod";
import { transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import { writeMail } from "../../outside/mail/write_mail.ts";
import type { Practice } from "../../practice.ts";
import * as paths from "../../shared/paths.ts";
import { emailKey } from "../accounts/email_key.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { accountTexts } from "../texts/account_texts.ts";
import { issueToken } from "../tokens/single_use_token.ts";
import { resetToken } from "./reset_token.ts";

const resetRequest = z.strictObject({
  /** As it was typed. */
  email: z.string(),
  requestId: z.string(),
  network: z.string(),
});

/** A request for a new password, and where it came from. */
export type ResetRequest = z.infer<typeof resetRequest>;

/**
 * Runs the job for a password request: mails a new link to the account's owner, or a note that there is no
 * account.
 */
export async function mailReset(practice: Practice, { payload }: { payload: unknown }): Promise<void> {
  const { email, ...origin } = resetRequest.parse(payload);
  const caller = { ...practice, ...origin, actor: null };
  const key = emailKey(email);
  await transaction(practice.db, async (trx) => {
    const user = await trx.selectFrom("users").select(["id", "email", "locale"])
      .where("emailKey", "=", key).where("status", "=", "active").executeTakeFirst();
    if (!user) {
      const mail = writeMail(practice.config, {
        // Nothing else is known about the reader.
        to: { email, locale: "en" },
        letter: accountTexts.en.noAccount(),
        path: paths.signIn(),
      });
      return await enqueueMail(trx, practice, mail, { kind: "account" });
    }
    await trx.deleteFrom("tokens").where("userId", "=", user.id).where("kind", "=", resetToken.kind)
      .execute();
    const secret = await issueToken(trx, practice, resetToken, { userId: user.id, payload: {} });
    await recordAccountEvent(trx, caller, user.id, "ask_for_reset", { by: null });
    const mail = writeMail(practice.config, {
      to: { email: user.email, locale: user.locale },
      letter: accountTexts[user.locale].reset(),
      path: paths.resetPassword(secret),
    });
    await enqueueMail(trx, practice, mail, { kind: "account", userId: user.id });
  });
}
