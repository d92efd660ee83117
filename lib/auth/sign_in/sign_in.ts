import { transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
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
  /** Address or password is wrong, or the account is suspended; the answer does not say which. */
  | { kind: "wrong" }
  /** The password is correct and the address not yet verified, so a new code has been sent. */
  | { kind: "unproven"; attemptId: string }
  | TooMany;

/**
 * Signs in with address and password. An account, a pending sign-up and neither cost the same queries and one
 * bcrypt, and get one sentence (ASVS 5.0, 6.3.8).
 */
export async function signIn(caller: Caller, input: SignInInput, browser: Browser): Promise<SignInResult> {
  const key = emailKey(input.email);
  const ofAccount: Counted[] = [["signInByAccountAndNetwork", key, caller.network], ["signInByAccount", key]];
  const refusal = await countSignIn(caller, key, ofAccount);
  if (refusal) return refusal;

  const [account, pending] = await Promise.all([findAccount(caller, key), findNewestSignUp(caller, key)]);
  const attempt = pending?.request.kind === "new" ? pending.request : null;
  const passwordHash = account ? account.passwordHash : attempt?.passwordHash ?? null;
  const isRight = await verifyPassword(caller.config, input.password, passwordHash);
  if (!isRight) return await refuse(caller, "wrong_password", account);
  if (account && account.status !== "active") return await refuse(caller, account.status, account);
  await forgetAttempts(caller, ...ofAccount);
  if (account) {
    return await transaction(
      caller.db,
      (trx) => passFirstFactor(trx, caller, account, "password", browser),
    );
  }

  const renewed = pending ? await renewSignUp(caller, pending.id) : { kind: "gone" as const };
  if (renewed.kind === "code_sent") return { kind: "unproven", attemptId: renewed.attemptId };
  return renewed.kind === "too_many" ? renewed : { kind: "wrong" };
}

async function countSignIn(
  caller: Caller,
  key: string,
  [here, everywhere]: Counted[],
): Promise<TooMany | null> {
  const refusal = await countAttempt(caller, ["signInByNetwork", caller.network], here);
  // Refused attempts do not count against the account, so that one network alone cannot use up its limit.
  if (refusal) return refusal;
  const elsewhere = await countAttempt(caller, everywhere);
  return elsewhere && !await isSignedInFrom(caller, key) ? elsewhere : null;
}

/** Whether the account has a session that started in this network. */
async function isSignedInFrom({ db, network, now }: Caller, key: string): Promise<boolean> {
  const session = await db.selectFrom("sessions").innerJoin("users", "users.id", "sessions.userId")
    .select("sessions.id")
    .where("users.emailKey", "=", key)
    .where("sessions.network", "=", network)
    .where("sessions.expiresAt", ">", now())
    .executeTakeFirst();
  return session !== undefined;
}

type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>;

async function findAccount({ db }: Caller, key: string) {
  return await db.selectFrom("users")
    .leftJoin(
      "accounts",
      (on) => on.onRef("accounts.userId", "=", "users.id").on("accounts.issuer", "=", OWN_ISSUER),
    )
    .select(["users.id", "role", "name", "email", "timeZone", "status", "passwordHash"])
    .where("emailKey", "=", key)
    .executeTakeFirst() ?? null;
}

async function findNewestSignUp(caller: Caller, key: string): Promise<PendingSignUp | null> {
  const row = await pendingSignUps(caller).select(["id", "payload"])
    .where("emailKey", "=", key).orderBy("createdAt", "desc").limit(1).executeTakeFirst();
  return row ? await openPendingSignUp(caller, row) : null;
}

async function refuse(caller: Caller, reason: string, account: Account | null): Promise<SignInResult> {
  await transaction(
    caller.db,
    (trx) =>
      recordAccountEvent(trx, caller, account?.id ?? null, "sign_in", {
        outcome: "refused",
        reason,
        by: null,
      }),
  );
  return { kind: "wrong" };
}
