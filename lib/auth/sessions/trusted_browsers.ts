import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { describeBrowser } from "../activity/describe_browser.ts";

/** A browser that currently skips the second factor. */
interface TrustedBrowser {
  id: string;
  browser: string;
  lastSeenAt: Temporal.Instant;
  trustedUntil: Temporal.Instant;
}

/** Returns the browsers that the acting user trusts, by last use. */
export async function listTrustedBrowsers({ db, now, actor }: Acting): Promise<TrustedBrowser[]> {
  const rows = await db.selectFrom("browsers").select(["id", "userAgent", "lastSeenAt", "trustedUntil"])
    .where("userId", "=", actor.userId).where("trustedUntil", ">", now())
    .orderBy("lastSeenAt", "desc").orderBy("id").execute();
  return rows.flatMap(({ userAgent, trustedUntil, ...row }) =>
    trustedUntil ? [{ ...row, trustedUntil, browser: describeBrowser(userAgent) }] : []
  );
}

/** Ends the trust in one of the acting user's own browsers. */
export function forgetBrowser(
  acting: Acting,
  browserId: string,
): Promise<{ kind: "forgotten" } | { kind: "not_found" }> {
  const { actor, db } = acting;
  return transaction(db, async (trx) => {
    const own = await trx.updateTable("browsers").set({ trustedUntil: null }).where("id", "=", browserId)
      .where("userId", "=", actor.userId).returning("id").executeTakeFirst();
    if (!own) return { kind: "not_found" };
    await recordAccountEvent(trx, acting, actor.userId, "forget_browser");
    return { kind: "forgotten" };
  });
}
