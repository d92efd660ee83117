import { z } from "zod";
import type { TokenType } from "../tokens/single_use_token.ts";
import { providerIds } from "../../config/providers.ts";
import { identity } from "./identity.ts";

/** Why a user goes to a provider: to sign in, to link an account, or to confirm their identity. */
export const oauthPurposes = ["sign_in", "link", "confirm"] as const;
export type OAuthPurpose = (typeof oauthPurposes)[number];

const payload = z.strictObject({
  provider: z.enum(providerIds),
  purpose: z.enum(oauthPurposes),
  nonce: z.string(),
  verifier: z.string(),
  /** The hash of the secret in the browser's cookie. */
  browser: z.string(),
  returnTo: z.string().nullable(),
});

/**
 * A round trip to a provider; its secret is the `state`. It lasts ten minutes and works once (RFC 9700, 2.1
 * and 4.7).
 */
export const oauthAttempt: TokenType<typeof payload> = {
  kind: "oauth",
  lives: Temporal.Duration.from({ minutes: 10 }),
  payload,
};

const newcomer = identity.extend({ returnTo: z.string().nullable() });

/** A person whom a provider vouches for and who has no account yet. */
export const newcomerToken: TokenType<typeof newcomer> = {
  kind: "oauth_sign_up",
  lives: Temporal.Duration.from({ minutes: 30 }),
  payload: newcomer,
};
