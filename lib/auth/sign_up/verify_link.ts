import type { Caller } from "../../practice.ts";
import { type CompletedSignUp, completeSignUp } from "./complete_sign_up.ts";
import { countAttempt, type TooMany } from "../limits/count_attempt.ts";
import { verifyPassword } from "../password/password.ts";
import { MOST_TRIES, openPendingSignUp, type PendingSignUp, pendingSignUps } from "./pending_sign_up.ts";
import { hashSecret } from "../tokens/secret.ts";
import type { Browser } from "../sessions/session.ts";
import { countTry } from "./verify_email.ts";

/**
 * Returns the attempt that a mail's link belongs to. Looking changes nothing, because mail scanners look as
 * well.
 */
export async function findByLink(caller: Caller, secret: string): Promise<PendingSignUp | null> {
  const row = await pendingSignUps(caller).select(["id", "payload"])
    .where("secretHash", "=", hashSecret(secret))
    .where("attempts", "<", MOST_TRIES)
    .executeTakeFirst();
  return row ? await openPendingSignUp(caller, row) : null;
}

export type VerifyLinkResult =
  | CompletedSignUp
  /** A browser other than the one that signed up must give the password. */
  | { kind: "wrong_password"; triesLeft: number }
  | { kind: "gone" }
  | TooMany;

/**
 * Verifies an address through a mailed link. In the browser that started the attempt, the link is enough. Any
 * other browser must give the attempt's password. Otherwise an address's owner could be tricked into
 * activating a stranger's account with the stranger's password.
 */
export async function verifyLink(
  caller: Caller,
  { secret, attemptId, password }: { secret: string; attemptId: string | null; password: string },
  browser: Browser,
): Promise<VerifyLinkResult> {
  const refusal = await countAttempt(caller, ["verifyByNetwork", caller.network]);
  if (refusal) return refusal;
  const pending = await findByLink(caller, secret);
  if (!pending || pending.request.kind === "taken") return { kind: "gone" };
  if (pending.id !== attemptId) {
    const tries = await countTry(caller, pending.id, null);
    if (tries === null) return { kind: "gone" };
    const isRight = await verifyPassword(
      caller.config,
      password,
      pending.request.passwordHash,
    );
    if (!isRight) return { kind: "wrong_password", triesLeft: MOST_TRIES - tries };
  }
  const completed = await completeSignUp(caller, browser, (trx) =>
    trx.deleteFrom("tokens")
      .where("id", "=", pending.id).where("secretHash", "=", hashSecret(secret))
      .returning(["id", "payload"]).executeTakeFirst());
  return completed ?? { kind: "gone" };
}
