import assert from "node:assert/strict";
import type { User } from "../../../db/schema/accounts.ts";
import { transaction } from "../../../db/transaction.ts";
import { askForNewPasskey } from "../../../lib/auth/passkeys/ask_for_new_passkey.ts";
import { askForPasskey } from "../../../lib/auth/passkeys/ask_for_passkey.ts";
import type { Asked } from "../../../lib/auth/passkeys/passkey_challenge.ts";
import { registerPasskey } from "../../../lib/auth/passkeys/register_passkey.ts";
import { type RelyingParty, relyingParty } from "../../../lib/auth/passkeys/relying_party.ts";
import { newSecret } from "../../../lib/auth/tokens/secret.ts";
import { startSession } from "../../../lib/auth/sessions/session.ts";
import type { Session } from "../../../lib/auth/sessions/found_session.ts";
import type { SignInMethod } from "../../../lib/shared/codes/sign_in_methods.ts";
import { type Authenticator, makeAuthenticator } from "../../support/authenticator.ts";
import { actingFor, type TestPractice } from "../../support/practice.ts";
import { callerFrom, freshBrowser } from "../visitor.ts";

/** The relying party of a test's practice. */
export function partyOf({ config }: TestPractice): RelyingParty {
  const party = relyingParty(config);
  assert.ok(party);
  return party;
}

/** Opens a session for this user. */
export async function sessionFor(
  practice: TestPractice,
  user: User,
  method: SignInMethod = "password",
): Promise<Session> {
  const started = await transaction(
    practice.db,
    (trx) => startSession(trx, callerFrom(practice), user, freshBrowser, { method, twoFactors: false }),
  );
  return started.session;
}

/** Registers a passkey for the user. @returns the passkey's row ID, its authenticator and the session. */
export async function register(
  practice: TestPractice,
  user: User,
  { authenticator, session, userVerified = true }: {
    authenticator?: Authenticator;
    session?: Session;
    userVerified?: boolean;
  } = {},
) {
  const holder = authenticator ?? await makeAuthenticator(practice.config.origin, { userVerified });
  const acting = actingFor(practice, user);
  const within = session ?? await sessionFor(practice, user);
  const browserSecret = newSecret();
  const options = await askForNewPasskey(acting, partyOf(practice), browserSecret);
  const credential = await holder.create(options);
  const userAgent = "Mozilla/5.0 (Linux; Android 14) Chrome/130.0";
  const result = await registerPasskey(acting, within, partyOf(practice), {
    credential,
    browserSecret,
    userAgent,
  });
  assert.ok(result.kind === "registered", result.kind);
  return { authenticator: holder, passkeyId: result.passkey.id, session: result.started.session, result };
}

/** Requests options for a use, and the browser's secret. */
export async function ask(
  practice: TestPractice,
  { purpose = "sign_in", userId = null }: Partial<Asked> = {},
) {
  const browserSecret = newSecret();
  const asked = await askForPasskey(callerFrom(practice), partyOf(practice), {
    purpose,
    userId,
    browserSecret,
  });
  assert.ok(asked.kind === "asked");
  return { options: asked.options, browserSecret };
}
