import { transaction } from "../../../db/transaction.ts";
import type { Visit } from "../../practice.ts";
import type { SignInInput } from "../../shared/schemas/auth.ts";
import { countAttempt, type Counted, forgetAttempts, type TooMany } from "../limits/count_attempt.ts";
import { OWN_ISSUER } from "../accounts/create_user.ts";
import { emailKey } from "../accounts/email_key.ts";
import { verifyPassword } from "../password/password.ts";
import { type PassedFirstFactor, passFirstFactor } from "./pass_first_factor.ts";
import { openPendingSignUp, type PendingSignUp, pendingSignUps } from "../sign_up/pending_sign_up.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { renewSignUp } from "../sign_up/renew_sign_up.ts";
import type { Browser } from "../sessions/session.ts";

export type SignInResult =
  | PassedFirstFactor
  /** Address or password is wrong, or the account is suspended: the answer does not tell which. */
  | { kind: "wrong" }
  /** The password is right and the address not yet proven: a new code is on its way. */
  | { kind: "unproven"; attemptId: string }
  | TooMany;

/**
 * Signs in by address and password. Whether there is an account, a sign-up that waits for its proof, or neither: the same
 * queries, one bcrypt, one sentence (ASVS 5.0, 6.3.8).
 */
export async function signIn(visit: Visit, input: SignInInput, browser: Browser): Promise<SignInResult> {
  const key = emailKey(input.email);
  const ofAccount: Counted[] = [["signInByAccountAndNetwork", key, visit.network], ["signInByAccount", key]];
  const refusal = await countSignIn(visit, key, ofAccount);
  if (refusal) return refusal;

  const [account, pending] = await Promise.all([findAccount(visit, key), findNewestSignUp(visit, key)]);
  const attempt = pending?.request.kind === "new" ? pending.request : null;
  const passwordHash = account ? account.passwordHash : attempt?.passwordHash ?? null;
  const isRight = await verifyPassword(visit.config.passwordPepper, input.password, passwordHash);
  if (!isRight) return await refuse(visit, "wrong_password", account);
  if (account && account.status !== "active") return await refuse(visit, account.status, account);
  await forgetAttempts(visit, ...ofAccount);
  if (account) {
    return await transaction(
      visit.db,
      (trx) => passFirstFactor(trx, visit, account, "password", browser),
    );
  }

  const renewed = pending ? await renewSignUp(visit, pending.id) : { kind: "gone" as const };
  if (renewed.kind === "code_sent") return { kind: "unproven", attemptId: renewed.attemptId };
  return renewed.kind === "too_many" ? renewed : { kind: "wrong" };
}

async function countSignIn(
  visit: Visit,
  key: string,
  [here, everywhere]: Counted[],
): Promise<TooMany | null> {
  const refusal = await countAttempt(visit, ["signInByNetwork", visit.network], here);
  // Refused attempts don't count on the account as well: one network alone must not be able to use up its limit.
  if (refusal) return refusal;
  const elsewhere = await countAttempt(visit, everywhere);
  return elsewhere && !await isSignedInFrom(visit, key) ? elsewhere : null;
}

/** Whether the account has a session that was begun in this network. */
async function isSignedInFrom({ db, network, now }: Visit, key: string): Promise<boolean> {
  const session = await db.selectFrom("sessions").innerJoin("users", "users.id", "sessions.userId")
    .select("sessions.id")
    .where("users.emailKey", "=", key)
    .where("sessions.network", "=", network)
    .where("sessions.expiresAt", ">", now())
    .executeTakeFirst();
  return session !== undefined;
}

type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>;

async function findAccount({ db }: Visit, key: string) {
  return await db.selectFrom("users")
    .leftJoin(
      "accounts",
      (on) => on.onRef("accounts.userId", "=", "users.id").on("accounts.issuer", "=", OWN_ISSUER),
    )
    .select(["users.id", "role", "name", "email", "timeZone", "status", "passwordHash"])
    .where("emailKey", "=", key)
    .executeTakeFirst() ?? null;
}

async function findNewestSignUp(visit: Visit, key: string): Promise<PendingSignUp | null> {
  const row = await pendingSignUps(visit).select(["id", "payload"])
    .where("emailKey", "=", key).orderBy("createdAt", "desc").limit(1).executeTakeFirst();
  return row ? await openPendingSignUp(visit, row) : null;
}

async function refuse(visit: Visit, reason: string, account: Account | null): Promise<SignInResult> {
  await transaction(
    visit.db,
    (trx) =>
      recordAccountEvent(trx, visit, account?.id ?? null, "sign_in", {
        outcome: "refused",
        reason,
        by: null,
      }),
  );
  return { kind: "wrong" };
}
