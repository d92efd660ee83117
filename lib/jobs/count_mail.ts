import { mailLimits } from "../config/account_limits.ts";
import type { Caller, Practice } from "../practice.ts";
import { TooManyMails } from "./too_many_mails.ts";

/** Who causes a mail: a caller, or Bloom itself. */
export type MailSender =
  & Pick<Practice, "db" | "keyring" | "now">
  & (Pick<Caller, "cache" | "actor" | "requestId"> | { actor?: undefined });

/** A transaction that is tried again within this time does not count again. */
const ONCE = { most: 1000, windowSeconds: 60 };

/**
 * Counts a mail that a user causes to another, once for each request and reader.
 * @throws {TooManyMails} above a limit. The caller's transaction is rolled back, so nothing happens.
 */
export async function countMail(sender: MailSender, readerId: string | undefined): Promise<void> {
  if (!sender.actor || !readerId || readerId === sender.actor.userId) return;
  const { actor: { userId }, cache, requestId } = sender;
  const isFirst = async (...of: string[]) => (await cache.hit(`mail:${of.join(":")}`, ONCE)).count === 1;
  const count = async (limit: keyof typeof mailLimits, ...of: string[]) => {
    const { count, resetsInSeconds } = await cache.hit(`${limit}:${of.join(":")}`, mailLimits[limit]);
    if (count > mailLimits[limit].most) throw new TooManyMails(resetsInSeconds);
  };
  if (await isFirst(requestId, userId)) await count("mailsBySender", userId);
  if (!await isFirst(requestId, userId, readerId)) return;
  await count("mailsToOneReader", userId, readerId);
  await count("mailsToOneReaderADay", userId, readerId);
  await count("mailsToReader", readerId);
}
