import type { Queryable, Transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import type { SigningInUser } from "../activity/actor_of.ts";
import { notifyOwner } from "../notices/notify_owner.ts";
import { hashSecret, newSecret } from "../tokens/secret.ts";
import type { Browser } from "./session.ts";

/**
 * Records the browser of a sign-in. A user who has used other browsers but never this one gets a mail about
 * it.
 * @returns the secret that identifies the browser from now on.
 */
export async function recognizeBrowser(
  trx: Transaction,
  caller: Caller,
  user: Pick<SigningInUser, "id" | "email" | "timeZone">,
  { secret, userAgent }: Pick<Browser, "secret" | "userAgent">,
): Promise<string> {
  const now = caller.now();
  const called = userAgent.slice(0, 200);
  const known = secret
    ? await trx.selectFrom("browsers").select(["id", "userId"]).where("secretHash", "=", hashSecret(secret))
      .execute()
    : [];
  const own = known.find(({ userId }) => userId === user.id);
  if (secret && own) {
    await trx.updateTable("browsers").set({ lastSeenAt: now, userAgent: called }).where("id", "=", own.id)
      .execute();
    return secret;
  }
  const others = await trx.selectFrom("browsers").select("id").where("userId", "=", user.id).limit(1)
    .executeTakeFirst();
  // A secret that Bloom did not create is not adopted, because an attacker could have planted it.
  const kept = secret && known.length > 0 ? secret : newSecret();
  await trx.insertInto("browsers").values({
    id: crypto.randomUUID(),
    userId: user.id,
    secretHash: hashSecret(kept),
    userAgent: called,
    firstSeenAt: now,
    lastSeenAt: now,
    trustedUntil: null,
  }).execute();
  if (others) await notifyOwner(trx, caller, user, { kind: "new_browser", userAgent });
  return kept;
}

/**
 * Whether the account with this address has completed a sign-in in this browser. The cookie's secret has 160
 * random bits and one row for each account, so it can neither be invented nor used for another account.
 */
export async function isKnownBrowser(
  queryable: Queryable,
  emailKey: string,
  secret: string,
): Promise<boolean> {
  const row = await queryable.selectFrom("browsers").innerJoin("users", "users.id", "browsers.userId")
    .select("browsers.id")
    .where("users.emailKey", "=", emailKey)
    .where("secretHash", "=", hashSecret(secret))
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether this browser's owner asked, within the last 30 days, to skip the second factor in it. */
export async function isTrustedBrowser(
  queryable: Queryable,
  { now }: Pick<Caller, "now">,
  userId: string,
  { secret }: Pick<Browser, "secret">,
): Promise<boolean> {
  if (!secret) return false;
  const row = await queryable.selectFrom("browsers").select("id")
    .where("userId", "=", userId)
    .where("secretHash", "=", hashSecret(secret))
    .where("trustedUntil", ">", now())
    .executeTakeFirst();
  return row !== undefined;
}
