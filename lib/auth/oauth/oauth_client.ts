import {
  ArcticFetchError,
  CodeChallengeMethod,
  OAuth2Client,
  OAuth2RequestError,
  type OAuth2Tokens,
} from "arctic";
import type { Config } from "../../config/config.ts";
import * as paths from "../../shared/paths.ts";
import { readIdToken } from "./id_token.ts";
import { type Identity, ProviderFailure } from "./identity.ts";
import type { ProviderConfig, ProviderId } from "../../config/providers.ts";
import { lookUpUser } from "./user_lookup.ts";
import { verifySignature } from "./verify_signature.ts";

/** A slower provider counts as unavailable. Milliseconds. */
const ANSWER_WITHIN_MS = 10_000;

const scopes: Record<ProviderId, string[]> = {
  google: ["openid", "email", "profile"],
  zoom: ["user:read:user"],
};

interface Where {
  provider: ProviderId;
  config: Pick<Config, "origin" | "providers">;
}

/** Returns the provider's page to redirect to. */
export function authorizationUrl(
  where: Where,
  { state, nonce, verifier, prompt }: {
    state: string;
    nonce: string;
    verifier: string;
    /** `login`: the provider requires its own proof, even from a user who is signed in there. */
    prompt: "select_account" | "login";
  },
): URL {
  const { client, provider } = clientOf(where);
  const url = client.createAuthorizationURLWithPKCE(
    provider.authorizationUrl,
    state,
    CodeChallengeMethod.S256,
    verifier,
    scopes[where.provider],
  );
  if (where.provider === "google") {
    url.searchParams.set("nonce", nonce);
    url.searchParams.set("prompt", prompt);
  }
  return url;
}

/** Exchanges the code and reads the identity. @throws {ProviderFailure} */
export async function fetchIdentity(
  where: Where,
  { code, verifier, nonce, now }: { code: string; verifier: string; nonce: string; now: Temporal.Instant },
): Promise<Identity> {
  const { client, provider: config } = clientOf(where);
  const { provider } = where;
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const tokens = await exchange(client, config, code, verifier, signal);
  if (config.userUrl) return await lookUpUser(tokens.accessToken(), { provider, config, signal });
  if (!config.keysUrl) throw new Error(`${provider} has neither a user endpoint nor keys.`);
  const said = await verifySignature(idTokenOf(tokens), { keysUrl: config.keysUrl, now, signal });
  return readIdToken(said, { provider, config, nonce, now });
}

function idTokenOf(tokens: OAuth2Tokens): string {
  try {
    return tokens.idToken();
  } catch (error) {
    throw new ProviderFailure("invalid", { cause: error });
  }
}

/** The library's own request has no timeout, so it races one. */
async function exchange(
  client: OAuth2Client,
  { tokenUrl }: ProviderConfig,
  code: string,
  verifier: string,
  signal: AbortSignal,
): Promise<OAuth2Tokens> {
  const tooLate = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(new ProviderFailure("unreachable")));
  });
  try {
    return await Promise.race([client.validateAuthorizationCode(tokenUrl, code, verifier), tooLate]);
  } catch (error) {
    if (error instanceof ProviderFailure) throw error;
    if (error instanceof OAuth2RequestError) throw new ProviderFailure("refused", { cause: error });
    if (error instanceof ArcticFetchError) throw new ProviderFailure("unreachable", { cause: error });
    throw new ProviderFailure("invalid", { cause: error });
  }
}

function clientOf({ provider: id, config }: Where): { client: OAuth2Client; provider: ProviderConfig } {
  const provider = config.providers[id];
  if (!provider) throw new Error(`${id} is not configured.`);
  const redirectUri = config.origin + paths.providerCallback(id);
  return { client: new OAuth2Client(provider.clientId, provider.clientSecret, redirectUri), provider };
}
