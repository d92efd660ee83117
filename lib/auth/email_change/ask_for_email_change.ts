import { transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import { writeMail } from "../../outside/mail/write_mail.ts";
import type { Acting } from "../../practice.ts";
import * as paths from "../../shared/paths.ts";
import { countAttempt, type TooMany } from "../limits/count_attempt.ts";
import { emailKey } from "../accounts/email_key.ts";
import { notifyOwner } from "../notices/notify_owner.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { issueToken } from "../tokens/single_use_token.ts";
import { accountTexts } from "../texts/account_texts.ts";
import { emailChangeToken } from "./email_change_token.ts";

export type AskForEmailChangeResult = { kind: "mailed" } | { kind: "same" } | TooMany;

/**
 * Requests a new address for the acting user's account. Nothing changes until the new address is verified,
 * and the old one is notified immediately. A taken address gets the same answer, and its owner gets a mail.
 */
export async function askForEmailChange(
  acting: Acting,
  { email }: { email: string },
): Promise<AskForEmailChangeResult> {
  const { actor, db, config } = acting;
  const key = emailKey(email);
  if (key === emailKey(actor.email)) return { kind: "same" };
  const refusal = await countAttempt(acting, ["emailChangeByAccount", actor.userId], [
    "signUpByAddress",
    key,
  ]);
  if (refusal) return refusal;
  await transaction(db, async (trx) => {
    const owner = await trx.selectFrom("users").select(["id", "email", "locale"]).where("emailKey", "=", key)
      .executeTakeFirst();
    const { locale } = await trx.selectFrom("users").select("locale").where("id", "=", actor.userId)
      .executeTakeFirstOrThrow();
    await trx.deleteFrom("tokens").where("userId", "=", actor.userId).where(
      "kind",
      "=",
      emailChangeToken.kind,
    )
      .execute();
    const payload = { email, taken: owner !== undefined };
    const secret = await issueToken(trx, acting, emailChangeToken, { userId: actor.userId, payload });
    await recordAccountEvent(trx, acting, actor.userId, "ask_for_email_change");
    const mail = owner
      ? writeMail(config, {
        to: { email: owner.email, locale: owner.locale },
        letter: accountTexts[owner.locale].addressInUse(),
        path: paths.signIn(),
      })
      : writeMail(config, {
        to: { email, locale },
        letter: accountTexts[locale].newAddress(),
        path: paths.confirmEmail(secret),
      });
    const userId = owner ? owner.id : actor.userId;
    await enqueueMail(trx, acting, mail, { kind: "account", userId });
    await notifyOwner(trx, acting, actor, { kind: "email_change_asked" });
  });
  return { kind: "mailed" };
}
