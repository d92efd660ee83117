/** Where people can sign in from, besides here. */
export const providerIds = ["google", "zoom"] as const;
export type ProviderId = (typeof providerIds)[number];

/** Where one provider is asked, and as whom. */
export interface ProviderConfig {
  clientId: string;
  clientSecret: string;
  /** Identities are the issuer's and its subject's, never an address (RFC 9700; OpenID Connect Core, 5.7). */
  issuer: string;
  authorizationUrl: string;
  tokenUrl: string;
  /** Where the person is looked up; absent: the ID token says it. */
  userUrl?: string;
  /** Where the keys are that sign ID tokens; absent: there are none. */
  keysUrl?: string;
}
