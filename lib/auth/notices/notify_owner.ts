import type { Transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import type { Mail } from "../../outside/mail/mailer.ts";
import { type MailReader, writeMail } from "../../outside/mail/write_mail.ts";
import type { Caller } from "../../practice.ts";
import * as paths from "../../shared/paths.ts";
import { sayTime } from "../../shared/say_time/say_time_in.ts";
import type { SigningInUser } from "../activity/actor_of.ts";
import { type Notice, noticeText } from "./notices.ts";

/**
 * Notifies the owner of an account, by mail and in their language, of what just happened to it (ASVS 5.0,
 * 6.3.5 and 6.3.7). The mail leaves only after the commit.
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
  const { email, timeZone } = owner;
  const mail = noticeMail(caller, { email, locale, timeZone }, notice);
  await enqueueMail(trx, caller, mail, { kind: "account", userId });
}

/**
 * Returns a notice's mail. It greets no one by name, and contains nothing that a stranger could have written.
 */
export function noticeMail(
  { config, now }: Pick<Caller, "config" | "now">,
  { email, locale, timeZone }: Omit<MailReader, "name"> & { timeZone: string },
  notice: Notice,
): Mail {
  const { frame, text } = noticeText(notice, locale);
  const isClosed = notice.kind === "account_deleted";
  const letter = {
    ...text,
    facts: [[frame.when, sayTime[locale].sayMoment(now(), timeZone, now())] as const, ...text.facts ?? []],
    action: isClosed ? frame.home : frame.security,
  };
  const path = isClosed ? paths.home() : paths.security();
  return writeMail(config, { to: { email, locale }, letter, path });
}
