import { transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import type { SignInInput } from "../../shared/schemas/auth.ts";
import { countAttempt, type Counted, forgetAttempts, type TooMany } from "../limits/count_attempt.ts";
import { OWN_ISSUER } from "../accounts/create_user.ts";
import { emailKey } from "../accounts/email_key.ts";
import { verifyPassword } from "../password/password.ts";
import { type PassedFirstFactor, passFirstFactor } from "./pass_first_factor.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { isKnownBrowser } from "../sessions/recognize_browser.ts";
import type { Browser } from "../sessions/session.ts";

export type SignInResult =
  | PassedFirstFactor
  /** Address or password is wrong, or the account is suspended; the answer does not say which. */
  | { kind: "wrong" }
  | TooMany;

/**
 * Signs in with address and password. With and without an account, it costs the same queries and one bcrypt,
 * and the refusal has one sentence (ASVS 5.0, 6.3.8). A sign-up that waits for its code is no account yet:
 * its password opens nothing, or a stranger could sign up with an address and learn here if it was taken.
 */
export async function signIn(caller: Caller, input: SignInInput, browser: Browser): Promise<SignInResult> {
  const key = emailKey(input.email);
  const flood = await countAttempt(caller, ["signInByNetwork", caller.network]);
  if (flood) return flood;
  const counters = await countersFor(caller, key, browser);
  const refusal = await countSignIn(caller, key, counters);
  if (refusal) return refusal;

  const account = await findAccount(caller, key);
  const passwordHash = account?.passwordHash ?? null;
  const isRight = await verifyPassword(caller.config, input.password, passwordHash);
  if (!account || !isRight) return await refuse(caller, "wrong_password", account);
  if (account.status !== "active") return await refuse(caller, account.status, account);
  await forgetAttempts(caller, ...counters);
  return await transaction(
    caller.db,
    (trx) => passFirstFactor(trx, caller, account, "password", browser),
  );
}

/** What an attempt counts against. A browser that the account knows counts nowhere else. */
type Counters = [here: Counted] | [here: Counted, everywhere: Counted];

/** A browser that the account knows has a counter of its own, which nobody else's attempts reach. */
async function countersFor(
  { db, network }: Caller,
  key: string,
  { secret }: Browser,
): Promise<Counters> {
  return secret && await isKnownBrowser(db, key, secret)
    ? [["signInByKnownBrowser", key, secret]]
    : [["signInByAccountAndNetwork", key, network], ["signInByAccount", key]];
}

async function countSignIn(
  caller: Caller,
  key: string,
  [here, everywhere]: Counters,
): Promise<TooMany | null> {
  const refusal = await countAttempt(caller, here);
  // Refused attempts do not count against the account, so that one network alone cannot use up its limit.
  if (refusal || !everywhere) return refusal;
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
