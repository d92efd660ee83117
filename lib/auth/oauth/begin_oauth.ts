import { generateCodeVerifier } from "arctic";
import { transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { countAttempt, type TooMany } from "../limits/count_attempt.ts";
import { hashSecret, newSecret } from "../tokens/secret.ts";
import { issueToken } from "../tokens/single_use_token.ts";
import { oauthAttempt, type OAuthPurpose } from "./oauth_attempt.ts";
import { authorizationUrl } from "./oauth_client.ts";
import type { ProviderId } from "../../config/providers.ts";

/**
 * Starts a redirect to a provider. State, nonce and PKCE verifier are created for this browser and this
 * provider, and work once (RFC 9700, 2.1; GHSA-x445-f3h2-j279). Linking and confirming are bound to the user
 * who started them.
 */
export async function beginOAuth(
  caller: Caller,
  { provider, purpose, returnTo, browserSecret }: {
    provider: ProviderId;
    purpose: OAuthPurpose;
    returnTo: string | null;
    browserSecret: string;
  },
): Promise<{ kind: "begun"; url: string } | TooMany> {
  const refusal = await countAttempt(caller, ["oauthByNetwork", caller.network]);
  if (refusal) return refusal;
  const nonce = newSecret();
  const verifier = generateCodeVerifier();
  const state = await transaction(caller.db, (trx) =>
    issueToken(trx, caller, oauthAttempt, {
      userId: purpose === "sign_in" ? null : caller.actor?.userId ?? null,
      payload: { provider, purpose, nonce, verifier, browser: hashSecret(browserSecret), returnTo },
    }));
  const prompt = purpose === "confirm" ? "login" : "select_account";
  const url = authorizationUrl({ provider, config: caller.config }, { state, nonce, verifier, prompt });
  return { kind: "begun", url: url.href };
}
