import { type Transaction, transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { emailAddress } from "../../shared/schemas/auth.ts";
import type { SigningInUser } from "../activity/actor_of.ts";
import { emailKey } from "../accounts/email_key.ts";
import { notifyOwner } from "../notices/notify_owner.ts";
import { type PassedFirstFactor, passFirstFactor } from "../sign_in/pass_first_factor.ts";
import { ownerOf, recordAccountEvent } from "../activity/record_account_event.ts";
import type { Browser } from "../sessions/session.ts";
import { issueToken } from "../tokens/single_use_token.ts";
import type { Identity } from "./identity.ts";
import { newcomerToken } from "./oauth_attempt.ts";
import { providerLabels } from "../../config/providers.ts";

export type SignInWithIdentityResult =
  | PassedFirstFactor
  /** There is no account yet: the ticket leads to the rest of the sign-up. */
  | { kind: "newcomer"; ticket: string }
  /** The account is suspended. */
  | { kind: "refused" };

/**
 * Signs in a user whom a provider vouches for. The account is the one linked to the identity (issuer and
 * subject). A new identity is linked to the account with its address only if both sides have verified that
 * address: the provider says so, and no account here exists without verification (GHSA-g38m-r43w-p2q7). Its
 * owner is notified, and a second factor is still required.
 */
export async function signInWithIdentity(
  caller: Caller,
  identity: Identity,
  returnTo: string | null,
  browser: Browser,
): Promise<SignInWithIdentityResult> {
  return await transaction(caller.db, async (trx): Promise<SignInWithIdentityResult> => {
    const user = await findLinked(trx, identity) ?? await findByProvenEmail(trx, identity);
    if (!user) return { kind: "newcomer", ticket: await issueTicket(trx, caller, identity, returnTo) };
    const { status, isLinked, ...person } = user;
    if (status !== "active") {
      const refused = { outcome: "refused", reason: status, by: null } as const;
      await recordAccountEvent(trx, caller, person.id, "sign_in", refused);
      return { kind: "refused" };
    }
    if (!isLinked) await link(trx, caller, person, identity);
    return await passFirstFactor(trx, caller, person, identity.provider, browser);
  });
}

type Found = SigningInUser & { status: string; isLinked: boolean };

async function findLinked(trx: Transaction, { issuer, subject }: Identity): Promise<Found | null> {
  const row = await trx.selectFrom("accounts").innerJoin("users", "users.id", "accounts.userId")
    .select(["users.id", "role", "name", "email", "timeZone", "status"])
    .where("issuer", "=", issuer).where("subject", "=", subject).executeTakeFirst();
  return row ? { ...row, isLinked: true } : null;
}

async function findByProvenEmail(
  trx: Transaction,
  { email, isEmailProven }: Identity,
): Promise<Found | null> {
  const address = emailAddress.safeParse(email);
  if (!isEmailProven || !address.success) return null;
  const row = await trx.selectFrom("users").select(["id", "role", "name", "email", "timeZone", "status"])
    .where("emailKey", "=", emailKey(address.data)).executeTakeFirst();
  return row ? { ...row, isLinked: false } : null;
}

/** Links the identity, so that it signs in to this account from now on. */
export async function link(
  trx: Transaction,
  caller: Caller,
  user: SigningInUser,
  { issuer, subject, provider }: Identity,
): Promise<void> {
  await trx.insertInto("accounts").values({
    id: crypto.randomUUID(),
    userId: user.id,
    issuer,
    subject,
    passwordHash: null,
    createdAt: caller.now(),
  }).execute();
  await recordAccountEvent(trx, caller, user.id, "link_provider", { by: ownerOf(user), reason: provider });
  await notifyOwner(trx, caller, user, { kind: "provider_linked", provider: providerLabels[provider] });
}

function issueTicket(trx: Transaction, caller: Caller, identity: Identity, returnTo: string | null) {
  const address = emailAddress.safeParse(identity.email);
  const email = address.success ? address.data : null;
  const isEmailProven = identity.isEmailProven && email !== null;
  const name = identity.name.slice(0, 100);
  return issueToken(trx, caller, newcomerToken, {
    userId: null,
    payload: { ...identity, name, email, isEmailProven, returnTo },
  });
}
