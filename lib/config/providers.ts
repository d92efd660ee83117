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

/** The providers that the environment names. */
export type Providers = Partial<Record<ProviderId, ProviderConfig>>;

interface Configured {
  providers: Providers;
}

/** What they are called. */
export const providerLabels: Record<ProviderId, string> = { google: "Google", zoom: "Zoom" };

/** The providers that are configured; the others have no button. */
export function configuredProviders({ providers }: Configured): ProviderId[] {
  return providerIds.filter((id) => providers[id] !== undefined);
}

/** The provider that an address names, or null. */
export function providerNamed(
  name: string | undefined,
  config: Configured,
): ProviderId | null {
  return configuredProviders(config).find((id) => id === name) ?? null;
}

/** What a linked account's issuer is called. */
export function providerOfIssuer(
  issuer: string,
  { providers }: Configured,
): ProviderId | null {
  return providerIds.find((id) => providers[id]?.issuer === issuer) ?? null;
}

/** The configured providers with what they are called, for their buttons. */
export const providersOf = (config: Configured) =>
  configuredProviders(config).map((id) => ({ id, label: providerLabels[id] }));
