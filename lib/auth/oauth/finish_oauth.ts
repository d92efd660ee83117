import { transaction } from "../../../db/transaction.ts";
import type { Acting, Caller } from "../../practice.ts";
import { hashSecret } from "../tokens/secret.ts";
import type { Browser } from "../sessions/session.ts";
import type { Session } from "../sessions/found_session.ts";
import { useToken } from "../tokens/single_use_token.ts";
import { confirmWithIdentity, type ConfirmWithIdentityResult } from "./confirm_with_identity.ts";
import { ProviderFailure } from "./identity.ts";
import { linkIdentity, type LinkResult } from "./link_identity.ts";
import { oauthAttempt } from "./oauth_attempt.ts";
import { fetchIdentity } from "./oauth_client.ts";
import type { ProviderId } from "../../config/providers.ts";
import { signInWithIdentity, type SignInWithIdentityResult } from "./sign_in_with_identity.ts";

/** The parameters that the provider's redirect carries. */
interface OAuthAnswer {
  provider: ProviderId;
  state: string;
  code: string | null;
  /** RFC 6749, 4.1.2.1: `access_denied` and others. */
  error: string | null;
  /** RFC 9207: the issuer that answers, if the provider names it. */
  issuer: string | null;
}

export type FinishOAuthResult =
  & { returnTo: string | null }
  & (
    | SignInWithIdentityResult
    | LinkResult
    | ConfirmWithIdentityResult
    /** Never started here, used, expired, or from another browser, provider or user. */
    | { kind: "gone" }
    /** The user declined at the provider. */
    | { kind: "denied" }
    | { kind: "failed"; reason: ProviderFailure["reason"] }
  );

/** Completes a provider's redirect. The identity is read only after the attempt is used up. */
export async function finishOAuth(
  caller: Caller,
  answer: OAuthAnswer,
  { browser, browserSecret, session }: {
    browser: Browser;
    browserSecret: string | null;
    session: Session | null;
  },
): Promise<FinishOAuthResult> {
  const token = await transaction(caller.db, (trx) => useToken(trx, caller, oauthAttempt, answer.state));
  const attempt = token?.payload;
  const isSameBrowser = browserSecret !== null && attempt?.browser === hashSecret(browserSecret);
  const isSamePerson = attempt?.purpose === "sign_in" ||
    (caller.actor && token?.userId === caller.actor.userId);
  if (!attempt || !isSameBrowser || !isSamePerson || attempt.provider !== answer.provider) {
    return { kind: "gone", returnTo: null };
  }
  const { returnTo, purpose, provider } = attempt;
  const expected = caller.config.providers[provider]?.issuer;
  // An attacker could redirect here with another provider's code (mix-up; RFC 9700, 4.4).
  if (answer.issuer !== null && answer.issuer !== expected) return { kind: "gone", returnTo };
  if (answer.error === "access_denied") return { kind: "denied", returnTo };
  if (answer.error !== null || answer.code === null) return { kind: "failed", reason: "refused", returnTo };
  try {
    const { verifier, nonce } = attempt;
    const where = { provider, config: caller.config };
    const identity = await fetchIdentity(where, { code: answer.code, verifier, nonce, now: caller.now() });
    if (purpose === "sign_in") {
      return { ...await signInWithIdentity(caller, identity, returnTo, browser), returnTo };
    }
    if (!caller.actor || !session) return { kind: "gone", returnTo };
    const acting: Acting = { ...caller, actor: caller.actor };
    const result = purpose === "link"
      ? await linkIdentity(acting, identity)
      : await confirmWithIdentity(acting, session, identity);
    return { ...result, returnTo };
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error;
    caller.log.warn("provider_failed", { provider, reason: error.reason, requestId: caller.requestId });
    return { kind: "failed", reason: error.reason, returnTo };
  }
}
