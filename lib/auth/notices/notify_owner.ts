import type { Transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import { writeLetter } from "../../outside/mail/write_mail.ts";
import type { Caller } from "../../practice.ts";
import { paths } from "../../shared/paths.ts";
import { sayTime } from "../../shared/say_time_in.ts";
import type { SigningInUser } from "../activity/actor_of.ts";
import { type Notice, noticeTexts } from "./notice_text.ts";

/**
 * Tells the owner of an account, by mail and in their language, what has just happened to it (ASVS 5.0, 6.3.5 and 6.3.7). The mail leaves only when the
 * change is committed, and carries nothing that a stranger could have written.
 */
export async function notifyOwner(
  trx: Transaction,
  caller: Pick<Caller, "db" | "keyring" | "now" | "config">,
  owner: Pick<SigningInUser, "email" | "timeZone"> & ({ id: string } | { userId: string }),
  notice: Notice,
): Promise<void> {
  const userId = "userId" in owner ? owner.userId : owner.id;
  const { locale } = await trx.selectFrom("users").select("locale").where("id", "=", userId)
    .executeTakeFirstOrThrow();
  const texts = noticeTexts[locale];
  const { subject, happened, otherwise } = texts.of(notice);
  const now = caller.now();
  const letter = {
    subject,
    paragraphs: [happened],
    facts: [[texts.when, sayTime[locale].sayMoment(now, owner.timeZone, now)] as const],
    further: [texts.nothingToDo, otherwise],
    link: texts.link,
  };
  const to = { email: owner.email, locale };
  const href = caller.config.origin + paths.security();
  await enqueueMail(trx, caller, writeLetter(to, letter, href), { kind: "account", userId });
}
