import { type Queryable, type Transaction, transaction } from "../../../../db/transaction.ts";
import { recordAccountEvent } from "../../../auth/activity/record_account_event.ts";
import { hashSecret, newSecret } from "../../../auth/tokens/secret.ts";
import type { Acting, Actor } from "../../../practice.ts";
import * as paths from "../../../shared/paths.ts";

/** Returns when the acting user's feed was created, or null. Its address is not stored, only a hash. */
export async function findOwnFeed(
  { db, actor }: { db: Queryable; actor: Actor },
): Promise<{ createdAt: Temporal.Instant } | null> {
  const feed = await db.selectFrom("calendarFeeds").select("createdAt").where("userId", "=", actor.userId)
    .executeTakeFirst();
  return feed ?? null;
}

/** A new secret address, shown only once. */
interface NewFeed {
  /** https:// */
  address: string;
  createdAt: Temporal.Instant;
}

/** Creates a secret address for the acting user's busy times. An earlier one stops working. */
export function makeOwnFeed(acting: Acting): Promise<NewFeed> {
  return transaction(acting.db, (trx) => writeFeed(trx, acting));
}

/**
 * Does the same for a page that was shown when the address was this old, or missing. Null: there is a newer
 * one, which a reloaded page must not replace.
 */
export function makeOwnFeedInstead(acting: Acting, shown: Temporal.Instant | null): Promise<NewFeed | null> {
  return transaction(acting.db, async (trx) => {
    const feed = await findOwnFeed({ ...acting, db: trx });
    const isSame = String(feed?.createdAt ?? null) === String(shown);
    return isSame ? await writeFeed(trx, acting) : null;
  });
}

async function writeFeed(trx: Transaction, acting: Acting): Promise<NewFeed> {
  const { now, actor, config } = acting;
  const secret = newSecret();
  const row = { secretHash: hashSecret(secret), createdAt: now() };
  await trx.insertInto("calendarFeeds").values({ userId: actor.userId, ...row })
    .onConflict((conflict) => conflict.column("userId").doUpdateSet(row)).execute();
  await recordAccountEvent(trx, acting, actor.userId, "make_calendar_address");
  return { address: config.origin + paths.calendarFeed(secret), createdAt: row.createdAt };
}

/** Revokes the address: it serves nothing from the next request on. */
export async function revokeOwnFeed(acting: Acting): Promise<void> {
  const { userId } = acting.actor;
  await transaction(acting.db, async (trx) => {
    if (await deleteFeed(trx, userId)) {
      await recordAccountEvent(trx, acting, userId, "revoke_calendar_address");
    }
  });
}

/** Deletes a user's feed. @returns whether there was one. */
export async function deleteFeed(trx: Transaction, userId: string): Promise<boolean> {
  const deleted = await trx.deleteFrom("calendarFeeds").where("userId", "=", userId).returning("userId")
    .executeTakeFirst();
  return deleted !== undefined;
}
